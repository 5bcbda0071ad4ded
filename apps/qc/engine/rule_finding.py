"""From what a rule yields to what is said: severity, blocking and rewriting as the rule's standing allows."""

from dataclasses import dataclass

from apps.common.kernel.reason import Reason
from apps.qc.engine.report import STAGES, Finding, Hit


@dataclass(frozen=True)
class RuleFacts:
    """What the engine must know of a rule, wherever it is written."""

    code: str
    category: str
    severity: str
    version: int = 1
    stages: tuple[str, ...] = STAGES
    autofix: bool = False
    blocking: bool = False


def make_finding(rule: RuleFacts, hit: Hit) -> Finding:
    """A hit under its rule: it blocks only when the rule may, and offers a replacement only when the rule rewrites."""
    severity = hit.severity or rule.severity
    return Finding(
        rule=rule.code,
        category=rule.category,
        severity=severity,
        section=hit.section,
        start=hit.start,
        end=hit.end,
        reason=Reason(hit.code, hit.params, severity="warning" if severity == "warn" else severity),
        blocking=rule.blocking and hit.blocking is not False,
        suggestion=hit.suggestion if rule.autofix else "",
        related=hit.related,
        rule_version=rule.version,
    )
