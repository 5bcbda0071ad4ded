"""When recurring work is due: by the calendar, and by a meter whose pace the last months tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, sqrt
from statistics import fmean, variance

MIN_DAYS = 14
WEEK = 7
MIN_WEEKS = 6
Z80 = 1.2816  # standard normal quantile of 90 %
FAR_DAYS = 36_500


@dataclass(frozen=True)
class Pace:
    """Days until an amount is reached: early, middle and late (10, 50 and 90 %)."""

    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class DuePlan:
    """`due_on` None: nothing tells when. `by` says what decides: calendar or meter; the dates of the meter stand beside it."""

    due_on: date | None
    by: str = ""
    early: date | None = None
    middle: date | None = None
    late: date | None = None


def forecast_pace(daily: Sequence[float], left: float) -> Pace | None:
    """Days until `left` is used up, from the amounts of the last days (oldest first).

    First passage of a sum of independent amounts with mean m and variance v a unit of time: mean left/m, variance left*v/m^3, and the
    mean itself is known only to v/n. Whole weeks are the unit where there are enough of them, so that a weekend is no scatter.
    None without a pace: too few days, or nothing used.
    """
    if left <= 0:
        return Pace(0, 0, 0)
    whole = len(daily) // WEEK
    unit = WEEK if whole >= MIN_WEEKS else 1
    if unit == WEEK:
        recent = daily[-whole * WEEK :]
        amounts = [sum(recent[n : n + WEEK]) for n in range(0, len(recent), WEEK)]
    else:
        amounts = list(daily)
    if len(daily) < MIN_DAYS or not sum(amounts) > 0:
        return None
    mean = fmean(amounts)
    spread = variance(amounts)
    steps = left / mean
    scatter = sqrt(left * spread / mean**3 + steps**2 * spread / (len(amounts) * mean**2))
    early, late = steps - Z80 * scatter, steps + Z80 * scatter
    days = [min(FAR_DAYS, max(0, round(s * unit))) for s in (early, steps, late)]
    return Pace(*days)


def find_due(
    *, next_on: date | None, today: date, left: float | None, daily: Sequence[float], needs_both: bool
) -> DuePlan:
    """`left`: what the meter may still count (None: no meter). A meter that is used up is due today."""
    pace = None if left is None else forecast_pace(daily, left)
    if pace is None:
        due_on = None if needs_both and left is not None else next_on
        return DuePlan(due_on, "calendar" if due_on else "")
    early, middle, late = (today + timedelta(days=n) for n in (pace.p10, pace.p50, pace.p90))
    if next_on is None:
        return DuePlan(middle, "meter", early, middle, late)
    by_meter = middle > next_on if needs_both else middle < next_on
    return DuePlan(middle if by_meter else next_on, "meter" if by_meter else "calendar", early, middle, late)


def find_next(*, next_on: date | None, every_days: int | None, done_on: date, is_fixed: bool) -> date | None:
    """The next due day after the work was done; a fixed rhythm skips the days that are past already."""
    if every_days is None:
        return None
    if not is_fixed or next_on is None:
        return done_on + timedelta(days=every_days)
    steps = max(1, floor((done_on - next_on).days / every_days) + 1)
    return next_on + timedelta(days=every_days * steps)


def find_span(
    due_on: date, *, today: date, every_days: int | None, tolerance: float, least_days: int
) -> tuple[date, date]:
    """First and last day on which the work may be done: a part of the interval on either side, never in the past."""
    slack = ceil((every_days or 0) * tolerance)
    first = max(today, due_on - timedelta(days=slack))
    return first, max(due_on + timedelta(days=slack), first + timedelta(days=least_days))
