"""The words of order texts and what they stand for: concepts such as `part:KNEE`, `technique:ANGIO`, `contrast:without`."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Concept = tuple[str, str]
ALNUM = re.compile(r"[a-z0-9]")


@dataclass(frozen=True)
class Mention:
    """A word found at text[start:end]."""

    start: int
    end: int
    text: str
    concepts: tuple[Concept, ...]

    def of(self, kind: str) -> tuple[str, ...]:
        return tuple(value for k, value in self.concepts if k == kind)


@dataclass(frozen=True, eq=False)
class Lexicon:
    terms: Mapping[str, tuple[Concept, ...]]
    heads: Mapping[str, tuple[str, ...]]
    """First character -> its words, longest first. Lexicons are told apart by identity: what is made of one is kept with it."""
    version: str
    within: Mapping[str, tuple[str, ...]]
    same_as: Mapping[str, str]
    together: tuple[tuple[frozenset[str], str], ...]
    neighbours: frozenset[frozenset[str]]
    default_part: Mapping[str, str]
    prefers_plain: frozenset[str]
    weights: Mapping[str, float]
    plausible: Mapping[Concept, Mapping[str, Any]]

    def find(self, text: str) -> list[Mention]:
        """Words of a normalised text from left to right, the longest at each place; noise words take their place too."""
        found, i = [], 0
        while i < len(text):
            word = next((w for w in self.heads.get(text[i], ()) if _stands_at(w, text, i)), None)
            if word is None:
                i += 1
                continue
            found.append(Mention(i, i + len(word), word, self.terms[word]))
            i += len(word)
        return found

    def weight_of(self, technique: str) -> float:
        return self.weights.get(technique, 1.0)

    def ancestors(self, part: str) -> dict[str, int]:
        """The part itself and everything it lies in, with the number of steps."""
        steps, queue = {part: 0}, [part]
        while queue:
            here = queue.pop(0)
            for wider in self.within.get(here, ()):
                if wider not in steps:
                    steps[wider] = steps[here] + 1
                    queue.append(wider)
        return steps

    def are_related(self, a: str, b: str) -> bool:
        """The same place, one within the other, or next to each other: a side said of one speaks for the other."""
        return b in self.ancestors(a) or a in self.ancestors(b) or frozenset((a, b)) in self.neighbours


def normalise(text: str) -> str:
    """Lower case, half width, single spaces."""
    return re.sub(r"[ \t\u00a0\u3000]+", " ", unicodedata.normalize("NFKC", text).lower()).strip()


def parse_lexicon(concepts: Mapping[str, Any], files: Iterable[Mapping[str, Any]]) -> Lexicon:
    """From the documents of `data/order_text`; the words of all languages are read together, texts mix them."""
    terms: dict[str, tuple[Concept, ...]] = {}
    versions = [concepts["version"]]
    for file in files:
        versions.append(file["version"])
        for term in file["terms"]:
            meant = tuple(_split(c) for c in term["is"].split())
            for word in map(normalise, term["words"]):
                terms[word] = tuple(dict.fromkeys(terms.get(word, ()) + meant))
    heads: dict[str, list[str]] = {}
    for word in sorted(terms, key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(word)
    return Lexicon(
        terms=terms,
        heads={k: tuple(v) for k, v in heads.items()},
        version="+".join(dict.fromkeys(versions)),
        within={k: tuple(v) for k, v in concepts["within"].items()},
        same_as=concepts["same_as"],
        together=tuple((frozenset(t["parts"]), t["are"]) for t in concepts["together"]),
        neighbours=frozenset(frozenset(pair) for pair in concepts["neighbours"]),
        default_part=concepts["default_part"],
        prefers_plain=frozenset(concepts["prefers_plain"]),
        weights=concepts["technique"],
        plausible={_split(k): v for k, v in concepts["plausible"].items()},
    )


def _split(concept: str) -> Concept:
    kind, _, value = concept.partition(":")
    return kind, value


def _stands_at(word: str, text: str, at: int) -> bool:
    """Latin words end where no letter or digit follows; Chinese ones stand anywhere."""
    if not text.startswith(word, at):
        return False
    end = at + len(word)
    if at and ALNUM.match(word[0]) and ALNUM.match(text[at - 1]):
        return False
    return not (end < len(text) and ALNUM.match(word[-1]) and ALNUM.match(text[end]))
