"""Images before the report: whose eyes its text is still kept from, and the impression that opens it."""

from django.db import transaction
from django.db.models import Q, QuerySet

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.cases import WAITING
from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.models import Case, FirstLook, Subject
from apps.qc.services.cases import is_awaited, lock_case
from apps.qc.services.guards import check_may_review
from apps.qc.services.pictures import sort_pictures

_ASKED = Q(draw__reading_order=ReadingOrder.IMAGES_FIRST) | Q(campaign__reading_order=ReadingOrder.IMAGES_FIRST)


def find_first_look(case: Case, reviewer_id: str) -> FirstLook | None:
    return case.first_looks.filter(reviewer_id=reviewer_id).first()


def is_text_held(subject: Subject, reviewer_id: str) -> bool:
    """Whether a waiting case asks this reviewer to read the subject's images before its report; never where none can be shown."""
    return _list_holding(reviewer_id).filter(subject=subject).exists() and bool(sort_pictures(subject).shown)


def list_held_subjects(reviewer_id: str) -> QuerySet[Subject]:
    """Subjects whose texts no list may quote to this reviewer yet: those of `is_text_held`, and those without pictures, too."""
    return Subject.objects.filter(pk__in=_list_holding(reviewer_id).values("subject"))


def _list_holding(reviewer_id: str) -> QuerySet[Case]:
    """Waiting cases that ask for the images first, and of which this reviewer has told nothing yet."""
    rows = Case.objects.filter(_ASKED, kind="report", state__in=WAITING)
    return rows.exclude(first_looks__reviewer_id=reviewer_id).exclude(reviews__reviewer_id=reviewer_id)


def record_first_look(case_id: int, *, text: str, spent_s: int = 0, actor: Actor) -> FirstLook:
    """Once and for good, also without words ("images read"); from then on this reviewer is shown the report. Raises Refused
    where the images are not asked for first, for the second time, and for whoever may not review the case."""
    with transaction.atomic():
        case = lock_case(case_id)
        if not is_awaited(case):
            raise Refused(Reason("qc.case_state", {"state": case.state, "action": "review"}, severity="error"))
        check_may_review(case, actor)
        if not Case.objects.filter(_ASKED, pk=case.pk, kind="report").exists():
            raise Refused(Reason("qc.first_look_not_asked", severity="error"))
        if find_first_look(case, actor.id):
            raise Refused(Reason("qc.first_look_given", severity="error"))
        look = FirstLook.objects.create(
            case=case,
            reviewer_id=actor.id,
            reviewer_name=actor.name,
            text=text.strip(),
            n_pictures=len(sort_pictures(case.subject).shown),
            spent_s=spent_s,
            at=clock.now(),
        )
        detail = {"words": bool(look.text), "pictures": look.n_pictures}
        record(actor, "qc.images_read", obj=f"qc_case:{case.id}", detail=detail)
    return look


def check_images_read(case: Case, actor: Actor) -> None:
    """Raises Refused before the reviewer has told an impression of the images that are asked for first."""
    if is_text_held(case.subject, actor.id):
        raise Refused(Reason("qc.images_first", severity="error"))
