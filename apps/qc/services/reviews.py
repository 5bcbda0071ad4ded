"""Reviews: who may look at which case, and what a submitted judgement does."""

from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import Policy, get_policy
from apps.qc.engine.cases import CaseState
from apps.qc.engine.scoring import RADPEER, RADPEER_TO_ARBITER, grade_criteria, needs_arbiter
from apps.qc.events import CorrectionRequested, ReviewCompleted
from apps.qc.models import Case, Review
from apps.qc.services.blinding import find_disclosure_of
from apps.qc.services.cases import lock_case, move_case


def get_scale(kind: str, *, site_id: int | None = None) -> Policy:
    """The scoring sheet in force for images or reports."""
    return get_policy(f"qc.{kind}_scale", site_id=site_id)


def list_reviewable(actor: Actor, *, queue: str, sites: frozenset[int] | None = None) -> list[int]:
    """Ids of the open cases of a queue (at some sites) that this person may judge: not their own work, not judged by them yet."""
    rows = Case.objects.filter(queue=queue, state__in=[CaseState.OPEN, CaseState.ARBITRATION], subject__isnull=False)
    if sites is not None:
        rows = rows.filter(site__in=sites)
    rows = rows.exclude(reviews__reviewer_id=actor.id).exclude(raised_by_id=actor.id)
    rows = rows.exclude(Q(subject__responsible_id=actor.id))
    mine = {
        case_id
        for case_id, people in rows.values_list("id", "subject__identity__responsible")
        if any(person["id"] == actor.id for person in people or [])
    }
    return [id_ for id_ in rows.order_by("id").values_list("id", flat=True) if id_ not in mine]


def check_may_review(case: Case, actor: Actor) -> None:
    """Raises Refused for one's own work, a case one raised, one judged already, a case without content, a full day."""
    if case.subject is None:
        raise Refused(Reason("qc.case_without_subject", severity="error"))
    people = {person["id"] for person in case.subject.identity.responsible} | {case.subject.responsible_id}
    if actor.id in people:
        raise Refused(Reason("qc.own_case", severity="error"))
    if actor.id == case.raised_by_id:
        raise Refused(Reason("qc.raised_by_you", severity="error"))
    if case.reviews.filter(reviewer_id=actor.id).exists():
        raise Refused(Reason("qc.reviewed_by_you", severity="error"))
    policy = get_policy("qc.guards", site_id=case.site_id)
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    done = Review.objects.filter(reviewer_id=actor.id, submitted_at__gte=today).count()
    if done >= policy.payload["daily_cap"]:
        raise Refused(Reason("qc.daily_cap", {"cap": policy.payload["daily_cap"]}, "error", policy.label))


def submit_review(
    case_id: int,
    *,
    scores: dict[str, int],
    defects: list[str],
    radpeer: str = "",
    comment: str = "",
    spent_s: int = 0,
    request_correction: bool = False,
    actor: Actor,
) -> Review:
    """One judgement, final once given; grades it, asks for an arbiter where the scale says so, closes the round."""
    with transaction.atomic():
        case = lock_case(case_id)
        if case.state not in (CaseState.OPEN, CaseState.ARBITRATION):
            raise Refused(Reason("qc.case_state", {"state": case.state, "action": "review"}, severity="error"))
        check_may_review(case, actor)
        scale = get_scale(case.kind, site_id=case.site_id)
        _check_scores(scale, case.kind, scores, defects, radpeer)
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
            grade=grade,
            comment=comment.strip(),
            spent_s=spent_s,
            submitted_at=clock.now(),
        )
        _advance(case, review, scale)
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


def _check_scores(scale: Policy, kind: str, scores: dict[str, int], defects: list[str], radpeer: str) -> None:
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


def _advance(case: Case, review: Review, scale: Policy) -> None:
    rounds = list(case.reviews.order_by("id"))
    case.grade = review.grade
    if review.is_arbiter:
        move_case(case, "review")
    elif len(rounds) >= scale.payload["reviews_per_case"]:
        scores = [row.radpeer for row in rounds if row.radpeer]
        disputed = any(score in RADPEER_TO_ARBITER for score in scores) or (
            len(scores) >= 2 and needs_arbiter(scores[0], scores[1])
        )
        move_case(case, "arbitrate" if disputed else "review")
    else:
        case.version += 1
        case.save()
