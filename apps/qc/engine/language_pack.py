"""A language pack compiled once: the literal terms of a language, longest match first, and its cue patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from apps.qc.engine.english_forms import americanize
from apps.qc.engine.vertebrae import find_levels

Levels = tuple[tuple[str, str], ...]
_WORD = re.compile(r"[a-z]+|\d+")
_JOINT = re.compile(r"[\s\-'/]{0,2}")
_PARTS = (("distal ", "distal"), ("proximal ", "proximal"), ("远端", "distal"), ("近端", "proximal"))
_LONGEST_WORD = 60
TISSUES = ("node", "bone", "skin", "muscle")
"""Found anywhere in the body: beside a named organ they say little of the place."""
LEXICON = files("apps.qc.engine.lexicon")


def load_pack(name: str) -> dict:
    """One data file of the lexicon."""
    return tomllib.loads(LEXICON.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Meaning:
    """What a term stands for: a mask, a side, a finding family, or a place with its levels. `weak` places only refine another."""

    kind: str
    side: str = ""
    family: str = ""
    anatomy: str = ""
    levels: Levels = ()
    weak: bool = False


@dataclass(frozen=True)
class Token:
    """A meaning at a stretch of a text."""

    meaning: Meaning
    start: int
    end: int


@dataclass(frozen=True)
class Node:
    """A part of the body: the regions it lies in, and whether it is paired (P), single (M) or sided by nature (S)."""

    regions: frozenset[str]
    kind: str


@cache
def load_anatomy() -> tuple[dict[str, Node], dict[str, frozenset[str]]]:
    """Nodes of the body, and for every exam region the regions that its report may also speak of."""
    data = load_pack("anatomy")
    nodes = {}
    for name, row in data["nodes"].items():
        regions, _, kind = row.partition("|")
        nodes[name] = Node(frozenset(regions.split()), kind.strip())
    return nodes, {region: frozenset(words.split()) for region, words in data["scope"].items()}


class LanguagePack:
    """Terms and cues of one language."""

    def __init__(self, lang: str, own: tuple[tuple[str, Meaning], ...] = ()) -> None:
        self.lang = lang
        pack = load_pack(lang)
        self.terms: dict[str, Meaning] = {}
        self._collect(pack)
        self.terms |= dict(own)
        self._finder = _Phrases(self.terms) if lang == "en" else _Literals(self.terms)
        self.cues = {
            name: re.compile("|".join(f"(?:{cue})" for cue in _list(cues))) for name, cues in pack["cue"].items()
        }

    def _split(self, words: str) -> list[str]:
        return [
            word.strip()
            for word in (words.replace("\n", ",").split(",") if self.lang == "en" else words.split())
            if word.strip()
        ]

    def _collect(self, pack: dict) -> None:
        for family, words in pack["finding"].items():
            self._add(words, Meaning("finding", family=family))
        for place, words in pack["finding_place"].items():
            node, *level = place.split(".")
            levels = (tuple(level),) if level else ()
            for term in self._split(words):
                known = self.terms.get(term)
                family = known.family if known else "generic"
                self.terms[term] = Meaning("finding", family=family, anatomy=node, levels=levels)
        for node, words in pack["anatomy"].items():
            self._add(words, Meaning("place", anatomy=node))
        for term, meaning in list(self.terms.items()):
            part = next((value for mark, value in _PARTS if term.startswith(mark) or term.endswith(mark)), "")
            if part and meaning.kind == "place":
                self.terms[term] = Meaning("place", anatomy=meaning.anatomy, levels=(("part", part),))
        for organ, axes in pack["level"].items():
            for axis, values in axes.items():
                for value, words in values.items():
                    for term in self._split(words):
                        self._add_level(term, organ, (axis, value))
        for term, row in pack.get("composite", {}).items():
            organ, side, axis, value = row.split()
            self.terms[term] = Meaning("place", side=side, anatomy=organ, levels=((axis, value),))
        for side, words in pack["side"].items():
            self._add(words, Meaning("side", side=side))
        if self.lang != "en":
            self._split_findings()
        for term in self._split(pack["mask"]):
            if term not in self.terms or self.lang == "en":
                self.terms.setdefault(term, Meaning("mask"))

    def _split_findings(self) -> None:
        """肾囊肿 is a place and a finding: read as two terms when the rest means the same, else as a finding with its place."""
        for term, meaning in list(self.terms.items()):
            if meaning.kind != "finding" or meaning.anatomy:
                continue
            size = next((n for n in range(len(term) - 1, 0, -1) if self._is_place(term[:n])), 0)
            if not size:
                continue
            rest = self.terms.get(term[size:])
            if rest and rest.family == meaning.family:
                del self.terms[term]
            else:
                anatomy = self.terms[term[:size]].anatomy
                self.terms[term] = Meaning("finding", family=meaning.family, anatomy=anatomy)

    def _is_place(self, term: str) -> bool:
        known = self.terms.get(term)
        return known is not None and known.kind == "place" and known.anatomy not in ("", "bone", "skin", "muscle")

    def _add(self, words: str, meaning: Meaning) -> None:
        for term in self._split(words):
            self.terms.setdefault(term, meaning)

    def _add_level(self, term: str, organ: str, level: tuple[str, str]) -> None:
        known = self.terms.get(term)
        if known is None:
            self.terms[term] = Meaning("place", anatomy=organ, levels=(level,), weak=True)
        elif known.kind == "place":
            self.terms[term] = Meaning("place", anatomy=known.anatomy, levels=(*known.levels, level), weak=known.weak)

    def tokens(self, folded: str, start: int, end: int, modality: str = "") -> list[Token]:
        """Known terms of a stretch from left to right; masked words yield nothing."""
        found = [token for token in self._finder.find(folded, start, end) if token.meaning.kind != "mask"]
        levels = [
            Token(Meaning("place", anatomy=node, levels=((axis, value),)), at, stop)
            for node, axis, value, at, stop in find_levels(folded, start, end, modality)
        ]
        if levels:
            covered = {at for level in levels for at in range(level.start, level.end)}
            found = sorted([t for t in found if t.start not in covered] + levels, key=lambda token: token.start)
        return found

    def find_places(self, text: str) -> set[str]:
        """Parts of the body named in a short text such as an exam's body part (already folded)."""
        return {token.meaning.anatomy for token in self.tokens(text, 0, len(text)) if token.meaning.anatomy}


