"""What a department adds to the language packs: terms with their meaning, words the speller is to know, preferred wordings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from apps.qc.engine.confusions import find_pair_fault
from apps.qc.engine.language_pack import Meaning, get_pack, load_anatomy, load_pack
from apps.qc.engine.text import fold

KINDS = ("preferred", "confusion", "word", "finding", "place", "mask")
LONGEST_TERM = 60


@dataclass(frozen=True)
class Entry:
    """One line: `meaning` is the preferred or the right wording, the finding's family or the part of the body; words and masks have none."""

    lang: str
    kind: str
    term: str
    meaning: str = ""


@dataclass(frozen=True)
class LexiconOverlay:
    """A department's entries; hashable, so that what was read under it can be kept."""

    entries: tuple[Entry, ...] = ()

    def list_preferred(self, lang: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.lang == lang and entry.kind == "preferred"]

    def list_words(self, lang: str) -> frozenset[str]:
        """Words that are no slips, folded."""
        named = (entry for entry in self.entries if entry.lang == lang and entry.kind not in _REWORDED)
        return frozenset(fold(entry.term) for entry in named)

    def list_confusions(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Wrong wordings that a person confirmed, each with the right one."""
        return tuple((e.term, e.meaning) for e in self.entries if e.lang == lang and e.kind == "confusion")

    def list_meanings(self, lang: str) -> tuple[tuple[str, Meaning], ...]:
        """Terms for the tagger."""
        return tuple(
            (fold(entry.term), _MEANINGS[entry.kind](entry.meaning))
            for entry in self.entries
            if entry.lang == lang and entry.kind in _MEANINGS
        )


_REWORDED = ("preferred", "confusion")
_MEANINGS = {
    "finding": lambda meaning: Meaning("finding", family=meaning),
    "place": lambda meaning: Meaning("place", anatomy=meaning),
    "mask": lambda _: Meaning("mask"),
}
NO_OVERLAY = LexiconOverlay()


@lru_cache(maxsize=4)
def list_meanings(lang: str) -> Mapping[str, frozenset[str]]:
    """Codes that an entry may stand for: families of findings, parts of the body."""
    families = {meaning.family for meaning in get_pack(lang).terms.values() if meaning.family}
    return {"finding": frozenset(families), "place": frozenset(load_anatomy()[0])}


def find_fault(entry: Entry) -> str:
    """Why an entry cannot be taken, as a code of words; empty when it can."""
    term = entry.term.strip()
    if not term or len(term) > LONGEST_TERM or "\n" in term:
        return "qc.lexicon_term_length"
    if entry.kind == "preferred" and (not entry.meaning.strip() or fold(entry.meaning) == fold(term)):
        return "qc.lexicon_preferred_missing"
    if entry.kind == "confusion" and (fault := find_pair_fault(entry.lang, term, entry.meaning)):
        return fault
    if entry.kind in ("finding", "place") and entry.meaning not in list_meanings(entry.lang)[entry.kind]:
        return "qc.lexicon_meaning_unknown"
    if entry.kind in ("word", "mask") and entry.meaning:
        return "qc.lexicon_meaning_unknown"
    return ""


def make_overlay(rows: Iterable[tuple[str, str, str, str]]) -> LexiconOverlay:
    """Rows of (lang, kind, term, meaning) in a fixed order, so that the same entries always make the same overlay."""
    return LexiconOverlay(tuple(sorted((Entry(*row) for row in rows), key=lambda e: (e.lang, e.kind, e.term))))


def lay_over(
    base: Iterable[tuple[str, str, str, str]], site: Iterable[tuple[str, str, str, str, bool]]
) -> LexiconOverlay:
    """The department's rows as one site has them: a row of the site (with `is_removed`) stands in place of the department's row
    of the same language, kind and term, or beside them all."""
    own = {(lang, kind, term): None if is_removed else meaning for lang, kind, term, meaning, is_removed in site}
    rows = {(lang, kind, term): meaning for lang, kind, term, meaning in base} | own
    return make_overlay((*key, meaning) for key, meaning in rows.items() if meaning is not None)


def count_built_in(lang: str) -> dict[str, int]:
    """How many terms the pack itself brings, by kind."""
    counts = dict.fromkeys(("finding", "place", "mask", "side"), 0)
    for meaning in get_pack(lang).terms.values():
        counts[meaning.kind] = counts.get(meaning.kind, 0) + 1
    return counts | {"word": len(load_pack("speech_en")["words"].split()) if lang == "en" else 0}
