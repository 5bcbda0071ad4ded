"""The loop of a critical result: every attempt is kept, and the clock passes it on until somebody has received it."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.directory.public import list_users_with_role
from apps.reporting.engine.critical import find_step, skip_past
from apps.reporting.models import CriticalContact, CriticalResult
from apps.reporting.selectors.critical import IS_OPEN
from apps.reporting.services.signs import tell_signs
from apps.workflow.public import list_exams

BATCH = 200
LOOP = Actor.system("critical-loop")


def find_first_step(rules: dict, *, category: int, found_at: datetime, due_at: datetime) -> datetime:
    return find_step(rules, category=category, found_at=found_at, due_at=due_at, n_done=0).at


def record_contact(
    critical_id: int, *, to: str, method: str, outcome: str, note: str = "", actor: Actor
) -> CriticalContact:
    """One more attempt; raises Refused when it has arrived already."""
    if not to.strip():
        raise Invalid({"to": Reason("reporting.needed", severity="error")})
    with transaction.atomic():
        notice = lock_open_critical(critical_id)
        contact = CriticalContact.objects.create(
            critical=notice,
            at=clock.now(),
            by_name=actor.name,
            to=to.strip(),
            method=method,
            outcome=outcome,
            note=note,
        )
        record(
            actor,
            "critical.contacted",
            obj=f"report:{notice.report_id}",
            patient_id=notice.report.patient_id,
            detail={"to": contact.to, "outcome": outcome},
        )
    return contact


def escalate_criticals(now: datetime) -> int:
    """Beat: what is open at a step's time is told to that step's people; returns how many were."""
    due = CriticalResult.objects.filter(IS_OPEN, next_step_at__lte=now).order_by("next_step_at")
    escalated = 0
    for critical_id in list(due.values_list("id", flat=True)[:BATCH]):
        with transaction.atomic():
            escalated += _escalate(lock_critical(critical_id), now)
    return escalated


def lock_open_critical(critical_id: int) -> CriticalResult:
    """Raises NotFound, or Refused when somebody has received it already, or it was withdrawn."""
    notice = lock_critical(critical_id)
    if notice.withdrawn_at:
        raise Refused(Reason("reporting.critical_withdrawn", {"name": notice.withdrawn_by_name}, "warning"))
    if notice.received_at:
        raise Refused(Reason("reporting.critical_received_already", {"name": notice.received_by}, "warning"))
    return notice


def lock_critical(critical_id: int) -> CriticalResult:
    rows = CriticalResult.objects.select_for_update(of=("self",)).select_related("report")
    notice = rows.filter(pk=critical_id).first()
    if notice is None:
        raise NotFound("reporting.critical_missing", critical=critical_id)
    return notice


def _escalate(notice: CriticalResult, now: datetime) -> int:
    if notice.received_at or notice.withdrawn_at or notice.next_step_at is None or notice.next_step_at > now:
        return 0
    report = notice.report
    rules = get_policy("reporting.critical", site_id=report.site_id).payload
    facts = {"category": notice.category, "found_at": notice.found_at, "due_at": notice.due_at}
    behind = skip_past(rules, **facts, n_done=notice.n_steps, now=now)
    step = find_step(rules, **facts, n_done=max(notice.n_steps, behind - 1))
    people = _find_people(step.to, notice)
    exam = list_exams(report.links.values_list("exam_id", flat=True))[0]
    code = "reporting.critical_overdue" if now >= notice.due_at else "reporting.critical_waits"
    reason = Reason(code, {"accession": exam.accession, "name": notice.told_to}, "error")
    notify(people, reason, link="/reading/criticals", severity="error")
    CriticalContact.objects.create(
        critical=notice,
        at=now,
        by_name=LOOP.name,
        to=", ".join(people.values())[:500],
        method=CriticalResult.Method.MESSAGE,
        outcome=CriticalContact.Outcome.ESCALATED,
    )
    notice.n_steps = behind
    notice.next_step_at = find_step(rules, **facts, n_done=behind).at
    notice.save(update_fields=["n_steps", "next_step_at"])
    tell_signs(report.id, now=now)
    record(LOOP, "critical.escalated", obj=f"report:{report.id}", patient_id=report.patient_id)
    return 1


def _find_people(to: tuple[str, ...], notice: CriticalResult) -> dict[str, str]:
    people = {notice.told_by_id: notice.told_by_name} if "teller" in to else {}
    roles = [role for role in to if role != "teller"]
    if roles:
        people |= {str(user.id): user.name for user in list_users_with_role(*roles, site_id=notice.report.site_id)}
    return people
