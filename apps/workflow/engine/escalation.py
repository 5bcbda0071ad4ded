"""When a service-level clock asks for a person: a warning near its end, then late."""

from datetime import datetime
from enum import StrEnum


class Urgency(StrEnum):
    FINE = "fine"
    DUE_SOON = "due_soon"
    LATE = "late"


def judge_clock(*, started: datetime, due: datetime, now: datetime, warn_at_share: float) -> Urgency:
    """LATE from the due instant on; DUE_SOON from the share of the whole time that has run (0.8: the last fifth)."""
    if now >= due:
        return Urgency.LATE
    if now >= started + (due - started) * warn_at_share:
        return Urgency.DUE_SOON
    return Urgency.FINE
