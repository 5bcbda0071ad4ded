"""Other illnesses that speak for or against a contrast agent: thyroid, myasthenia."""

from collections.abc import Iterator
from datetime import datetime

from apps.safety.engine.facts import AnswerValue, Finding, Rules, SafetyCase, find
from apps.safety.engine.packs import is_intravascular, list_acts


def judge_conditions(case: SafetyCase, rules: Rules, *, at: datetime) -> Iterator[Finding]:
    if not is_intravascular(case):
        return
    for item, row in rules.payload["rows"].items():
        if case.contrast in row["contrasts"] and case.says(item, AnswerValue.YES):
            yield find(row["effect"], f"safety.{row['code']}", rules, acts=list_acts(row.get("ask", []), at=at))
