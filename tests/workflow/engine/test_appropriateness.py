import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from apps.workflow.engine import appropriateness
from apps.workflow.engine.appropriateness import Other, Person, Wanted, find_hints

POLICY = json.loads(
    (Path(appropriateness.__file__).parents[1] / "policies" / "appropriateness.json").read_text(encoding="utf-8")
)["payload"]
TODAY = date(2026, 11, 25)
CHEST = Wanted("CT-CHEST", "CT", "CHEST")
DONE = Other("CT-CHEST", {"en": "CT chest"}, "CT", "CHEST", "26000000001", date(2026, 11, 1), date(2026, 11, 11))
OPEN = replace(DONE, done_on=None)


def hints(exam: Wanted, *others: Other, text: str = "", sex: str = "", age: float | None = None) -> list[str]:
    found = find_hints([exam], others, text=text, person=Person(sex, age), today=TODAY, policy=POLICY, version="a@1")
    assert all((one.severity, one.policy_version) == ("warning", "a@1") for one in found)
    return [one.code.removeprefix("workflow.hint_") for one in found]


SAME = [
    ("fourteen days ago is recent for CT", DONE, ["recent"]),
    ("fifteen days ago is not", replace(DONE, done_on=date(2026, 11, 10)), []),
    ("another protocol of the same part counts", replace(DONE, code="CT-CHEST-C"), ["recent"]),
    ("another part does not", replace(DONE, body_part="HEAD"), []),
    ("another modality does not", replace(DONE, modality="DX"), []),
    ("the same is asked for already", OPEN, ["duplicate"]),
    ("another protocol to come is another question", replace(OPEN, code="CT-CHEST-C"), []),
]


@pytest.mark.parametrize(("_case", "other", "expected"), SAME, ids=[row[0] for row in SAME])
def test_what_was_done_or_asked_for(_case, other, expected):
    assert hints(CHEST, other) == expected


ABDOMEN, LUMBAR = Wanted("CT-ABD", "CT", "ABDOMEN"), Wanted("MR-LSPINE", "MR", "LSPINE")
FIRST = [
    (ABDOMEN, "右下腹痛，阑尾炎？", "", 17.9, ["better"]),
    (ABDOMEN, "右下腹痛，阑尾炎？", "", 18, []),
    (ABDOMEN, "Suspected APPENDICITIS", "", None, []),
    (replace(ABDOMEN, modality="US"), "appendicitis?", "", 9, []),
    (ABDOMEN, "孕12周，早孕，下腹痛", "F", 30, ["better"]),
    (ABDOMEN, "孕12周，早孕，下腹痛", "M", 30, []),
    (ABDOMEN, "早孕，咳嗽", "F", 30, []),
    (ABDOMEN, "lower abdominal pain, pregnancy test negative", "F", 30, []),
    (replace(ABDOMEN, body_part="HEAD"), "早孕，下腹痛", "F", 30, []),
    (LUMBAR, "low back pain for a week", "", 40, ["not_at_first"]),
    (LUMBAR, "low back pain for a week", "", 65, []),
    (LUMBAR, "low back pain after a fall", "", 40, []),
    (LUMBAR, "腰痛，肿瘤病史", "", 40, []),
    (CHEST, "腰痛", "", 40, []),
]


@pytest.mark.parametrize(("exam", "text", "sex", "age", "expected"), FIRST)
def test_what_usually_comes_first(exam, text, sex, age, expected):
    assert hints(exam, text=text, sex=sex, age=age) == expected


def test_every_rule_names_its_source():
    assert all(len(rule["source"]) > 20 and rule["better"] in ("", "us") for rule in POLICY["rules"])
