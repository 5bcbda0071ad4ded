"""The catalogue of report rules and the decorator that fills it."""

from collections.abc import Callable, Iterable

from apps.common.kernel.catalog import Catalog
from apps.qc.engine.report import SEVERITIES, STAGES, Finding, ReportSnapshot

ReportRule = Callable[[ReportSnapshot], Iterable[Finding]]
REPORT_RULES = Catalog("report rules")


def report_rule(
    code: str,
    *,
    severity: str,
    title: dict[str, str],
    category: str,
    version: int = 1,
    stages: tuple[str, ...] = STAGES,
    blocking: bool = False,
) -> Callable[[ReportRule], ReportRule]:
    """Register a rule under its code; `title` is a language map, `blocking` asks for a reason at sign-off."""
    if severity not in SEVERITIES:
        raise ValueError(f"{code}: unknown severity {severity}")

    def register(rule: ReportRule) -> ReportRule:
        REPORT_RULES.register(
            code,
            rule,
            severity=severity,
            title=title,
            category=category,
            version=version,
            stages=stages,
            blocking=blocking,
        )
        return rule

    return register
