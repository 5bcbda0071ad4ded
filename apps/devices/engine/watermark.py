"""Which sequence numbers of a stream (one device, one boot) are stored: all up to the watermark, and some ahead of it."""

from dataclasses import dataclass

MAX_AHEAD = 20_000


@dataclass(frozen=True)
class Stored:
    """`watermark`: every seq up to it is stored or was given up by the device; `ahead`: stored ones above it."""

    watermark: int = 0
    ahead: frozenset[int] = frozenset()

    def has(self, seq: int) -> bool:
        return seq <= self.watermark or seq in self.ahead

    @property
    def missing(self) -> int:
        """How many numbers between the watermark and the newest stored one have not come."""
        return max(self.ahead) - self.watermark - len(self.ahead) if self.ahead else 0

    def add(self, seq: int, low: int = 1) -> "Stored":
        """With `seq` stored. `low` is the oldest number that the device still holds: what is below it never comes."""
        if seq == self.watermark + 1 and not self.ahead and low <= seq:
            return Stored(seq)
        mark = max(self.watermark, low - 1)
        ahead = {n for n in (*self.ahead, seq) if n > mark}
        while mark + 1 in ahead:
            mark += 1
            ahead.discard(mark)
        return Stored(mark, frozenset(sorted(ahead)[:MAX_AHEAD]))
