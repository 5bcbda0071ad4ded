"""Quality tests: both sides of every limit, what is due on which day, and a payload that is refused with every fault named."""

from datetime import date

import pytest

from apps.common.policy.seeding import load_shipped
from apps.devices.engine.qa_tests import BadRules, Due, Outcome, find_due, judge_value, read_tests

ROW = {
    "code": "ct.water", "names": {"zh-Hans": "水", "en": "water"}, "kind": "measure", "on_fail": "hold", "source": "manual", "unit": "HU",
    "tolerance": [-5, 5], "action": [-7, 7], "every_days": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (5, Outcome.OK),
        (-5, Outcome.OK),
        (5.01, Outcome.TOLERANCE),
        (-7, Outcome.TOLERANCE),
        (7.01, Outcome.ACTION),
        (float("nan"), Outcome.ACTION),
    ],
)
def test_a_value_is_judged_by_both_spans(value, outcome):
    assert judge_value(read_tests({"tests": [ROW]})[0], value) == outcome


@pytest.mark.parametrize(
    ("_case", "every", "last", "due", "due_on"),
    [
        ("on demand", None, None, Due.ON_DEMAND, None),
        ("never done", 7, None, Due.OVERDUE, date(2026, 11, 20)),
        ("done today, daily", 1, date(2026, 11, 20), Due.OK, date(2026, 11, 21)),
        ("done yesterday, daily", 1, date(2026, 11, 19), Due.TODAY, date(2026, 11, 20)),
        ("a day was left out", 1, date(2026, 11, 18), Due.OVERDUE, date(2026, 11, 19)),
        ("a week not over", 7, date(2026, 11, 14), Due.OK, date(2026, 11, 21)),
    ],
)
def test_due_by_days(_case, every, last, due, due_on):
    (test,) = read_tests({"tests": [ROW | {"every_days": every}]})
    assert find_due(test, last, date(2026, 11, 20)) == (due, due_on)


@pytest.mark.parametrize(
    ("_case", "change", "field"),
    [
        ("no source", {"source": " "}, "tests[0].source"),
        ("one language", {"names": {"en": "water"}}, "tests[0].names"),
        ("unknown kind", {"kind": "guess"}, "tests[0].kind"),
        ("unknown outage", {"after": ["mood"]}, "tests[0].after"),
        ("no days", {"every_days": 0}, "tests[0].every_days"),
        ("span upside down", {"tolerance": [5, -5]}, "tests[0].tolerance"),
        ("action inside the tolerance", {"action": [-4, 4]}, "tests[0].action"),
        ("no span", {"action": None}, "tests[0].action"),
    ],
)
def test_a_bad_payload_names_its_fault(_case, change, field):
    with pytest.raises(BadRules) as caught:
        read_tests({"tests": [ROW | change]})
    assert [path for path, _ in caught.value.errors] == [field]


def test_a_code_is_used_once():
    with pytest.raises(BadRules) as caught:
        read_tests({"tests": [ROW, ROW]})
    assert caught.value.errors == [("tests[1].code", "is used twice")]


def test_every_shipped_policy_reads():
    assert load_shipped("devices", "devices").code == "devices.alarm_rules"
