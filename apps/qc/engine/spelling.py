"""Slips of the pen in a section: one call for both languages, one answer for the three kinds of text fault."""

from dataclasses import dataclass
from functools import lru_cache

from apps.qc.engine.report_history import NO_HISTORY, ReportHistory


@dataclass(frozen=True)
class Slip:
    """A stretch that was probably meant otherwise; `suggestion` replaces it, empty means delete it."""

    kind: str  # typo, char_extra, char_missing
    start: int
    end: int
    suggestion: str
    gain: float


@lru_cache(maxsize=8)
def _get_speller(lang: str, history: ReportHistory):
    if lang == "en":
        from apps.qc.engine.spell_en import EnglishSpeller

        return EnglishSpeller(history)
    from apps.qc.engine.spell_zh import ChineseSpeller

    return ChineseSpeller(history)


@lru_cache(maxsize=256)
def find_slips(text: str, folded: str, lang: str, history: ReportHistory = NO_HISTORY) -> tuple[Slip, ...]:
    """Slips in reading order, none overlapping; of two at one place the surer stays."""
    if len(folded) > 20_000:
        return ()
    kept: list[Slip] = []
    for slip in sorted(_get_speller(lang, history).find(text, folded), key=lambda item: (-item.gain, item.start)):
        if not any(slip.start < other.end + 1 and other.start < slip.end + 1 for other in kept):
            kept.append(slip)
    return tuple(sorted(kept, key=lambda item: item.start))
