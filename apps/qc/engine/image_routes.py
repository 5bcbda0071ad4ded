"""Who is asked about a finding on an image: the technologist while a repeat can mend it, quality control later, nobody for a hint."""

from datetime import datetime, timedelta
from typing import Any

THERE = ("in_progress", "acquired")  # states of an exam in which its patient may still be on the table or next door


def choose_route(
    category: str, severity: str, *, exam_state: str, images_at: datetime, now: datetime, rule: dict[str, Any]
) -> str:
    """technologist, case or record; which categories a technologist can mend, and for how long, is policy."""
    if severity == "info":
        return "record"
    is_there = exam_state in THERE and now - images_at <= timedelta(minutes=rule["patient_there_min"])
    return "technologist" if is_there and category in rule["technologist"] else "case"
