from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.research.engine.scrub import Known, count_cells, spell_dates


@pytest.mark.parametrize(
    ("_case", "text", "masked"),
    [
        ("Chinese name in a sentence", "患者张三丰诉", "患者███诉"),
        ("number", "No M000123 seen", "No ███████ seen"),
        ("any case", "WANG LEI was told", "████████ was told"),
        ("a part of a longer number stays", "XM000123", "XM000123"),
        ("a part of a longer word stays", "wang leister", "wang leister"),
        ("beside Chinese letters", "查M000123号", "查███████号"),
        ("nothing known", "no nodule", "no nodule"),
        ("letters that fold into two", "Straße M000123", "Straße ███████"),
        ("at the end", "see M000123", "see ███████"),
    ],
)
def test_what_is_known_is_masked(_case, text, masked):
    assert Known(["张三丰", "M000123", "Wang Lei"]).mask(text) == masked


def test_what_is_too_short_is_not_looked_for():
    known = Known(["李", "Li", "abc", "12"])
    assert known.mask("李 Li abc 12") == "李 Li abc 12"


@given(st.text(max_size=60), st.lists(st.text(min_size=2, max_size=6), max_size=5))
def test_places_stay_true_and_nothing_known_is_left(text, words):
    known = Known(words)
    masked = known.mask(text)
    assert len(masked) == len(text)
    assert not [span for span in known.find(masked) if "█" not in masked[slice(*span)]]


@pytest.mark.parametrize(
    "written",
    ["1958年3月5日", "3月5日", "05/03/1958", "03/05/1958", "5.3.1958", "5 March 1958", "March 5, 1958", "5 Mar 1958"],
)
def test_a_day_is_known_as_reports_write_it(written):
    assert written in spell_dates([date(1958, 3, 5)])


def test_longer_ways_come_first():
    ways = spell_dates([date(1958, 3, 5)])
    assert ways.index("1958年3月5日") < ways.index("3月5日")


def test_small_cells_count_subjects_and_not_exams():
    rows = [(("CT", "M"), "A"), (("CT", "F"), "A"), (("CT", "F"), "B"), (("MR", "F"), "C")]
    assert count_cells(rows, ("modality", "sex"), 2) == [
        {"column": "modality", "value": "MR", "n": 1},
        {"column": "sex", "value": "M", "n": 1},
    ]