def _list(cues) -> list[str]:
    return [cues] if isinstance(cues, str) else cues


class _Literals:
    """Longest literal at every position, for a script without blanks."""

    def __init__(self, terms: dict[str, Meaning]) -> None:
        self._terms = terms
        lengths: dict[str, set[int]] = {}
        for term in terms:
            lengths.setdefault(term[0], set()).add(len(term))
        self._lengths = {char: sorted(row, reverse=True) for char, row in lengths.items()}

    def find(self, folded: str, start: int, end: int):
        at = start
        while at < end:
            for size in self._lengths.get(folded[at], ()):
                if at + size <= end and (meaning := self._terms.get(folded[at : at + size])) is not None:
                    yield Token(meaning, at, at + size)
                    at += size
                    break
            else:
                at += 1


class _Phrases:
    """Longest phrase of whole words at every word; a `*` closes a stem."""

    def __init__(self, terms: dict[str, Meaning]) -> None:
        self._stems: set[str] = set()
        rows: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for term, meaning in terms.items():
            words = tuple(word if word.endswith("*") else singular(word) for word in term.split())
            self._stems.update(word for word in words if word.endswith("*"))
            rows.setdefault(words[0], []).append((words, meaning))
        self._rows = {key: sorted(row, key=lambda item: -len(item[0])) for key, row in rows.items()}
        self._keys = lru_cache(maxsize=65536)(self._list_keys)

    def _list_keys(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST_WORD:
            return ()
        forms = dict.fromkeys((word, americanize(word)))
        stems = [
            stem for form in forms for size in range(len(form), 2, -1) if (stem := form[:size] + "*") in self._stems
        ]
        return (*map(singular, forms), *stems)

    def find(self, folded: str, start: int, end: int):
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(folded, start, end)]
        at = 0
        while at < len(words):
            best = self._match(words, at, folded)
            if best is None:
                at += 1
                continue
            size, meaning = best
            yield Token(meaning, words[at][0], words[at + size - 1][1])
            at += size

    def _match(self, words, at: int, folded: str):
        best = None
        for key in self._keys(words[at][2]):
            for phrase, meaning in self._rows.get(key, ()):
                size = len(phrase)
                if best is not None and size <= best[0]:
                    break
                if at + size <= len(words) and all(
                    phrase[n] in self._keys(words[at + n][2])
                    and _JOINT.fullmatch(folded, words[at + n - 1][1], words[at + n][0])
                    for n in range(1, size)
                ):
                    best = (size, meaning)
                    break
        return best


def singular(word: str) -> str:
    """A plain plural read as its singular."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=8)
def get_pack(lang: str, own: tuple[tuple[str, Meaning], ...] = ()) -> LanguagePack:
    """The language pack of a report, with a department's own terms; an unknown language reads as Chinese."""
    return LanguagePack("en" if lang == "en" else "zh", own)
