"""Distance between two contrast doses: how long the kidneys need for the first one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from apps.safety.engine.facts import Act, AnswerValue, Finding, Rules, SafetyCase, Verdict, find
from apps.safety.engine.packs import is_intravascular


def judge_intervals(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    """One finding for each dose that is too near to the start."""
    if not is_intravascular(case):
        return
    for given in case.given:
        row = _find_row(rules, given.agent_class, case.contrast)
        if row is None or given.at > at:
            continue
        hours = required_hours(case, row)
        earliest = given.at + timedelta(hours=hours)
        if at < earliest:
            yield find(
                Verdict.NEEDS,
                "safety.interval_too_short",
                rules,
                key=f"safety.interval_too_short:{given.agent_class}:{given.at.isoformat()}",
                acts=[Act("start_not_before", earliest)],
                given=f"safety.class_{given.agent_class}",
                given_at=given.at.isoformat(),
                hours=hours,
                earliest=earliest.isoformat(),
            )


def required_hours(case: SafetyCase, row: dict[str, Any]) -> float:
    """Acute injury and dialysis count as severely reduced whatever the figure says."""
    is_severe = case.says("acute_kidney_injury", AnswerValue.YES) or case.says("dialysis", AnswerValue.YES)
    if case.egfr is None and not is_severe:
        return row["unknown_hours"]
    value = 0.0 if is_severe or case.egfr is None else case.egfr.value
    for band in row["bands"]:
        if ("below" in band and value < band["below"]) or ("up_to" in band and value <= band["up_to"]):
            return band["hours"]
    return row["bands"][-1]["hours"]


def _find_row(rules: Rules, first: str, second: str) -> dict[str, Any] | None:
    return next((r for r in rules.payload["rows"] if (r["first"], r["second"]) == (first, second)), None)
