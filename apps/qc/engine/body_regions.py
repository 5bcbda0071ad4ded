"""Which regions of the body a term or a description speaks of."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _load() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    data = json.loads(files("apps.qc.engine.lexicon").joinpath("body_regions.json").read_text(encoding="utf-8"))
    words: dict[str, set[str]] = {}
    for region, terms in data["regions"].items():
        for term in terms:
            words.setdefault(term, set()).add(region)
    everything = frozenset(data["regions"])
    for term in data["everything"]:
        words[term] = set(everything)
    return {term: frozenset(regions) for term, regions in words.items()}, everything


@lru_cache(maxsize=4096)
def find_regions(text: str) -> frozenset[str]:
    """Regions of a BodyPartExamined term or of free text; empty when no word is known."""
    words, _ = _load()
    upper = text.upper()
    whole = re.sub(r"[\W_]", "", upper)
    if whole in words:
        return words[whole]
    tokens = re.findall(r"[A-Z]+", upper)
    joined = [first + second for first, second in zip(tokens, tokens[1:])]
    pairs = {n for n, pair in enumerate(joined) if pair in words}
    found = {words[joined[n]] for n in pairs}
    covered = {m for n in pairs for m in (n, n + 1)}  # CERVICAL SPINE is one word, not NECK and SPINE
    found |= {words[token] for n, token in enumerate(tokens) if n not in covered and token in words and len(token) > 2}
    found |= _find_ideographs(upper, words)
    return frozenset().union(*found) if found else frozenset()


def _find_ideographs(text: str, words: dict[str, frozenset[str]]) -> set[frozenset[str]]:
    found, at = set(), 0
    while at < len(text):
        size = next((n for n in (4, 3, 2, 1) if text[at] > "\u3400" and text[at : at + n] in words), 0)
        if size:
            found.add(words[text[at : at + size]])
        at += size or 1
    return found
