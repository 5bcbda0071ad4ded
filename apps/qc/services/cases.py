"""Cases that people raise, and their end."""

from collections.abc import Iterable

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.imaging.public import get_study
from apps.qc.engine.cases import LIFECYCLE, WAITING, CaseState, Origin, Queue
from apps.qc.engine.risk import Trigger
from apps.qc.events import CaseRaised
from apps.qc.models import Case, Subject, SubjectIdentity
from apps.qc.services.triggers import note_triggers
from apps.workflow.public import get_exam

SIGNS = {
    Origin.COMPLAINT: Trigger.COMPLAINT,
    Origin.PATHOLOGY: Trigger.PATHOLOGY_DISAGREES,
    Origin.RULE: Trigger.IMAGE_RULE,
}
RAISED_KINDS = {"exam": "image", "study": "image", "report": "report"}


def raise_case(
    subject_kind: str,
    ref: str,
    *,
    origin: str = Origin.COMPLAINT,
    reason_text: str,
    actor: Actor,
    exam_id: int | None = None,
    site_id: int | None = None,
    is_sign: bool = True,
) -> Case:
    """Somebody asks quality control to look at an exam, a study or a report; raises Invalid without words."""
    if not reason_text.strip():
        raise Invalid({"reason_text": Reason("qc.reason_needed", severity="error")})
    if subject_kind not in RAISED_KINDS:
        raise Invalid({"subject_kind": Reason("qc.subject_kind_unknown", {"kind": subject_kind}, severity="error")})
    with transaction.atomic():
        subject = _find_subject(subject_kind, ref)
        if subject and exam_id is None:
            exam_id = subject.identity.exam_id
        case = Case.objects.create(
            subject=subject,
            kind=RAISED_KINDS[subject_kind],
            ref=ref,
            origin=origin,
            queue=Queue.CENTRAL if origin == Origin.CAMPAIGN else Queue.RAISED,
            exam_id=exam_id,
            site_id=subject.site_id if subject else site_id,
            reason_text=reason_text.strip(),
            raised_by_id=actor.id,
            raised_by_name=actor.name,
            opened_at=clock.now(),
        )
        if subject and is_sign and origin in SIGNS:
            note_triggers(subject, {SIGNS[origin]: 1})
        record(actor, "qc.case_raised", obj=f"qc_case:{case.id}", detail={"ref": ref, "origin": origin})
        publish(CaseRaised(case.id, str(origin), case.kind, exam_id), aggregate=f"qc_case:{case.id}")
    return case


def raise_reaction_case(reaction_id: int, exam_id: int, *, kind: str, severity: str) -> Case:
    """A confirmed reaction to contrast; told twice it stays one case. Its words are the codes, the number finds the record."""
    words = f"safety.reaction:{reaction_id} {severity} {kind}"
    with transaction.atomic():
        exam = get_exam(exam_id)
        standing = Case.objects.filter(exam_id=exam_id, origin=Origin.RULE, reason_text=words).first()
        return standing or raise_case(
            "exam", f"exam:{exam_id}", origin=Origin.RULE, reason_text=words, exam_id=exam_id, site_id=exam.site_id,
            actor=Actor.system("qc"), is_sign=False,
        )  # fmt: skip


def find_site_of(subject_kind: str, number: int) -> int | None:
    """Where the exam, study or report belongs; None for a study of no site and a report that was never signed. Raises NotFound."""
    if subject_kind == "exam":
        return get_exam(number).site_id
    if subject_kind == "study":
        return get_study(number).site_id
    subject = _find_subject(subject_kind, f"{subject_kind}:{number}")
    return subject and subject.site_id


def _find_subject(subject_kind: str, ref: str) -> Subject | None:
    """The newest subject behind "exam:3", "study:5" or "report:7" (any version)."""
    kind, _, number = ref.partition(":")
    if kind == "exam" and number.isdigit():
        identity = SubjectIdentity.objects.filter(exam_id=int(number), subject__kind="image").order_by("-id").first()
        return identity and identity.subject
    rows = Subject.objects.filter(kind=RAISED_KINDS[subject_kind])
    if kind == "report" and "@" not in ref:
        return rows.filter(ref__startswith=f"{ref}@").order_by("-id").first()
    return rows.filter(ref=ref).first()


def lock_case(case_id: int, *, expected_version: int | None = None) -> Case:
    """The case under lock; raises NotFound, or Conflict with what stands when the caller's version is stale."""
    case = Case.objects.select_for_update(of=("self",)).select_related("subject").filter(pk=case_id).first()
    if case is None:
        raise NotFound("qc.case_missing", case=case_id)
    if expected_version is not None and expected_version != case.version:
        raise Conflict(current={"version": case.version, "state": case.state})
    return case


def move_case(case: Case, action: str) -> None:
    """Next state by the table, version up; not yet audited."""
    case.state = LIFECYCLE.next(case.state, action)
    case.version += 1
    case.save()


def close_case(case_id: int, *, outcome: str, actor: Actor, expected_version: int | None = None) -> Case:
    """Over: what was found and done stands in `outcome`. One whose reviews are not all in ends withdrawn, and counts nowhere."""
    if not outcome.strip():
        raise Invalid({"outcome": Reason("qc.outcome_needed", severity="error")})
    with transaction.atomic():
        case = lock_case(case_id, expected_version=expected_version)
        case.outcome, case.closed_at = outcome.strip(), clock.now()
        case.is_withdrawn = case.is_withdrawn or case.state == CaseState.OPEN
        move_case(case, "close")
        detail = {"outcome": case.outcome, "withdrawn": case.is_withdrawn}
        record(actor, "qc.case_closed", obj=f"qc_case:{case.id}", detail=detail)
    return case


def reopen_case(case_id: int, *, reason_text: str, actor: Actor, expected_version: int | None = None) -> Case:
    """An appeal: another reader decides, not who asked for it."""
    if not reason_text.strip():
        raise Invalid({"reason_text": Reason("qc.reason_needed", severity="error")})
    with transaction.atomic():
        case = lock_case(case_id, expected_version=expected_version)
        case.grade = ""
        case.reopened_by = sorted({*case.reopened_by, actor.id})
        move_case(case, "reopen")
        record(actor, "qc.case_reopened", obj=f"qc_case:{case.id}", detail={"reason": reason_text})
    return case


def withdraw_cases(cases: Iterable[Case]) -> None:
    """Ends locked cases that are no longer asked for: they stay, and count nowhere."""
    for case in cases:
        case.state, case.closed_at, case.is_withdrawn = CaseState.CLOSED, clock.now(), True
        case.version += 1
        case.save()


def is_awaited(case: Case) -> bool:
    """Whether somebody still has to look, so that names stay hidden."""
    return case.state in WAITING
