"""Urgent classes are not booked late while a start in time is free."""

from datetime import datetime
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.selectors.policies import rights_policy
from apps.scheduling.services.offer import offer_slots
from apps.workflow.public import ExamFacts


def check_due(exam: ExamFacts, starts_at: datetime) -> None:
    """Raises Refused for a start after the due time of a class that policy names, unless no start in time is left."""
    policy = rights_policy(exam.site_id)
    if exam.due_at is None or starts_at <= exam.due_at or exam.priority_rank > policy.payload["due_max_rank"]:
        return
    first = next(iter(offer_slots(exam.id, n=1)), None)
    if first is None or first.starts_at > exam.due_at:
        return
    zone = ZoneInfo(get_site(exam.site_id).time_zone)
    due, free = (f"{at.astimezone(zone):%m-%d %H:%M}" for at in (exam.due_at, first.starts_at))
    params = {"due": due, "free": free, "resource": first.resource_code}
    raise Refused(Reason("scheduling.after_due", params, "error", policy.label))
