"""The verdict on one start: clear, needs something before, or hold."""

from collections.abc import Mapping
from datetime import datetime

from apps.safety.engine.allergies import judge_allergies
from apps.safety.engine.facts import Assessment, Finding, Rules, SafetyCase, Stage, Verdict, find
from apps.safety.engine.implants import judge_implants
from apps.safety.engine.premedication import judge_premedication
from apps.safety.engine.questions import judge_answers
from apps.safety.engine.renal import judge_gadolinium, judge_kidney, judge_metformin

POLICIES = ("allergy", "renal", "metformin", "gadolinium", "premedication", "mr")
RANK = {Verdict.CLEAR: 0, Verdict.NEEDS: 1, Verdict.HOLD: 2}


def assess_case(
    case: SafetyCase, rules: Mapping[str, Rules], *, starts_at: datetime, now: datetime, stage: Stage = Stage.BOOKING
) -> Assessment:
    """All findings, the strictest first; what a physician accepted no longer blocks but stays visible."""
    raw: list[Finding] = [
        *judge_answers(case, stage=stage),
        *judge_allergies(case, rules["allergy"]),
        *judge_kidney(case, rules["renal"], at=starts_at),
        *judge_metformin(case, rules["metformin"], at=starts_at),
        *judge_gadolinium(case, rules["gadolinium"]),
        *judge_premedication(case, rules["premedication"], at=starts_at, now=now),
        *judge_implants(case, rules["mr"]),
    ]
    findings = sorted((_settle(case, f) for f in raw), key=lambda f: -RANK[f.effect])
    verdict = max((f.effect for f in findings), key=RANK.__getitem__, default=Verdict.CLEAR)
    return Assessment(
        verdict=verdict,
        reasons=tuple(f.reason for f in findings),
        policy_versions=tuple(sorted({f.reason.policy_version for f in findings if f.reason.policy_version})),
        findings=tuple(findings),
    )


def _settle(case: SafetyCase, finding: Finding) -> Finding:
    decision = case.accepted.get(finding.key)
    if decision is None or finding.effect == Verdict.CLEAR or not finding.can_accept:
        return finding
    accepted = find(
        Verdict.CLEAR,
        "safety.accepted",
        Rules({}, finding.reason.policy_version or ""),
        key=finding.key,
        finding=finding.reason.code,
        name=finding.reason.params.get("name", ""),
        by=decision["by"],
        why=decision["why"],
    )
    return accepted
