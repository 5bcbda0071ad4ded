"""Plain builders for the safety engine's facts, from the policies and forms that are shipped."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apps.safety.engine.facts import (
    AgentFact,
    AllergyFact,
    Answer,
    AnswerValue,
    Assessment,
    EgfrFact,
    SafetyCase,
    Stage,
)
from apps.safety.engine.forms import choose_form, parse_form
from apps.safety.engine.screening import assess_case
from apps.safety.selectors.shipped import load_policy, load_shipped_rules

ROOT = Path(__file__).resolve().parents[3] / "apps" / "safety"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def load_forms() -> list:
    return [
        parse_form(json.loads(p.read_text(encoding="utf-8"))) for p in sorted((ROOT / "data" / "forms").glob("*.json"))
    ]


POLICIES = {path.stem: load_policy(path.stem) for path in (ROOT / "policies").glob("*.json")}
# what the patient signs and the hospital is paid has its own tests: a case here is judged without
POLICIES = {name: rules for name, rules in POLICIES.items() if name not in ("consent", "payment")}
RULES = POLICIES | load_shipped_rules("local")
FORMS = load_forms()


def build_case(
    *, modality="CT", contrast="iodine", sex="M", age_years=47.0, answers=None, rest="no", **facts
) -> SafetyCase:
    """A case in which every booking question is answered `rest` except those named in `answers` (None: unanswered)."""
    form = choose_form(FORMS, modality=modality, contrast=contrast)
    given = {i.code: rest for i in form.items if i.stage == "booking" and not i.only_if} if form and rest else {}
    given.update(answers or {})
    rows = {k: Answer(k, AnswerValue(v), at=NOW) for k, v in given.items() if v}
    return SafetyCase(
        modality=modality,
        contrast=contrast,
        sex=sex,
        age_years=age_years,
        patient_class="outpatient",
        form=form,
        answers=rows,
        **facts,
    )


def build_contrast(
    contrast="iodine", *, egfr=None, yes=(), group=None, severity=None, is_allergic_like=True, egfr_at=NOW, **facts
) -> SafetyCase:
    """A man of 50 and an injection, nothing asked beside what stands in `yes`; `severity` makes an earlier reaction."""
    reactions = () if severity is None else (AllergyFact(1, "x", "X", contrast, "allergy", severity, is_allergic_like),)
    return SafetyCase(
        modality="MR" if contrast == "gadolinium" else "CT",
        contrast=contrast,
        sex="M",
        age_years=50.0,
        patient_class="outpatient",
        form=None,
        answers={i: Answer(i, AnswerValue.YES) for i in yes},
        allergies=reactions,
        egfr=None if egfr is None else EgfrFact(egfr, egfr_at, "lab"),
        agent=AgentFact("x", "X", contrast, group or ""),
        **facts,
    )


def judge_pack(pack: str, case: SafetyCase, *, at=NOW + timedelta(days=3), now=NOW) -> Assessment:
    return assess_case(case, load_shipped_rules(pack), starts_at=at, now=now, stage=Stage.SCAN)
