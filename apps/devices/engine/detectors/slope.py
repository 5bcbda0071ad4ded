"""DET-SLOPE: a slow drift that goes on for days, such as helium that is lost or a sensor that ages.

Means of an hour are compared with those of the same hour one, two and three days before (Sen's slope with each hour of the day as a
season of its own: Hirsch, Slack and Smith, Water Resources Research 18, 1982), so that a daily swing is no drift. The score weighs the
median slope against the scatter of the slopes, and is 0 unless each day moved the same way: one step to another level is no drift.
"""

from dataclasses import asdict, dataclass
from math import isfinite
from statistics import median
from typing import Any

from apps.devices.engine.detectors import Point, detector

BUCKET_S = 3600
DAY = 24
DAYS = 4
LEAST_PAIRS = 18
"""Of the 24 hours of a day, so many must have a mate in the day before."""
MAD_SIGMA = 1.4826  # median deviation to standard deviation of a normal scatter
HUGE = 1e100


@dataclass(frozen=True, slots=True)
class Drift:
    """`closed`: (hour number, mean) of the last four days, oldest first; the open hour as sum and count; both figures of the last closed one."""

    closed: tuple[tuple[int, float], ...] = ()
    hour: int | None = None
    total: float = 0.0
    count: int = 0
    score: float = 0.0
    per_day: float = 0.0

    def to_json(self) -> dict:
        return asdict(self)


def load(data: dict[str, Any]) -> Drift:
    return Drift(**{**data, "closed": tuple((int(n), float(mean)) for n, mean in data["closed"])})


def tell(state: Drift) -> dict[str, float]:
    return {"per_day": state.per_day}


@detector("DET-SLOPE", start=Drift, load=load, tell=tell, seldom=("closed",))
def step(state: Drift, point: Point) -> tuple[Drift, float]:
    """It changes when an hour closes; a value that is not finite, or of an hour that is closed, scores as before and is not learned."""
    n = int(point.t // BUCKET_S)
    if not isfinite(point.value) or (state.hour is not None and n < state.hour):
        return state, state.score
    value = max(-HUGE, min(HUGE, point.value))
    if n == state.hour:
        total, count = state.total + value, state.count + 1
        return Drift(state.closed, n, total, count, state.score, state.per_day), state.score
    if state.hour is None:
        return Drift((), n, value, 1), 0.0
    rows = (*state.closed, (state.hour, state.total / state.count))
    closed = tuple(row for row in rows if row[0] > n - 1 - DAYS * DAY)
    score, per_day = judge(closed, n - 1)
    return Drift(closed, n, value, 1, score, per_day), score


def judge(closed: tuple[tuple[int, float], ...], last: int) -> tuple[float, float]:
    """Score, and slope per day, of the four days that end with the hour `last`; (0, 0) without enough of each of them."""
    means = dict(closed)
    first = last - DAYS * DAY + 1
    by_day: list[list[float]] = [[], [], []]
    for n, mean in closed:
        if n >= first + DAY and n - DAY in means:
            by_day[(n - first) // DAY - 1].append(mean - means[n - DAY])
    if any(len(rows) < LEAST_PAIRS for rows in by_day):
        return 0.0, 0.0
    moves = [median(rows) for rows in by_day]
    if not (all(move > 0 for move in moves) or all(move < 0 for move in moves)):
        return 0.0, 0.0
    slopes = [move for rows in by_day for move in rows]
    slopes += [(means[n] - means[n - lag * DAY]) / lag for n in means for lag in (2, 3) if n - lag * DAY in means]
    per_day = median(slopes)
    scatter = MAD_SIGMA * median(abs(slope - per_day) for slope in slopes)
    ratio = min(abs(per_day) / scatter, 1e6) if scatter > 0 else 1e6
    return ratio * ratio / (1.0 + ratio * ratio), per_day
