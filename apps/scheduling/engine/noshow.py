"""When an absent patient becomes a proposed no-show, and whether an undo still counts."""

from datetime import datetime, timedelta


def is_overdue(starts_at: datetime, *, now: datetime, grace_min: int) -> bool:
    """True from `grace_min` after the start on; the proposal is decided by a person."""
    return now >= starts_at + timedelta(minutes=grace_min)


def may_undo(changed_at: datetime, *, now: datetime, undo_s: int, transit_s: int) -> bool:
    """The desk shows `undo_s`; the answer may travel `transit_s` more."""
    return now <= changed_at + timedelta(seconds=undo_s + transit_s)
