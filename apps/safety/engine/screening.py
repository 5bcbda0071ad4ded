"""The verdict on one start: clear, needs something before, or hold."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from apps.safety.engine.admission import judge_consent, judge_payment
from apps.safety.engine.allergies import judge_allergies
from apps.safety.engine.conditions import judge_conditions
from apps.safety.engine.facts import Assessment, Finding, Rules, SafetyCase, Stage, Verdict, find
from apps.safety.engine.implants import judge_implants
from apps.safety.engine.intervals import judge_intervals
from apps.safety.engine.premedication import judge_premedication
from apps.safety.engine.questions import judge_answers
from apps.safety.engine.renal import judge_gadolinium, judge_kidney, judge_metformin

RANK = {Verdict.CLEAR: 0, Verdict.NEEDS: 1, Verdict.HOLD: 2}


def assess_case(
    case: SafetyCase, rules: Mapping[str, Rules], *, starts_at: datetime, now: datetime, stage: Stage = Stage.BOOKING
) -> Assessment:
    """All findings, the strictest first; what a physician accepted no longer blocks but stays visible."""
    raw: list[Finding] = [
        *judge_answers(case, stage=stage),
        *judge_contrast(case, rules, at=starts_at, now=now),
        # while booking, the calendar keeps the distance to planned and given doses itself
        *(judge_intervals(case, rules["intervals"], at=starts_at) if stage == Stage.SCAN else ()),
        *judge_implants(case, rules["mr"]),
        *(judge_admission(case, rules) if stage == Stage.SCAN else ()),
    ]
    findings = sorted((_settle(case, f) for f in raw), key=lambda f: -RANK[f.effect])
    verdict = max((f.effect for f in findings), key=RANK.__getitem__, default=Verdict.CLEAR)
    return Assessment(
        verdict=verdict,
        reasons=tuple(f.reason for f in findings),
        policy_versions=tuple(sorted({f.reason.policy_version for f in findings if f.reason.policy_version})),
        findings=tuple(findings),
        pack=rules["allergy"].label,
        facts=describe_case(case),
    )


def judge_contrast(case: SafetyCase, rules: Mapping[str, Rules], *, at: datetime, now: datetime) -> Iterator[Finding]:
    """What the rule pack says, topic by topic."""
    regimens = rules["premedication"].payload["regimens"]
    yield from judge_allergies(case, rules["allergy"], regimens=regimens, at=at, now=now)
    yield from judge_kidney(case, rules["renal"], at=at)
    yield from judge_metformin(case, rules["metformin"], at=at, now=now)
    yield from judge_gadolinium(case, rules["gadolinium"], at=at)
    yield from judge_premedication(case, rules["premedication"], at=at, now=now)
    yield from judge_conditions(case, rules["conditions"], at=at)


def judge_admission(case: SafetyCase, rules: Mapping[str, Rules]) -> Iterator[Finding]:
    """Whatever the site has rules for; a case from a file has none."""
    if "consent" in rules:
        yield from judge_consent(case, rules["consent"])
    if "payment" in rules:
        yield from judge_payment(case, rules["payment"])


def describe_case(case: SafetyCase) -> dict[str, Any]:
    """The facts as they are kept with a decision."""
    return {
        "contrast": case.contrast,
        "route": case.route,
        "sex": case.sex,
        "age_years": None if case.age_years is None else int(case.age_years),
        "answers": {a.item: str(a.value) for a in case.answers.values()},
        "allergies": [[a.text or a.substance, a.agent_class, a.severity, a.is_allergic_like] for a in case.allergies],
        "egfr": case.egfr
        and {"value": round(case.egfr.value, 1), "at": case.egfr.at.isoformat(), "by": case.egfr.origin},
        "agent": case.agent and {"code": case.agent.code, "group": case.agent.group},
        "implants": [[i.text, i.mr_safety] for i in case.implants],
        "given": [[g.agent_class, g.at.isoformat()] for g in case.given],
        "consent": case.consent,
        "payment": case.payment,
        "premedication": case.premedication and case.premedication.regimen,
    }


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
