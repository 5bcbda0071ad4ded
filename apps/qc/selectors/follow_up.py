"""What follows from judged cases: one's own results, appeals, improvements, learning meetings."""

from django.db.models import Max, Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.engine.cases import SETTLED
from apps.qc.models import Case, Improvement, Meeting
from apps.qc.selectors.settled import Sites


def list_own_results(user_id: str) -> QuerySet[Case]:
    """Settled cases of one's own work, newest first; those under appeal stay on the list."""
    rows = Case.objects.filter(subject__identity__responsible__contains=[{"id": user_id}], is_withdrawn=False)
    rows = rows.filter(reviews__isnull=False).filter(Q(state__in=SETTLED) | Q(appeals__state="open"))
    rows = rows.filter(is_calibration=False).annotate(settled_at=Max("reviews__submitted_at"))
    return rows.select_related("subject").prefetch_related("reviews", "appeals").order_by("-settled_at", "-id")


def list_improvements(
    *,
    sites: Sites = None,
    owner_id: str = "",
    state: str = "",
    case_id: int | None = None,
    campaign_id: int | None = None,
) -> QuerySet[Improvement]:
    """By due day."""
    rows = Improvement.objects.order_by("due_on", "id")
    if sites is not None:
        rows = rows.filter(Q(site__in=sites) | Q(site=None))
    wanted = {"owner_id": owner_id, "state": state, "case_id": case_id, "campaign_id": campaign_id}
    return rows.filter(**{name: value for name, value in wanted.items() if value})


def list_meetings(*, sites: Sites = None) -> QuerySet[Meeting]:
    """Newest first."""
    rows = Meeting.objects.order_by("-held_on", "-id")
    return rows if sites is None else rows.filter(Q(site__in=sites) | Q(site=None))


def get_meeting(meeting_id: int, *, sites: Sites = None) -> Meeting:
    """Raises NotFound, also for one of another site."""
    row = list_meetings(sites=sites).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound("qc.meeting_missing", meeting=meeting_id)
    return row


def list_meeting_cases(meeting: Meeting) -> QuerySet[Case]:
    """But for those that wait again since: what was said of a case under appeal is for nobody who may have to decide it."""
    rows = meeting.cases.filter(state__in=SETTLED)
    return rows.select_related("subject").prefetch_related("reviews").order_by("id")
