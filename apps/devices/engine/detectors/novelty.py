"""DET-NOVELTY: three constant-time features over one channel, then silence for a while after an event.

1. range novelty: how far the value leaves everything ever seen, in ranges;
2. a short mean against the same time of the week before, in mean deviations of that comparison;
3. a longer mean against the range of its own recent past.
An event is reported once: after a score over FIRE the score is damped for a refractory number of points.
"""

from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from apps.devices.engine.detectors import Point, detector

WARM_UP = 120
SLOT_S = 300
SLOTS_PER_DAY = 288
DAYS = 7
SHORT = 0.25
LONG = 0.02
DECAY = 0.998
FIRE = 0.6
REFRACTORY = 240
DAMPED = 0.25
HUGE = 1e100  # beyond it, sums and squares overflow


@dataclass(frozen=True, slots=True)
class Novelty:
    """`days`: closed days of slot means, oldest first; `today`: slots of the open day. All O(1) per point."""

    n: int = 0
    low: float = 0.0
    high: float = 0.0
    short: float = 0.0
    long: float = 0.0
    recent_low: float = 0.0
    recent_high: float = 0.0
    lag_error: float = 0.0
    lag_n: int = 0
    quiet: int = 0
    day: int = 0
    days: tuple[tuple[int, tuple[tuple[int, float], ...]], ...] = ()
    today: tuple[tuple[int, float], ...] = ()

    def to_json(self) -> dict:
        return asdict(self)


def load(data: dict[str, Any]) -> Novelty:
    days = tuple((int(day), tuple((int(n), float(mean)) for n, mean in rows)) for day, rows in data["days"])
    return Novelty(**{**data, "days": days, "today": tuple((int(n), float(mean)) for n, mean in data["today"])})


def undamp(before: Novelty, score: float) -> float:
    return min(1.0, score / DAMPED) if before.quiet else score


@detector("DET-NOVELTY", start=Novelty, load=load, undamp=undamp)
def step(state: Novelty, point: Point) -> tuple[Novelty, float]:
    """Score of this point from the past alone; a not-finite value scores 0 and is not learned."""
    if not isfinite(point.value):
        return state, 0.0
    value = max(-HUGE, min(HUGE, point.value))
    point = Point(point.t, value)
    if state.n == 0:
        first = Novelty(1, value, value, value, value, value, value, day=int(point.t // 86400))
        return first, 0.0
    short = state.short + SHORT * (value - state.short)
    long = state.long + LONG * (value - state.long)
    then = _last_week(state, point.t)
    scores = (_leaves_range(state, value), _differs_from_last_week(state, short, then), _leaves_recent(state, long))
    raw = 1.0
    for score in scores:
        raw *= 1.0 - score
    raw = (1.0 - raw) * min(1.0, state.n / WARM_UP) ** 2
    quiet = state.quiet - 1 if state.quiet else (REFRACTORY if raw >= FIRE else 0)
    shown = raw * DAMPED if state.quiet else raw
    return _learn(state, point, short, long, quiet, then), shown


def _squash(x: float) -> float:
    x = min(x, 1e6)
    return 0.0 if x <= 0 else x * x / (1.0 + x * x)


def _leaves_range(state: Novelty, value: float) -> float:
    span = state.high - state.low
    beyond = max(value - state.high, state.low - value, 0.0)
    if beyond == 0.0:
        return 0.0
    return _squash(8.0 * beyond / span) if span > 0 else (1.0 if state.n >= WARM_UP else 0.0)


def _differs_from_last_week(state: Novelty, short: float, then: float | None) -> float:
    if then is None or state.lag_n < WARM_UP or state.lag_error <= 0:
        return 0.0
    return _squash((abs(short - then) / state.lag_error - 4.0) / 6.0)


def _last_week(state: Novelty, t: float) -> float | None:
    if not state.days or state.days[0][0] != int(t // 86400) - DAYS:
        return None
    rows = state.days[0][1]
    slot = int(t % 86400 // SLOT_S)
    n = min(len(rows) - 1, slot * len(rows) // SLOTS_PER_DAY)
    return rows[n][1] if rows else None


def _leaves_recent(state: Novelty, long: float) -> float:
    span = state.recent_high - state.recent_low
    beyond = max(long - state.recent_high, state.recent_low - long, 0.0)
    return _squash(6.0 * beyond / span) if span > 0 and beyond > 0 else 0.0


def _learn(state: Novelty, point: Point, short: float, long: float, quiet: int, then: float | None) -> Novelty:
    error, lag_n = state.lag_error, state.lag_n
    if then is not None:
        lag_n += 1
        error += max(0.005, 1.0 / lag_n) * (abs(short - then) - error)
    middle = (state.recent_low + state.recent_high) / 2
    low = min(long, middle + (state.recent_low - middle) * DECAY)
    high = max(long, middle + (state.recent_high - middle) * DECAY)
    day = int(point.t // 86400)
    days, today = state.days, state.today
    if day > state.day:
        days = tuple(row for row in (*days, (state.day, today)) if row[0] > day - DAYS - 1)
        today = ()
    slot = int(point.t % 86400 // SLOT_S)
    if not today or today[-1][0] != slot:
        today = (*today, (slot, short))[-SLOTS_PER_DAY:]
    return Novelty(
        n=state.n + 1, low=min(state.low, point.value), high=max(state.high, point.value), short=short, long=long,
        recent_low=low, recent_high=high, lag_error=error, lag_n=lag_n, quiet=quiet, day=max(day, state.day), days=days, today=today,
    )  # fmt: skip
