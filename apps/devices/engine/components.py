"""Parts of devices that wear: their kinds, and what is left of an expected life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from apps.devices.engine.plans import DuePlan, find_due

DAYS_A_MONTH = 30.4375


class ComponentKind(StrEnum):
    TUBE = "tube"
    GENERATOR = "generator"
    DETECTOR = "detector"
    COLD_HEAD = "cold_head"
    COMPRESSOR = "compressor"
    COIL = "coil"
    PROBE = "probe"
    OTHER = "other"


@dataclass(frozen=True)
class Life:
    """`left` on the meter, never below zero; `ends` says when it is used up, with the span of 10 to 90 % where a meter decides."""

    used: float | None
    left: float | None
    ends: DuePlan


def judge_life(
    *, meter_used: float | None, amount: float | None, months: int | None, fitted_on: date | None, today: date, daily: Sequence[float]
) -> Life:  # fmt: skip
    """What is left by the meter, by the calendar, or by both (the first counts). Without an expected life nothing is foretold.

    A part that lies in the store wears by the calendar alone: `daily` is empty then.
    """
    by_day = fitted_on + timedelta(days=round(months * DAYS_A_MONTH)) if months and fitted_on else None
    left = None if amount is None or meter_used is None else max(0.0, amount - meter_used)
    return Life(meter_used, left, find_due(next_on=by_day, today=today, left=left, daily=daily, needs_both=False))
