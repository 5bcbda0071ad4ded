"""How an arrival now stands to the booked time, by the site's clock and policy."""

from datetime import datetime
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.scheduling.engine.arrival import Timing, judge_arrival
from apps.workflow.public import ExamFacts


def judge_at_desk(site_id: int, starts_at: datetime | None) -> tuple[Timing, Reason | None]:
    policy = get_policy("scheduling.queue", site_id=site_id)
    return judge_arrival(
        starts_at,
        now=clock.now(),
        zone=ZoneInfo(get_site(site_id).time_zone),
        early_min=policy.payload["early_min"],
        late_grace_min=policy.payload["late_grace_min"],
        version=policy.label,
    )


def is_other_day(exam: ExamFacts) -> bool:
    """Booked, and not for today."""
    return exam.state == "booked" and judge_at_desk(exam.site_id, exam.slot_start)[0] is Timing.OTHER_DAY
