"""The reach of negation inside a clause (ConText-like): trigger, pseudo-negation, reset, and triggers that follow."""

from bisect import bisect_right

from apps.qc.engine.language_pack import LanguagePack
from apps.qc.engine.text import Span


class Negation:
    """Where negation reaches inside one clause: from its trigger on, until a reset word."""

    def __init__(self, folded: str, clause: Span, pack: LanguagePack) -> None:
        span = (folded, clause.start, clause.end)
        self._folded, self._clause, self._pack = folded, clause, pack
        false = [match.span() for match in pack.cues["pseudo_negation"].finditer(*span)]
        self._triggers = [
            match.end()
            for match in pack.cues["negation_before"].finditer(*span)
            if not any(start <= match.start() < end for start, end in false)
        ]
        self._resets = [match.end() for match in pack.cues["negation_reset"].finditer(*span)] if self._triggers else []
        self._false = false

    def covers(self, start: int, end: int) -> bool:
        trigger = _last_until(self._triggers, start)
        if trigger is not None and (_last_until(self._resets, start) or -1) <= trigger:
            return True
        reach = 40 if self._pack.lang == "en" else 8
        match = self._pack.cues["negation_after"].search(self._folded, end, min(self._clause.end, end + reach))
        if match is None or any(low <= match.start() < high for low, high in self._false):
            return False
        # 「右侧见结节，左侧未见」: in Chinese a trigger that has something after it negates that, not this.
        return self._pack.lang == "en" or match.end() >= self._clause.end - 1


def _last_until(ends: list[int], position: int) -> int | None:
    index = bisect_right(ends, position)
    return ends[index - 1] if index else None
