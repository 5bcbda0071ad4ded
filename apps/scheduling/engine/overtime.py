"""How likely a scanner's day ends late when each patient may or may not come: exact, no drawing of lots."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Coming:
    """Somebody who comes at minute `start` with probability `chance` and then stays `minutes` on the scanner."""

    start: int
    minutes: int
    chance: float


def chance_of_overtime(day: Iterable[Coming], *, closes_at: int, most_min: int) -> float:
    """P(the last exam ends more than `most_min` after closing); nobody begins early, and whoever waits keeps the order."""
    ends: dict[int, float] = {0: 1.0}
    for one in sorted(day, key=lambda row: (row.start, row.minutes)):
        later: dict[int, float] = defaultdict(float)
        for end, share in ends.items():
            later[end] += share * (1 - one.chance)
            later[max(one.start, end) + one.minutes] += share * one.chance
        ends = {end: share for end, share in later.items() if share > 0}
    return sum(share for end, share in sorted(ends.items()) if end > closes_at + most_min)


def shrink_rate(missed: int, n: int, *, overall: float, prior_n: int) -> float:
    """The share that did not come, pulled towards everybody's where there are few; 0 where nothing is known."""
    weight = n + prior_n
    return (missed + prior_n * overall) / weight if weight else 0.0
