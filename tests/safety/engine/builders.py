"""Plain builders for the safety engine's facts, from the policies and forms that are shipped."""

import json
from datetime import UTC, datetime
from pathlib import Path

from apps.safety.engine.facts import Answer, AnswerValue, Rules, SafetyCase
from apps.safety.engine.forms import choose_form, parse_form

ROOT = Path(__file__).resolve().parents[3] / "apps" / "safety"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def load_rules() -> dict[str, Rules]:
    rules = {}
    for path in (ROOT / "policies").glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        rules[data["code"].removeprefix("safety.")] = Rules(data["payload"], f"{data['code']}@{data['version']}")
    return rules


def load_forms() -> list:
    return [
        parse_form(json.loads(p.read_text(encoding="utf-8"))) for p in sorted((ROOT / "data" / "forms").glob("*.json"))
    ]


RULES = load_rules()
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
