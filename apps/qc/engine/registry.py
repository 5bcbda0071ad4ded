"""The catalogue of report rules and the decorator that fills it."""

from collections.abc import Callable, Iterable, Sequence

from apps.common.kernel.catalog import Catalog
from apps.qc.engine.report import LIFE, SEVERITIES, STAGES, Hit
from apps.qc.engine.report_reading import ReportReading

ReportRule = Callable[[ReportReading], Iterable[Hit]]
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
    autofix: bool = False,
    status: str = "active",
    fire: Sequence[dict] = (),
    quiet: Sequence[dict] = (),
) -> Callable[[ReportRule], ReportRule]:
    """Register a rule under its code; `title` is a language map, `blocking` asks for a reason at sign-off.

    `fire` and `quiet` are facts of reports that must, and must not, raise it: the tests run them. `autofix` says that its suggestion
    may replace the span; a rule about side, sex or numbers never sets it.
    """
    if severity not in SEVERITIES:
        raise ValueError(f"{code}: unknown severity {severity}")
    if status not in LIFE:
        raise ValueError(f"{code}: unknown status {status}")

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
            autofix=autofix,
            status=status,
            fire=tuple(fire),
            quiet=tuple(quiet),
        )
        return rule

    return register
