"""Report rules with their standing and what became of their alerts."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from apps.common.kernel.errors import NotFound
from apps.qc.engine.checking import describe_rules, find_built_in
from apps.qc.engine.rule_life import STEPS, RuleCounts
from apps.qc.models import Lesson, ReportAlert, ReportRule

Outcome = ReportAlert.Outcome
_SEEN = Q(is_shadow=False)


def count_alerts(
    *, since: datetime | None = None, rules: Collection[str] | None = None, sites: Collection[int] | None = None
) -> dict[str, RuleCounts]:
    """Counts by rule; one query."""
    rows = ReportAlert.objects.all()
    if since is not None:
        rows = rows.filter(first_at__gte=since)
    if rules is not None:
        rows = rows.filter(rule__in=rules)
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    counted = rows.values("rule").annotate(
        shown=Count("id", filter=_SEEN),
        fixed=Count("id", filter=_SEEN & Q(outcome=Outcome.FIXED)),
        by_autofix=Count("id", filter=_SEEN & Q(by_autofix=True)),
        ignored=Count("id", filter=_SEEN & Q(outcome__in=[Outcome.IGNORED, Outcome.IGNORED_FOR_AUTHOR])),
        disputed=Count("id", filter=_SEEN & Q(outcome=Outcome.DISPUTED)),
        overridden=Count("id", filter=_SEEN & Q(outcome=Outcome.OVERRIDDEN)),
        left=Count("id", filter=_SEEN & Q(outcome=Outcome.LEFT)),
        shadow=Count("id", filter=Q(is_shadow=True)),
    )
    return {row.pop("rule"): RuleCounts(**row) for row in counted}


def list_rule_standings(*, since: datetime, sites: Collection[int] | None = None) -> list[dict]:
    """Built-in rules and those of the department, by code, with status, figures and the steps that a person may take. Two queries."""
    rows = {row.code: row for row in ReportRule.objects.all()}
    counts = count_alerts(since=since, sites=sites)
    built_in = {rule["code"]: rule for rule in describe_rules()}
    listed = [_describe(rule, rows.get(code), counts.get(code)) for code, rule in built_in.items()]
    own = [_describe(_read_own(row), row, counts.get(code)) for code, row in rows.items() if code not in built_in]
    return sorted(listed + own, key=lambda rule: rule["code"])


def _read_own(row: ReportRule) -> dict:
    definition = row.definition or {}
    return {
        "code": row.code,
        "version": row.version,
        "category": definition.get("category", ""),
        "severity": definition.get("severity", ""),
        "title": definition.get("explanation", {}),
        "stages": definition.get("stages") or [],
        "autofix": definition.get("autofix", False),
        "blocking": False,
        "status": row.status,
    }


def _describe(rule: dict, row: ReportRule | None, counts: RuleCounts | None) -> dict:
    counts = counts or RuleCounts()
    status = row.status if row else rule["status"]
    return rule | {
        "status": status,
        "is_own": row is not None and row.definition is not None,
        "status_since": row.status_since if row else None,
        "changed_by_name": row.changed_by_name if row else "",
        "next_steps": list(STEPS[status]),
        "counts": counts,
    }


def get_rule(code: str) -> dict:
    """One rule with its definition and its history, newest first. Raises NotFound."""
    row = ReportRule.objects.filter(code=code).first()
    known = find_built_in(code)
    if row is None and known is None:
        raise NotFound("qc.rule_missing", code=code)
    counts = count_alerts(rules=[code]).get(code)
    return _describe(known or _read_own(row), row, counts) | {
        "definition": row.definition if row else None,
        "changes": list(row.changes.order_by("-id")[:50]) if row else [],
    }


def list_disputes(code: str, *, sites: Collection[int] | None = None) -> list[ReportAlert]:
    """Sentences whose alerts were disputed, newest first: what a rule has to learn."""
    known = Lesson.objects.filter(source=Lesson.Source.DISPUTE, source_id=OuterRef("pk"))
    rows = ReportAlert.objects.filter(rule=code, outcome=Outcome.DISPUTED).annotate(is_confirmed=Exists(known))
    return list((rows if sites is None else rows.filter(site_id__in=sites)).order_by("-id")[:50])
