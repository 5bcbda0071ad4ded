"""A cohort's flow: every assessed exam falls once or stays, in the order of the steps, whatever the steps are."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.research.engine.criteria import CRITERIA, ExamRow, Kind, list_needs
from apps.research.engine.definition import Step
from apps.research.engine.flow import draw_flow, order_steps
from apps.research.engine.terms import Act, Fixed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def row(exam_id: int, patient_id: int = 1, hour: int = 0, **facts) -> ExamRow:
    return ExamRow(exam_id, patient_id, NOON + timedelta(hours=hour), **facts)


def include(code: str, **params) -> Step:
    return Step(Act.INCLUDE, code, params)


def exclude(code: str, **params) -> Step:
    return Step(Act.EXCLUDE, code, params)


def one(keep: str) -> Step:
    return Step(Act.ONE, "", {"keep": keep})


def draw(rows, *steps, objectors=(), by_hand=None):
    return draw_flow(rows, steps, objectors=objectors, by_hand=by_hand or {})


rows_of_anybody = st.lists(
    st.builds(
        row,
        st.integers(1, 500),
        st.integers(1, 12),
        st.integers(0, 5),
        modality=st.sampled_from(["CT", "MR", "DX"]),
        sex=st.sampled_from(["M", "F", "U"]),
        age_years=st.none() | st.integers(0, 100),
        is_reported=st.booleans(),
        reactions=st.sets(st.sampled_from(["mild", "severe"])),
        report_text=st.sampled_from(["", "No nodule", "肺结节"]),
    ),
    unique_by=lambda r: r.exam_id,
    max_size=40,
)
any_steps = st.lists(
    st.one_of(
        st.builds(include, st.sampled_from(["modality", "sex"]), values=st.lists(st.sampled_from(["CT", "F"]))),
        st.builds(exclude, st.just("age_years"), least=st.integers(0, 90)),
        st.builds(exclude, st.just("reaction_grade"), values=st.just(["mild"])),
        st.builds(include, st.just("report_words"), words=st.just(["NODULE", "结节"])),
        st.builds(include, st.just("reported")),
        st.builds(one, st.sampled_from(["first", "last"])),
    ),
    max_size=6,
)
by_hand_of_some = st.dictionaries(st.integers(1, 500), st.sampled_from(["duplicate", "other"]), max_size=30)


@given(rows_of_anybody, any_steps, st.sets(st.integers(1, 12), max_size=4), by_hand_of_some)
def test_every_assessed_exam_is_counted_exactly_once(rows, steps, objectors, by_hand):
    flow = draw(rows, *steps, objectors=objectors, by_hand=by_hand)
    left = {r.exam_id for r in flow.left}
    assert left.isdisjoint(flow.fallen)
    assert left | set(flow.fallen) == {r.exam_id for r in rows}
    assert sum(step.n_out for step in flow.steps) + len(left) == flow.n_assessed == len(rows)
    before = flow.n_assessed
    for step in flow.steps:
        assert step.n_out == before - step.n_left == list(flow.fallen.values()).count(step.number)
        before = step.n_left
    assert sum(flow.steps[order_steps(steps).index(Fixed.BY_HAND)].reasons.values()) == sum(
        step.n_out for step in flow.steps if step.fixed == Fixed.BY_HAND
    )
    assert not {r.patient_id for r in flow.left} & objectors
    assert left.isdisjoint(by_hand)


@given(rows_of_anybody, any_steps)
def test_the_order_of_the_rows_changes_nothing(rows, steps):
    assert draw(rows, *steps).to_json() == draw(rows[::-1], *steps).to_json()


def test_an_exam_falls_at_the_first_step_that_leaves_it_out():
    flow = draw([row(1, modality="DX", sex="M")], include("modality", values=["CT"]), include("sex", values=["F"]))
    assert [(step.fixed, step.n_out) for step in flow.steps] == [("objection", 0), (None, 1), (None, 0), ("by_hand", 0)]


def test_objections_come_before_everything_else():
    flow = draw([row(1, 7, modality="DX"), row(2, 8)], exclude("modality", values=["DX"]), objectors={7})
    assert [step.n_out for step in flow.steps] == [1, 0, 0]


@pytest.mark.parametrize(("keep", "left"), [("first", [1, 4]), ("last", [3, 4])])
def test_one_exam_a_patient(keep, left):
    rows = [row(3, 1, 5), row(1, 1, 1), row(2, 1, 3), row(4, 2, 2)]
    assert sorted(r.exam_id for r in draw(rows, one(keep)).left) == left


def test_exams_of_one_moment_are_told_apart_by_their_number():
    assert [r.exam_id for r in draw([row(2), row(1)], one("first")).left] == [1]


def test_a_patient_whose_first_exam_a_person_left_out_comes_in_with_the_next():
    flow = draw([row(1, 1, 1), row(2, 1, 2)], one("first"), by_hand={1: "image_quality"})
    assert [r.exam_id for r in flow.left] == [2]
    assert flow.steps[1].fixed == Fixed.BY_HAND and dict(flow.steps[1].reasons) == {"image_quality": 1}


@pytest.mark.parametrize(
    ("_case", "step", "facts", "stays"),
    [
        ("in the list", include("modality", values=["CT"]), {"modality": "CT"}, True),
        ("not in the list", include("modality", values=["CT"]), {"modality": "MR"}, False),
        ("lower end", include("age_years", least=18, most=90), {"age_years": 18}, True),
        ("below", include("age_years", least=18, most=90), {"age_years": 17}, False),
        ("upper end", include("age_years", least=18, most=90), {"age_years": 90}, True),
        ("above", include("age_years", least=18, most=90), {"age_years": 91}, False),
        ("unknown is in no range", include("age_years", least=0), {}, False),
        ("unknown is left out by no range", exclude("dlp_mgy_cm", most=10), {}, True),
        ("flag", include("reported"), {"is_reported": True}, True),
        ("no flag", include("reported"), {}, False),
        ("neither positive nor negative", include("report_positive"), {"is_positive": None}, False),
        ("one of several grades", exclude("reaction_grade", values=["severe"]), {"reactions": {"mild", "severe"}}, False),
        ("another grade", exclude("reaction_grade", values=["severe"]), {"reactions": {"mild"}}, True),
        ("any reaction", exclude("adverse_event"), {"reactions": {"mild"}}, False),
        ("no reaction", exclude("adverse_event"), {}, True),
        ("words of any case", include("report_words", words=["Nodule"]), {"report_text": "small NODULE"}, True),
        ("Chinese words", include("report_words", words=["结节"]), {"report_text": "右肺结节"}, True),
        ("no such word", include("report_words", words=["mass"]), {"report_text": "nodule"}, False),
    ],
)  # fmt: skip
def test_both_sides_of_a_criterion(_case, step, facts, stays):
    assert bool(draw([row(1, **facts)], step).left) is stays


def test_only_what_is_asked_is_read():
    assert list_needs(["modality", "age_years"]) == set()
    assert list_needs(["dlp_mgy_cm", "reported"]) == {"dose", "stamps"}


def test_every_criterion_reads_an_empty_row():
    params = {Kind.CHOICE: {"values": ["x"]}, Kind.RANGE: {"least": 0}, Kind.FLAG: {}, Kind.WORDS: {"words": ["x"]}}
    assert not any(one.matches(row(1), params[one.kind]) for one in CRITERIA.values())
