"""How an arrival stands to its appointment: in time, early, late, on another day, or without one."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from apps.common.kernel.reason import Reason


class Timing(StrEnum):
    IN_TIME = "in_time"
    EARLY = "early"
    LATE = "late"
    OTHER_DAY = "other_day"
    WALK_IN = "walk_in"


def judge_arrival(
    starts_at: datetime | None, *, now: datetime, zone: ZoneInfo, early_min: int, late_grace_min: int, version: str
) -> tuple[Timing, Reason | None]:
    """`starts_at` is None without an appointment; in time there is nothing to say."""
    if starts_at is None:
        return Timing.WALK_IN, Reason("scheduling.arrival_walk_in", {}, "info", version)
    local = starts_at.astimezone(zone)
    if local.date() != now.astimezone(zone).date():
        return Timing.OTHER_DAY, Reason(
            "scheduling.arrival_other_day", {"day": f"{local:%Y-%m-%d %H:%M}"}, "error", version
        )
    minutes = int((now - starts_at).total_seconds() // 60)
    if minutes > late_grace_min:
        return Timing.LATE, Reason("scheduling.arrival_late", {"minutes": minutes}, "warning", version)
    if -minutes > early_min:
        params = {"minutes": -minutes, "time": f"{local:%H:%M}"}
        return Timing.EARLY, Reason("scheduling.arrival_early", params, "info", version)
    return Timing.IN_TIME, None
