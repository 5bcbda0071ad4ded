"""Slips of the pen in a section: one call for both languages, one answer for the three kinds of text fault."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.text import fold


@dataclass(frozen=True)
class Slip:
    """A stretch that was probably meant otherwise; `suggestion` replaces it, empty means delete it."""

    kind: str  # typo, char_extra, char_missing
    start: int
    end: int
    suggestion: str
    gain: float
    mild: bool = False  # more likely a word that no list has


def make_speller(lang: str, history: ReportHistory):
    """A model of the language (`find(text, folded)`), taught by the history; some seconds when that is large."""
    if lang == "en":
        from apps.qc.engine.spell_en import EnglishSpeller

        return EnglishSpeller(history)
    from apps.qc.engine.spell_zh import ChineseSpeller

    return ChineseSpeller(history)


# Two languages, and those of the history that is being replaced.
_get_speller = lru_cache(maxsize=4)(make_speller)

# A sentence ends here for the speller, whose titles and names reach over the point of an abbreviation.
_END = re.compile(r"[。\n]|(?<=[a-z]{3})(?<!\bprof)(?<!\bnurse)(?<!\bsister)[.;!?]\s+")


def find_slips(text: str, folded: str, lang: str, history: ReportHistory = NO_HISTORY) -> tuple[Slip, ...]:
    """Slips in reading order, none overlapping; a sentence that was read before is not read again."""
    if len(folded) > 20_000:
        return ()
    found: list[Slip] = []
    start = 0
    for end in [*(match.end() for match in _END.finditer(folded)), len(folded)]:
        if end > start:
            slips = _find_in_sentence(text[start:end], lang, history)
            found += [replace(slip, start=slip.start + start, end=slip.end + start) for slip in slips]
        start = end
    return tuple(found)


@lru_cache(maxsize=8192)
def _find_in_sentence(text: str, lang: str, history: ReportHistory) -> tuple[Slip, ...]:
    """Of two slips at one place the surer stays."""
    kept: list[Slip] = []
    for slip in sorted(_get_speller(lang, history).find(text, fold(text)), key=lambda item: (-item.gain, item.start)):
        if not any(slip.start < other.end + 1 and other.start < slip.end + 1 for other in kept):
            kept.append(slip)
    return tuple(sorted(kept, key=lambda item: item.start))
