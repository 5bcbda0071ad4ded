"""Slope of a channel over a window in constant memory: means of at most 24 buckets, Theil-Sen over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

BUCKETS = 24
MIN_BUCKETS = 22


@dataclass(frozen=True)
class Trend:
    """`closed`: (bucket number, mean); the open bucket is kept as sum and count. Times are epoch seconds.

    `window_s` is the window that the numbers belong to: with another one it starts anew.
    """

    closed: tuple[tuple[int, float], ...] = ()
    bucket: int | None = None
    total: float = 0.0
    count: int = 0
    window_s: float = 0.0

    def add(self, t: float, value: float, window_s: float) -> "Trend":
        n = int(t // (window_s / BUCKETS))
        if self.bucket is None or self.window_s != window_s:
            return Trend((), n, value, 1, window_s)
        if n == self.bucket:
            return Trend(self.closed, n, self.total + value, self.count + 1, window_s)
        done = (*self.closed, (self.bucket, self.total / self.count))
        kept = tuple(row for row in done if row[0] > n - BUCKETS)
        return Trend(kept, n, value, 1, window_s)

    def slope_per_h(self, window_s: float) -> float | None:
        """Median of all pair slopes, per hour; None until nearly the whole window is filled: a shorter one takes a swing for a trend."""
        if len(self.closed) < MIN_BUCKETS:
            return None
        return _find_slope(self.closed, window_s / BUCKETS / 3600)

    def to_json(self) -> list:
        return [[list(row) for row in self.closed], self.bucket, self.total, self.count, self.window_s]

    @staticmethod
    def from_json(data: list) -> "Trend":
        closed, bucket, total, count, *window_s = data
        return Trend(tuple((int(n), float(mean)) for n, mean in closed), bucket, total, count, *window_s)


@lru_cache(maxsize=1024)
def _find_slope(rows: tuple[tuple[int, float], ...], hours: float) -> float:
    """It changes when a bucket closes, not with every reading."""
    return median(list_slopes(rows)) / hours


def list_slopes(rows: Sequence[tuple[float, float]]) -> list[float]:
    """Of every pair of (x, y), x rising: what Theil-Sen takes the median of."""
    return [(b[1] - a[1]) / (b[0] - a[0]) for i, a in enumerate(rows) for b in rows[i + 1 :]]
