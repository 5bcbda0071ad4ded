"""The rules over the signed reports of a period: the hit list of a changed rule, and the figures of one on trial."""

import logging
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.qc.engine.checking import ENGINE_VERSION, Standing, check_under
from apps.qc.engine.report import Finding
from apps.qc.models import ReportAudit, ReportAuditHit, Subject
from apps.qc.selectors.report_rules import get_rule
from apps.qc.services.report_standing import get_standing
from apps.qc.services.subject_snapshots import make_subject_snapshot

log = logging.getLogger(__name__)
State = ReportAudit.State
MOST_HITS = 2000


def ask_audit(
    *, period_from: date, period_to: date, rule: str = "", site_id: int | None = None, actor: Actor
) -> ReportAudit:
    """Asks for an audit; a worker runs it. Raises Invalid, NotFound (unknown rule)."""
    if period_to < period_from or (period_to - period_from).days > get_policy("qc.report_rules").payload["audit_days"]:
        raise Invalid({"period_to": Reason("qc.audit_period", severity="error")})
    if rule:
        get_rule(rule)
    with transaction.atomic():
        row = ReportAudit.objects.create(
            period_from=period_from,
            period_to=period_to,
            rule=rule,
            site_id=site_id,
            asked_at=clock.now(),
            asked_by_id=actor.id,
            asked_by_name=actor.name,
        )
        detail = {"from": f"{period_from}", "to": f"{period_to}", "rule": rule}
        record(actor, "qc.audit_asked", obj=f"report_audit:{row.id}", detail=detail)
    return row


def run_waiting_audits() -> int:
    """Beat: runs what was asked for, one after the other; one that another worker has is left to it, one that breaks is failed."""
    n = 0
    while audit := _take_next():
        try:
            _run(audit)
        except Exception:
            log.exception("audit %s failed", audit.pk)
            ReportAudit.objects.filter(pk=audit.pk).update(state=State.FAILED, done_at=clock.now())
        n += 1
    return n


def _take_next() -> ReportAudit | None:
    with transaction.atomic():
        row = ReportAudit.objects.select_for_update(skip_locked=True).filter(state=State.WAITING).order_by("id").first()
        if row is not None:
            row.state = State.RUNNING
            row.save(update_fields=["state"])
    return row


def _run(audit: ReportAudit) -> None:
    first, last = (datetime.combine(day, time(), UTC) for day in (audit.period_from, audit.period_to))
    subjects = Subject.objects.filter(
        kind="report", closed_at__gte=first, closed_at__lt=last + timedelta(days=1)
    ).order_by("id")
    if audit.site_id:
        subjects = subjects.filter(site_id=audit.site_id)
    hits: list[ReportAuditHit] = []
    counts: Counter = Counter()
    for subject in subjects.iterator(chunk_size=200):
        found = _list_hits(audit, subject, get_standing(subject.site_id))
        counts.update({finding.rule for finding in found})
        audit.n_reports += 1
        audit.n_alerted += bool(found)
        hits += [_make_hit(audit, subject, finding) for finding in found][: MOST_HITS - len(hits)]
    with transaction.atomic():
        ReportAuditHit.objects.bulk_create(hits, batch_size=500)
        audit.counts, audit.state = dict(counts), State.DONE
        audit.engine_version, audit.done_at = ENGINE_VERSION, clock.now()
        audit.save()


def _list_hits(audit: ReportAudit, subject: Subject, standing: Standing) -> list[Finding]:
    """Above a hint; one rule is asked for whatever its status, so a rule on trial is measured, too."""
    checked = check_under(make_subject_snapshot(subject), standing, stage="audit")
    if audit.rule:
        return [f for f in (*checked.findings, *checked.shadow) if f.rule == audit.rule]
    return [f for f in checked.findings if f.severity != "info"]


def _make_hit(audit: ReportAudit, subject: Subject, finding: Finding) -> ReportAuditHit:
    return ReportAuditHit(
        audit=audit,
        subject=subject,
        rule=finding.rule,
        rule_version=finding.rule_version,
        severity=finding.severity,
        section=finding.section,
        start=finding.start,
        end=finding.end,
        text=subject.content.get(finding.section, "")[finding.start : finding.end][:200],
        reason=finding.reason.to_json(),
    )


def get_audit(audit_id: int) -> ReportAudit:
    """Raises NotFound."""
    row = ReportAudit.objects.filter(pk=audit_id).first()
    if row is None:
        raise NotFound("qc.audit_missing", audit=audit_id)
    return row
