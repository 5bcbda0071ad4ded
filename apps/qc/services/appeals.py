"""An author appeals within a window; the case goes to somebody who had no part in it, masked again."""

from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.qc.engine.cases import CaseState
from apps.qc.models import Appeal, Case, Review
from apps.qc.services.cases import lock_case, move_case


def file_appeal(
    case_id: int, *, text: str, pictures: list[int], actor: Actor, expected_version: int | None = None
) -> Appeal:
    """Raises Invalid without words; Refused for others' work, when the window is over, or once it was appealed."""
    if not text.strip():
        raise Invalid({"text": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        case = lock_case(case_id, expected_version=expected_version)
        people = {p["id"] for p in case.subject.identity.responsible} if case.subject else set()
        if actor.id not in people:
            raise Refused(Reason("qc.appeal_not_yours", severity="error"))
        if case.appeals.exists() or case.state != CaseState.REVIEWED:
            raise Refused(Reason("qc.appeal_once", severity="error"))
        last = case.reviews.order_by("-id").first()
        if last is None or clock.now() > find_appeal_end(case, last):
            raise Refused(Reason("qc.appeal_over", severity="error"))
        appeal = Appeal.objects.create(
            case=case,
            filed_by_id=actor.id,
            filed_by_name=actor.name,
            filed_at=clock.now(),
            text=text.strip(),
            pictures=pictures,
            before=_tell(last),
        )
        case.grade = ""
        move_case(case, "reopen")
        record(actor, "qc.appealed", obj=f"qc_case:{case.id}", detail={"text": appeal.text})
    return appeal


def find_appeal_end(case: Case, last: Review):
    """Until when the author may appeal: so many days after the last review as the policy says."""
    return last.submitted_at + timedelta(
        days=get_policy("qc.guards", site_id=case.site_id).payload.get("appeal_days", 0)
    )


def find_open_appeal(case: Case) -> Appeal | None:
    return case.appeals.filter(state=Appeal.State.OPEN).first()


def decide_appeal(case: Case, review: Review) -> None:
    """The arbiter's review decides the open appeal of its case, if there is one: changed, or upheld; tells who appealed.
    Raises Invalid when the arbiter gives no reason. In the caller's transaction."""
    appeal = find_open_appeal(case)
    if appeal is None:
        return
    if not review.comment:
        raise Invalid({"comment": Reason("qc.reason_needed", severity="error")})
    appeal.after = _tell(review)
    appeal.state = Appeal.State.UPHELD if appeal.after == appeal.before else Appeal.State.CHANGED
    appeal.decided_by_name, appeal.decided_at, appeal.reason = review.reviewer_name, review.submitted_at, review.comment
    appeal.save()
    text = Reason("qc.appeal_decided", {"case": case.id, "state": appeal.state})
    notify([appeal.filed_by_id], text, link="/quality/mine")


def _tell(review: Review) -> dict:
    return {"grade": review.grade, "radpeer": review.radpeer, "points_grade": review.points_grade}
