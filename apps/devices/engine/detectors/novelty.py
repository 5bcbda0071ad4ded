"""DET-NOVELTY: three constant-time features over one channel, then silence for a while after an event.

1. range novelty: how far the value leaves everything ever seen, in ranges;
2. a short mean against the same time of the week before, in mean deviations of that comparison;
3. a longer mean against the range of its own recent past.
An event is reported once: after a score over FIRE the score is damped for a refractory number of points.
"""

from math import isfinite
from typing import Any, NamedTuple

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


class Novelty(NamedTuple):
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
        return self._asdict()


def load(data: dict[str, Any]) -> Novelty:
    days = tuple((int(day), tuple((int(n), float(mean)) for n, mean in rows)) for day, rows in data["days"])
    return Novelty(**{**data, "days": days, "today": tuple((int(n), float(mean)) for n, mean in data["today"])})


def undamp(before: Novelty, score: float) -> float:
    return min(1.0, score / DAMPED) if before.quiet else score


@detector("DET-NOVELTY", start=Novelty, load=load, undamp=undamp, seldom=("days",))
def step(state: Novelty, point: Point) -> tuple[Novelty, float]:
    """Score of this point from the past alone; a not-finite value scores 0 and is not learned."""
    if not isfinite(point.value):
        return state, 0.0
    value, t = point.value, point.t
    if not -HUGE <= value <= HUGE:
        value = HUGE if value > 0 else -HUGE
    if state.n == 0:
        first = Novelty(1, value, value, value, value, value, value, day=int(t // 86400))
        return first, 0.0
    short = state.short + SHORT * (value - state.short)
    long = state.long + LONG * (value - state.long)
    then = _last_week(state, t)
    familiar = (
        (1.0 - _leaves_range(state, value))
        * (1.0 - _differs(state, short, then))
        * (1.0 - _leaves(long, state.recent_low, state.recent_high))
    )
    raw = 1.0 - familiar
    if state.n < WARM_UP:
        raw *= (state.n / WARM_UP) ** 2
    quiet = state.quiet - 1 if state.quiet else (REFRACTORY if raw >= FIRE else 0)
    shown = raw * DAMPED if state.quiet else raw
    return _learn(state, t, value, short, long, then, quiet), shown


def _squash(x: float) -> float:
    x = min(x, 1e6)
    return 0.0 if x <= 0 else x * x / (1.0 + x * x)


def _leaves_range(state: Novelty, value: float) -> float:
    low, high = state.low, state.high
    if low <= value <= high:
        return 0.0
    beyond, span = (value - high if value > high else low - value), high - low
    return _squash(8.0 * beyond / span) if span > 0 else (1.0 if state.n >= WARM_UP else 0.0)


def _differs(state: Novelty, short: float, then: float | None) -> float:
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


def _leaves(long: float, low: float, high: float) -> float:
    if low <= long <= high:
        return 0.0
    span = high - low
    return _squash(6.0 * (long - high if long > high else low - long) / span) if span > 0 else 0.0


def _learn(
    state: Novelty, t: float, value: float, short: float, long: float, then: float | None, quiet: int
) -> Novelty:
    """Built at once and in order: `_replace` costs three times that."""
    n, low, high, _, _, recent_low, recent_high, error, lag_n, _, last_day, days, today = state
    if then is not None:
        lag_n += 1
        gap = abs(short - then) - error
        error += gap / lag_n if lag_n < 200 else 0.005 * gap
    middle = (recent_low + recent_high) / 2
    recent_low = middle + (recent_low - middle) * DECAY
    recent_high = middle + (recent_high - middle) * DECAY
    day = int(t // 86400)
    if day > last_day:
        days = tuple(row for row in (*days, (last_day, today)) if row[0] > day - DAYS - 1)
        last_day, today = day, ()
    slot = int(t % 86400 // SLOT_S)
    if not today or today[-1][0] != slot:
        today = (*today, (slot, short))[-SLOTS_PER_DAY:]
    return Novelty(
        n + 1, value if value < low else low, value if value > high else high, short, long,
        long if long < recent_low else recent_low, long if long > recent_high else recent_high,
        error, lag_n, quiet, last_day, days, today,
    )  # fmt: skip
