import pytest

from apps.research.engine.definition import MOST_STEPS, BadDefinition, read_definition

PERIOD = {"first": "2026-01-01", "last": "2026-01-31"}
CT = {"act": "include", "criterion": "modality", "params": {"values": ["CT"]}}


def test_it_comes_back_as_it_was_written():
    steps = [
        CT | {"title": ""},
        {"act": "exclude", "criterion": "age_years", "params": {"least": None, "most": 17}, "title": "children"},
        {"act": "one_per_patient", "criterion": "", "params": {"keep": "first"}, "title": ""},
    ]
    data = {**PERIOD, "basis": "performed", "steps": steps}
    assert read_definition(data).to_json() == data
    assert read_definition(read_definition(data).to_json()) == read_definition(data)


@pytest.mark.parametrize(
    ("_case", "change", "fault"),
    [
        ("no day", {"first": "2026-02-30"}, ("first", "day")),
        ("a year of no department", {"last": "9999-12-31"}, ("last", "day")),
        ("a number for a day", {"first": 5}, ("first", "day")),
        ("backwards", {"last": "2025-12-31"}, ("last", "period")),
        ("unknown basis", {"basis": "x"}, ("basis", "choice")),
        ("no list", {"steps": {}}, ("steps", "steps")),
        ("too many", {"steps": [CT] * (MOST_STEPS + 1)}, ("steps", "steps")),
        ("no object", {"steps": ["x"]}, ("steps.0", "object")),
        ("no such act", {"steps": [CT | {"act": "drop"}]}, ("steps.0", "step")),
        ("no such criterion", {"steps": [CT | {"criterion": "name"}]}, ("steps.0.criterion", "criterion")),
        ("a list for a criterion", {"steps": [CT | {"criterion": []}]}, ("steps.0.criterion", "criterion")),
        ("no values", {"steps": [CT | {"params": {"values": []}}]}, ("steps.0.params.values", "values")),
        ("values of another kind", {"steps": [CT | {"params": {"values": [1]}}]}, ("steps.0.params.values", "values")),
        ("a zero byte", {"steps": [CT | {"params": {"values": ["a\0"]}}]}, ("steps.0.params.values", "values")),
        ("an empty word", {"steps": [{"act": "include", "criterion": "report_words", "params": {"words": [" "]}}]}, ("steps.0.params.words", "words")),
        ("no end", {"steps": [{"act": "include", "criterion": "age_years", "params": {}}]}, ("steps.0.params", "range")),
        ("ends crossed", {"steps": [{"act": "include", "criterion": "age_years", "params": {"least": 9, "most": 1}}]}, ("steps.0.params", "range")),
        ("true is no number", {"steps": [{"act": "include", "criterion": "age_years", "params": {"least": True}}]}, ("steps.0.params", "range")),
        ("not a number", {"steps": [{"act": "include", "criterion": "age_years", "params": {"least": float("nan")}}]}, ("steps.0.params", "range")),
        ("neither first nor last", {"steps": [{"act": "one_per_patient", "params": {"keep": "any"}}]}, ("steps.0.params.keep", "keep")),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_place(_case, change, fault):
    with pytest.raises(BadDefinition) as bad:
        read_definition({**PERIOD, **change})
    assert bad.value.faults == [fault]


def test_every_fault_is_named_at_once():
    with pytest.raises(BadDefinition) as bad:
        read_definition({"first": "x", "last": "x", "basis": "x", "steps": "x"})
    assert len(bad.value.faults) == 4
