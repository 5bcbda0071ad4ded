"""By when a contract promises an answer and a repair: its own hours are counted, and the clock stands while the work waits for others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from apps.common.kernel.calendars import WorkingCalendar
from apps.common.kernel.intervals import Interval, merge


class PauseReason(StrEnum):
    """What the work waits for while the clock stands."""

    PART = "part"
    VENDOR = "vendor"
    ACCESS = "access"


@dataclass(frozen=True)
class Deadline:
    """One promise of a contract. `due_at` is None while the clock stands; `left_min` are covered minutes until then, below zero when it is
    late; `done_at`: when it was kept or missed for good. `used` is the share of the promised time that has passed."""

    promised_min: float
    due_at: datetime | None
    left_min: float
    done_at: datetime | None

    @property
    def is_late(self) -> bool:
        return self.left_min < 0

    @property
    def used(self) -> float:
        return 1 - self.left_min / self.promised_min


@dataclass(frozen=True)
class Pause:
    """[start, end): without an end it lasts."""

    start: datetime
    end: datetime | None


def find_deadline(
    opened_at: datetime, promised_min: float, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = (), done_at: datetime | None, now: datetime
) -> Deadline | None:  # fmt: skip
    """Of a promise of `promised_min` covered minutes (more than 0) from `opened_at`; None when the calendar never opens long enough."""
    end = now if done_at is None else done_at
    at, left = opened_at, promised_min
    lasting = done_at is None and any(pause.end is None for pause in pauses)
    for stop in merge(Interval(max(p.start, opened_at), p.end or end) for p in pauses):
        worked = calendar.working_min_between(at, stop.start)
        if worked > left:
            break
        left, at = left - worked, stop.end
    else:
        worked = calendar.working_min_between(at, end)
        if lasting and worked <= left:
            return Deadline(promised_min, None, left - worked, None)
    try:
        due = calendar.add_working_min(at, left)
    except ValueError:
        return None
    return Deadline(promised_min, due, calendar.working_min_between(end, due), done_at)
