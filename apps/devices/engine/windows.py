"""What a rule sees of a channel over a window, in constant memory: how often a limit was passed, how much a counter grew."""

from dataclasses import dataclass

BUCKETS = 60


@dataclass(frozen=True)
class Window:
    """`rows`: (bucket number, amount), oldest first; `last`: the newest value of a counter. Times are epoch seconds.

    The window slides by a sixtieth of its length: an amount leaves at the latest that much after the window says. `window_s` is the
    window that the numbers belong to: with another one it starts anew.
    """

    rows: tuple[tuple[int, float], ...] = ()
    last: float | None = None
    window_s: float = 0.0

    def count(self, t: float, passed: bool, window_s: float) -> "Window":
        """One more reading; `passed` when it is past the level."""
        return self._add(t, 1.0 if passed else 0.0, window_s, self.last)

    def grow(self, t: float, value: float, window_s: float) -> "Window":
        """A counter's new value; one that fell was started again from zero."""
        grown = 0.0 if self.last is None else value - self.last if value >= self.last else value
        return self._add(t, grown, window_s, value)

    @property
    def total(self) -> float:
        return sum(amount for _, amount in self.rows)

    def _add(self, t: float, amount: float, window_s: float, last: float | None) -> "Window":
        n = int(t // (window_s / BUCKETS))
        kept = self.rows if self.window_s == window_s else ()
        rows = tuple(row for row in kept if row[0] > n - BUCKETS)
        if amount:
            before = rows[-1][1] if rows and rows[-1][0] == n else 0.0
            rows = (*(rows[:-1] if before else rows), (n, before + amount))
        return Window(rows, last, window_s)

    def to_json(self) -> list:
        return [[list(row) for row in self.rows], self.last, self.window_s]

    @staticmethod
    def from_json(data: list) -> "Window":
        rows, last, *window_s = data
        return Window(tuple((int(n), float(amount)) for n, amount in rows), last, *window_s)
