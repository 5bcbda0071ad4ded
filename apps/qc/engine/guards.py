"""Who may not judge a case: its people, who raised or reopened it, who judged it, who worked beside them in the same room and shift."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class RoomShift:
    """One room on one shift; the night belongs to the day it began on."""

    site_id: int
    device_code: str
    shift: str
    on: date


def find_room_shift(
    site_id: int, device_code: str, shift: str, local: datetime, *, day_start: time
) -> RoomShift | None:
    """`local` is on the site's own clock; None where no room is known."""
    if not device_code:
        return None
    before_day = shift == "night" and local.time() < day_start
    return RoomShift(site_id, device_code, shift, local.date() - timedelta(days=before_day))


def find_conflict(
    *,
    actor_id: str,
    people: set[str],
    raised_by: str,
    reopened_by: set[str],
    reviewers: set[str],
    panel: set[str] | None,
    shared_shift: bool,
) -> str | None:
    """Code of the reason that keeps somebody from a case; None when they may judge it."""
    if actor_id in people:
        return "qc.own_case"
    if raised_by and actor_id == raised_by:
        return "qc.raised_by_you"
    if actor_id in reopened_by:
        return "qc.reopened_by_you"
    if actor_id in reviewers:
        return "qc.reviewed_by_you"
    if panel is not None and actor_id not in panel:
        return "qc.not_on_panel"
    return "qc.same_room_shift" if shared_shift else None
