"""Allocation: who may have an exam, who gets it first, and what no input can break."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.allocation import AllocationRules, Case, Choice, Reader, allocate, find_subspecialty

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
ROWS = [
    {"code": "breast", "body_parts": ["BREAST"]},
    {"code": "nuclear", "modalities": ["NM", "PT"]},
    {"code": "neuro", "body_parts": ["HEAD", "BRAIN"]},
]
RULES = AllocationRules(ROWS, {"CT": 2.0, "MR": 3.0}, urgent_rank=0)


def case(exam_id: int = 1, **facts) -> Case:
    return Case(**{"exam_id": exam_id, "site_id": 1, "modality": "CT", "body_part": "CHEST", "rank": 2} | facts)


@pytest.mark.parametrize(
    ("_case", "modality", "part", "expected"),
    [
        ("by part", "MG", "BREAST", "breast"),
        ("by modality", "PT", "WHOLEBODY", "nuclear"),
        ("the first row that fits", "NM", "BREAST", "breast"),
        ("none", "CT", "CHEST", ""),
    ],
)
def test_the_subspecialty_of_an_exam(_case, modality, part, expected):
    assert find_subspecialty(ROWS, modality=modality, body_part=part) == expected


@pytest.mark.parametrize(
    ("_case", "reader", "facts", "gets"),
    [
        ("own site", Reader("a", frozenset({1})), {}, True),
        ("another site", Reader("a", frozenset({2})), {}, False),
        ("every site", Reader("a", None), {}, True),
        ("has enough", Reader("a", None, max_open=3, n_open=3), {}, False),
        ("has room for one", Reader("a", None, max_open=3, n_open=2), {}, True),
        ("let it lie before", Reader("a", None), {"let_go_by": frozenset({"a"})}, False),
        ("a resident and an emergency", Reader("a", None, may_verify=False), {"rank": 0}, False),
        ("a resident and the next class", Reader("a", None, may_verify=False), {"rank": 1}, True),
    ],
)
def test_who_may_have_it(_case, reader, facts, gets):
    assert bool(allocate([case(**facts)], [reader], RULES)) is gets


def test_subspecialty_beats_load_and_load_beats_name():
    readers = [Reader("a", None), Reader("b", None, frozenset({"neuro"}), load=9)]
    assert allocate([case(body_part="HEAD")], readers, RULES) == [Choice(1, "b", "neuro")]
    assert allocate([case()], readers, RULES) == [Choice(1, "a", "")]
    assert allocate([case()], [Reader("a", None, load=1), Reader("b", None)], RULES) == [Choice(1, "b", "")]


def test_the_most_urgent_gets_the_last_place():
    cases = [
        case(1, rank=2),
        case(2, rank=1, due_at=NOW + timedelta(hours=2)),
        case(3, rank=1, due_at=NOW),
        case(4, rank=1),
    ]
    assert allocate(cases, [Reader("a", None, max_open=2)], RULES) == [Choice(3, "a", ""), Choice(2, "a", "")]


def test_work_is_weighed_not_counted():
    cases = [case(n, modality="MR" if n == 1 else "DX") for n in range(1, 5)]
    given_to = {
        choice.exam_id: choice.reader_id for choice in allocate(cases, [Reader("a", None), Reader("b", None)], RULES)
    }
    assert given_to == {1: "a", 2: "b", 3: "b", 4: "b"}


CASES = st.builds(
    Case, st.integers(1, 40), st.integers(1, 3), st.sampled_from(["CT", "MR", "PT"]), st.sampled_from(["HEAD", "CHEST"]),
    st.integers(0, 3), st.none() | st.datetimes(timezones=st.just(UTC)), st.frozensets(st.sampled_from("abc")),
)  # fmt: skip
READERS = st.builds(
    Reader, st.sampled_from("abc"), st.none() | st.frozensets(st.integers(1, 3)), st.frozensets(st.sampled_from(["neuro"])),
    st.integers(0, 4), st.integers(0, 4), st.floats(0, 9), st.booleans(),
)  # fmt: skip


@given(
    st.lists(CASES, unique_by=lambda one: one.exam_id, max_size=20),
    st.lists(READERS, unique_by=lambda one: one.id, max_size=3),
)
def test_nobody_gets_too_much_or_what_is_not_theirs(cases, readers):
    choices = allocate(cases, readers, RULES)
    by_id, who = {one.exam_id: one for one in cases}, {one.id: one for one in readers}
    assert len({choice.exam_id for choice in choices}) == len(choices)
    for reader in readers:
        n_given = sum(choice.reader_id == reader.id for choice in choices)
        assert n_given <= max(0, reader.max_open - reader.n_open)
    for choice in choices:
        one, reader = by_id[choice.exam_id], who[choice.reader_id]
        assert reader.sites is None or one.site_id in reader.sites
        assert reader.id not in one.let_go_by
    assert allocate(list(reversed(cases)), list(reversed(readers)), RULES) == choices
