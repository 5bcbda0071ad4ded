"""Feeds `kernel.clock` from the DepartmentClock row, so that every process of a simulated day agrees."""

import asyncio
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError

from apps.common.kernel import clock

CACHED_S = 1.0
_cached: tuple[float, tuple[datetime, datetime, float] | None] = (-1e9, None)


def _read_row() -> tuple[datetime, datetime, float] | None:
    from apps.common.models import DepartmentClock

    try:
        row = DepartmentClock.objects.values_list("real_epoch", "department_epoch", "factor").first()
    except DatabaseError:
        return None
    return row


def read_clock() -> datetime:
    return to_department_time(clock.real_now())


def to_department_time(real: datetime) -> datetime:
    """What the department's clock showed at an instant of real time, such as one of the audit trail."""
    global _cached
    if not settings.RADFLOW_DEMO:
        return real
    at, row = _cached
    if time.monotonic() - at > CACHED_S and not _is_in_event_loop():
        row = _read_row()
        _cached = (time.monotonic(), row)
    if row is None:
        return real
    real_epoch, department_epoch, factor = row
    return department_epoch + timedelta(seconds=(real - real_epoch).total_seconds() * factor)


def _is_in_event_loop() -> bool:
    """There the database must not be waited for: the last row that a thread of this process read is used."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def get_clock_facts() -> dict:
    """What every screen shows: the department's time, its factor, and whether it differs from real time."""
    now = clock.now()
    row = _cached[1]
    return {"now": now, "factor": row[2] if row else 1.0, "simulated": row is not None}


def set_department_clock(*, start: datetime | None, factor: float = 1.0) -> None:
    """Lets the department's day run from `start` at `factor` times real time; None returns to real time. Demo data only."""
    from apps.common.kernel.errors import Refused
    from apps.common.models import DepartmentClock

    global _cached
    if not settings.RADFLOW_DEMO:
        raise Refused("common.clock_only_with_demo")
    if start is None:
        DepartmentClock.objects.all().delete()
    else:
        DepartmentClock.objects.update_or_create(
            id=1, defaults={"real_epoch": clock.real_now(), "department_epoch": start, "factor": factor}
        )
    _cached = (-1e9, None)


def install() -> None:
    if settings.RADFLOW_DEMO:
        clock.set_source(read_clock)
