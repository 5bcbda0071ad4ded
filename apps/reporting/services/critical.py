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
from apps.reporting.events import CriticalFlagged, CriticalReceived
from apps.reporting.models import CriticalResult
from apps.reporting.services.drafts import lock_row
from apps.workflow.public import list_exams


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
        due = get_policy("reporting.critical", site_id=report.site_id).payload["receipt_due_min"]
        if str(category) not in due:
            raise Invalid({"category": Reason("reporting.category_unknown", {"category": category}, severity="error")})
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        notice = CriticalResult.objects.create(
            report=report,
            category=category,
            finding=finding.strip(),
            found_at=found_at or now,
            told_by_id=actor.id,
            told_by_name=actor.name,
            told_to=told_to.strip(),
            told_at=told_at or now,
            method=method,
            due_at=(found_at or now) + timedelta(minutes=due[str(category)]),
        )
        report.is_critical = True
        report.version += 1
        report.save(update_fields=["is_critical", "version"])
        referrers = {exam.referrer_id for exam in exams if exam.referrer_id}
        if referrers:
            notify(
                referrers,
                Reason("reporting.critical_told", {"accession": exams[0].accession, "name": actor.name}, "error"),
                link="/results",
                severity="error",
            )
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
        notice = (
            CriticalResult.objects.select_for_update(of=("self",))
            .select_related("report")
            .filter(pk=critical_id)
            .first()
        )
        if notice is None:
            raise NotFound("reporting.critical_missing", critical=critical_id)
        if notice.received_at:
            raise Refused(
                Reason("reporting.critical_received_already", {"name": notice.received_by}, severity="warning")
            )
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
    return notice
