"""Critical results: who was told what, when, how, and whether it arrived."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.reporting.events import CriticalFlagged, CriticalReceived, CriticalWithdrawn
from apps.reporting.models import CriticalResult
from apps.reporting.services.critical_loop import find_first_step, lock_critical, lock_open_critical
from apps.reporting.services.drafts import lock_row
from apps.reporting.services.signs import tell_signs
from apps.workflow.public import ExamFacts, list_exams


def flag_critical(
    report_id: int,
    *,
    category: int,
    finding: str,
    told_to: str,
    method: str,
    found_at: datetime | None = None,
    told_at: datetime | None = None,
    actor: Actor,
) -> CriticalResult:
    """One notice; a referrer with an account is told in the inbox as well."""
    now = clock.now()
    missing = {
        name: Reason("reporting.needed", severity="error")
        for name, value in (("finding", finding), ("told_to", told_to))
        if not value.strip()
    }
    if missing:
        raise Invalid(missing)
    with transaction.atomic():
        report = lock_row(report_id)
        rules = get_policy("reporting.critical", site_id=report.site_id).payload
        due = rules["receipt_due_min"]
        if str(category) not in due:
            raise Invalid({"category": Reason("reporting.category_unknown", {"category": category}, severity="error")})
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        start = found_at or now
        due_at = start + timedelta(minutes=due[str(category)])
        notice = CriticalResult.objects.create(
            report=report,
            category=category,
            finding=finding.strip(),
            found_at=start,
            told_by_id=actor.id,
            told_by_name=actor.name,
            told_to=told_to.strip(),
            told_at=told_at or now,
            method=method,
            due_at=due_at,
            next_step_at=find_first_step(rules, category=category, found_at=start, due_at=due_at),
        )
        report.is_critical = True
        report.version += 1
        report.save(update_fields=["is_critical", "version"])
        _tell_referrers(exams, "reporting.critical_told", actor=actor)
        record(
            actor,
            "critical.flagged",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"category": category, "told_to": told_to, "method": method},
        )
        publish(
            CriticalFlagged(notice.id, report.id, [exam.id for exam in exams], category),
            aggregate=f"report:{report.id}",
        )
    return notice


def confirm_receipt(critical_id: int, *, received_by: str, actor: Actor) -> CriticalResult:
    """Somebody says that the finding reached them; said twice it is refused, so that the first time stands."""
    with transaction.atomic():
        notice = lock_open_critical(critical_id)
        notice.received_by, notice.received_at = received_by.strip() or actor.name, clock.now()
        notice.save()
        exam_ids = list(notice.report.links.values_list("exam_id", flat=True))
        record(
            actor,
            "critical.received",
            obj=f"report:{notice.report_id}",
            patient_id=notice.report.patient_id,
            detail={"by": notice.received_by},
        )
        publish(CriticalReceived(notice.id, notice.report_id, exam_ids), aggregate=f"report:{notice.report_id}")
        tell_signs(notice.report_id, now=notice.received_at)
    return notice


def withdraw_critical(critical_id: int, *, reason: str, is_verifier: bool, actor: Actor) -> CriticalResult:
    """Flagged by mistake: it stays in the record with the reason, and who was told of it is told again. By who said it, or a verifier."""
    if not reason.strip():
        raise Invalid({"reason": Reason("reporting.needed", severity="error")})
    with transaction.atomic():
        report = lock_row(_find_report_id(critical_id))
        notice = lock_critical(critical_id)
        if notice.withdrawn_at:
            raise Refused(Reason("reporting.critical_withdrawn", {"name": notice.withdrawn_by_name}, "warning"))
        if not is_verifier and notice.told_by_id != actor.id:
            raise Refused(Reason("reporting.critical_of_another", {"name": notice.told_by_name}, "warning"))
        notice.withdrawn_at, notice.withdrawn_by_name, notice.withdrawn_reason = clock.now(), actor.name, reason.strip()
        notice.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_reason"])
        report.is_critical = report.criticals.filter(withdrawn_at=None).exists()
        report.version += 1
        report.save(update_fields=["is_critical", "version"])
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        _tell_referrers(exams, "reporting.critical_taken_back", actor=actor)
        record(
            actor,
            "critical.withdrawn",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"finding": notice.finding, "reason": notice.withdrawn_reason},
        )
        exam_ids = [exam.id for exam in exams]
        publish(CriticalWithdrawn(notice.id, report.id, exam_ids), aggregate=f"report:{report.id}")
    return notice


def _find_report_id(critical_id: int) -> int:
    """Raises NotFound. The report is locked before its notices, as where one is flagged."""
    report_id = CriticalResult.objects.filter(pk=critical_id).values_list("report_id", flat=True).first()
    if report_id is None:
        raise NotFound("reporting.critical_missing", critical=critical_id)
    return report_id


def _tell_referrers(exams: list[ExamFacts], code: str, *, actor: Actor) -> None:
    referrers = {exam.referrer_id for exam in exams if exam.referrer_id}
    if referrers:
        reason = Reason(code, {"accession": exams[0].accession, "name": actor.name}, "error")
        notify(referrers, reason, link="/results", severity="error")
