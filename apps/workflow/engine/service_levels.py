"""Until when an exam is to be scanned and reported: the first matching row of the policy, on the wall or the working clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.common.kernel.calendars import WorkingCalendar


@dataclass(frozen=True)
class LevelKey:
    patient_class: str
    priority: str
    modality: str
    body_part: str


def find_due(
    rows: Sequence[Mapping[str, Any]], key: LevelKey, start: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """When the clock that begins at `start` runs out; None when no row speaks of such an exam.

    A row: any of patient_class, priority, modality, body_part (lists; absent means all), `within_min`, `clock` wall|working.
    """
    row = next((r for r in rows if _matches(r, key)), None)
    if row is None:
        return None
    if row.get("clock") == "working":
        return calendar.add_working_min(start, row["within_min"])
    return start + timedelta(minutes=row["within_min"])


def _matches(row: Mapping[str, Any], key: LevelKey) -> bool:
    return all(
        name not in row or getattr(key, name) in row[name]
        for name in ("patient_class", "priority", "modality", "body_part")
    )
