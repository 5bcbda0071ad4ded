"""Checks while a report is written: what its author sees is kept, and so is what they make of it."""

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.qc.public import Finding, answer_alert, check_with_trials, watch_alerts
from apps.reporting.engine.templates import SECTIONS
from apps.reporting.models import Report
from apps.reporting.services.snapshots import make_snapshot
from apps.workflow.public import list_exams


def check_draft(
    report_id: int, *, texts: dict[str, str] | None = None, stage: str = "typing", actor: Actor | None = None
) -> list[Finding]:
    """Findings on the draft, or on texts that are not saved yet. Alerts of the one who holds the pen are kept; others only look."""
    report = Report.objects.select_related("draft").filter(pk=report_id).first()
    if report is None:
        raise NotFound("reporting.report_missing", report=report_id)
    draft = getattr(report, "draft", None) or report.versions.last()
    source = texts or {name: getattr(draft, name) for name in SECTIONS}
    exams = list_exams(report.links.values_list("exam_id", flat=True))
    snapshot = make_snapshot(source, exams, lang=report.lang)
    checked = check_with_trials(snapshot, stage=stage, site_id=report.site_id)
    if actor is None or report.lock_owner_id != actor.id:
        return checked.findings
    return watch_alerts(checked, snapshot, report_id=report.id, site_id=report.site_id, author_id=actor.id)


def answer_draft_alert(report_id: int, key: str, *, outcome: str, by_autofix: bool, reason: str, actor: Actor) -> None:
    """What the author makes of an alert; raises NotFound, Invalid, Conflict."""
    answer_alert(report_id, key, outcome=outcome, by_autofix=by_autofix, reason=reason, actor=actor)
