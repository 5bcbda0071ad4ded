"""Reviews: what a submitted judgement does."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.cases import CaseState
from apps.qc.engine.lessons import Mark, find_mark_fault
from apps.qc.engine.report import SECTIONS
from apps.qc.engine.scoring import (
    RADPEER,
    RADPEER_TO_ARBITER,
    Verdict,
    grade_criteria,
    is_disputed,
    mark_checklist,
)
from apps.qc.events import CorrectionRequested, ReviewCompleted
from apps.qc.models import Case, Review
from apps.qc.services.appeals import decide_appeal
from apps.qc.services.blinding import find_disclosure_of
from apps.qc.services.cases import is_awaited, lock_case, move_case
from apps.qc.services.first_looks import check_images_read
from apps.qc.services.guards import check_may_review, lock_reviewer
from apps.qc.services.lessons import draft_from_case
from apps.qc.services.scales import Sheet, get_sheets


def submit_review(
    case_id: int,
    *,
    scores: dict[str, int],
    defects: list[str],
    radpeer: str = "",
    faults: list[str] | None = None,
    marks: list[dict] | None = None,
    comment: str = "",
    spent_s: int = 0,
    request_correction: bool = False,
    actor: Actor,
) -> Review:
    """One judgement, final once given; grades it, asks for an arbiter where the scale says so, closes the round."""
    with transaction.atomic():
        case = lock_case(case_id)
        if not is_awaited(case):
            raise Refused(Reason("qc.case_state", {"state": case.state, "action": "review"}, severity="error"))
        lock_reviewer(actor)
        check_may_review(case, actor)
        check_images_read(case, actor)
        scale, checklist = get_sheets(case)
        _check_scores(scale, case.kind, scores, defects, radpeer)
        _check_marks(case, marks or [])
        marked = _mark(checklist, faults)
        grade = grade_criteria(scores, pass_mean=scale.payload["pass_mean"], fail_any=scale.payload["fail_any"])
        if grade == "pass" and (defects or radpeer in RADPEER_TO_ARBITER):
            grade = "defect"
        seen = find_disclosure_of(case, actor.id)
        review = Review.objects.create(
            case=case,
            reviewer_id=actor.id,
            reviewer_name=actor.name,
            is_arbiter=case.state == CaseState.ARBITRATION,
            is_blinded=seen is None,
            disclosure={"how": seen.how, "at": seen.at.isoformat()} if seen else {},
            scale_version=scale.label,
            scores=scores,
            radpeer=radpeer,
            defects=defects,
            **marked,
            marks=marks or [],
            grade=grade,
            comment=comment.strip(),
            spent_s=spent_s,
            submitted_at=clock.now(),
        )
        _advance(case, review)
        record(
            actor,
            "qc.reviewed",
            obj=f"qc_case:{case.id}",
            detail={"grade": grade, "radpeer": radpeer, "defects": defects, "unblinded": seen.how if seen else ""},
        )
        publish(ReviewCompleted(case.id, review.id, case.kind, case.ref, grade), aggregate=f"qc_case:{case.id}")
        if request_correction and case.kind == "report":
            publish(CorrectionRequested(case.id, case.subject.ref, comment.strip()), aggregate=f"qc_case:{case.id}")
    return review


def _mark(checklist: Sheet | None, faults: list[str] | None) -> dict:
    """The 100-point checklist as fields of a review; a reviewer who leaves it out (None) gives no points."""
    if faults is None:
        return {}
    try:
        marked = mark_checklist(faults, checklist.payload if checklist else {"items": [], "first": 0, "second": 0})
    except ValueError as error:
        raise Invalid({"faults": Reason("qc.fault_unknown", {"faults": faults}, severity="error")}) from error
    return {
        "faults": faults,
        "points": marked.points,
        "points_grade": marked.grade,
        "checklist_version": checklist.label if checklist else "",
    }


def _check_scores(scale: Sheet, kind: str, scores: dict[str, int], defects: list[str], radpeer: str) -> None:
    wanted = {criterion["code"] for criterion in scale.payload["criteria"]}
    if set(scores) != wanted:
        missing = sorted(wanted - set(scores)) or sorted(set(scores) - wanted)
        raise Invalid({"scores": Reason("qc.scores_incomplete", {"criteria": missing}, severity="error")})
    if any(not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 5 for value in scores.values()):
        raise Invalid({"scores": Reason("qc.score_range", severity="error")})
    known = {defect["code"] for defect in scale.payload["defects"]}
    if set(defects) - known or len(defects) != len(set(defects)):
        raise Invalid(
            {"defects": Reason("qc.defect_unknown", {"defects": sorted(set(defects) - known)}, severity="error")}
        )
    if radpeer and (kind != "report" or radpeer not in RADPEER):
        raise Invalid({"radpeer": Reason("qc.radpeer_unknown", {"score": radpeer}, severity="error")})


def _check_marks(case: Case, marks: list[dict]) -> None:
    texts = {name: case.subject.content.get(name, "") if case.subject else "" for name in SECTIONS}
    faults = {f"marks.{n}": fault for n, mark in enumerate(marks) if (fault := find_mark_fault(Mark(**mark), texts))}
    if faults:
        raise Invalid({place: Reason(code, severity="error") for place, code in faults.items()})


def _advance(case: Case, review: Review) -> None:
    rounds = list(case.reviews.order_by("id"))
    if review.is_arbiter:
        decide_appeal(case, review)
        settle_case(case, review)
    elif len(rounds) >= case.readers:
        verdicts = [Verdict(row.grade, row.radpeer, row.points_grade) for row in rounds]
        if is_disputed(verdicts) and not case.is_calibration:
            move_case(case, "arbitrate")
        else:
            settle_case(case, review)
    else:
        case.version += 1
        case.save()


def settle_case(case: Case, review: Review) -> None:
    """Only now the case has a grade: before, it would tell one reader what another said. What was marked becomes drafts of lessons."""
    case.grade = review.grade
    move_case(case, "review")
    draft_from_case(case, review)
