"""Rules of PS3.4 C.2.2.2, both sides of each."""

import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.imaging.engine.matching import is_valid_key, match_date, match_name, match_text, match_time, match_uid


@pytest.mark.parametrize(
    ("_case", "key", "value", "fits"),
    [
        ("exact", "A1", "A1", True),
        ("case matters", "a1", "A1", False),
        ("star", "A*", "A123", True),
        ("star matches nothing too", "A*", "A", True),
        ("question mark is one character", "A?", "A", False),
        ("question mark", "A?3", "A13", True),
        ("dots are not patterns", "A.C", "ABC", False),
        ("unknown value never fits a given key", "A*", "", False),
        ("list of values", "CT\\MR", "MR", True),
        ("trailing blank of a key", "CT ", "CT", True),
    ],
)
def test_match_text(_case, key, value, fits):
    assert match_text(key, value) is fits


@pytest.mark.parametrize(
    ("_case", "key", "value", "fits"),
    [
        ("case does not matter", "WANG^xiao*", "Wang^Xiaoming", True),
        ("trailing carets", "Wang^Xiaoming^^", "Wang^Xiaoming", True),
        ("family name alone is not the whole name", "Wang", "Wang^Xiaoming", False),
        ("any component group", "王*", "Wang^Xiaoming=王^小明", True),
        ("each given group must fit", "Li*=王*", "Wang^Xiaoming=王^小明", False),
        ("both given groups", "Wang*=王*", "Wang^Xiaoming=王^小明", True),
        ("empty group is universal", "=王*", "Wang^Xiaoming=王^小明", True),
        ("wild card in the middle", "W?ng^*ming", "Wang^Xiaoming", True),
    ],
)
def test_match_name(_case, key, value, fits):
    assert match_name(key, value) is fits


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("20261122", "20261122", True),
        ("20261121-20261122", "20261122", True),
        ("20261123-", "20261122", False),
        ("-20261122", "20261122", True),
        ("-20261121", "20261122", False),
        ("2026.11.22", "20261122", True),
        ("20261122-", "", False),
    ],
)
def test_match_date(key, value, fits):
    assert match_date(key, value) is fits


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("0915", "091500", True),
        ("09", "091500", False),
        ("0900-0915", "091559", True),
        ("0900-091559.5", "091559.6", False),
        ("-0914", "091500", False),
        ("0915-", "091500", True),
        ("09-09", "095959", True),
    ],
)
def test_match_time(key, value, fits):
    assert match_time(key, value) is fits


def test_match_uid_takes_a_list_and_no_wildcards():
    assert match_uid("1.2\\1.3", "1.3")
    assert not match_uid("1.*", "1.3")


@pytest.mark.parametrize(
    ("kind", "key", "valid"),
    [
        ("date", "20261122-", True),
        ("date", "tomorrow", False),
        ("date", "2026-11-22", False),
        ("time", "0900-1000", True),
        ("time", "nine", False),
        ("uid", "1.2\\1.3", True),
        ("uid", "1.2/../x", False),
        ("text", "x" * 2000, False),
    ],
)
def test_is_valid_key(kind, key, valid):
    assert is_valid_key(kind, key) is valid


ALPHABET = st.text(alphabet="AB1*?", min_size=1, max_size=8)
PLAIN = st.text(alphabet="AB1", min_size=1, max_size=8)


@given(key=ALPHABET, value=PLAIN)
def test_wildcards_agree_with_the_shell(key, value):
    assert match_text(key, value) is fnmatch.fnmatchcase(value, key)


@given(low=st.dates(), high=st.dates(), at=st.dates())
def test_date_range_agrees_with_the_calendar(low, high, at):
    key = f"{low:%Y%m%d}-{high:%Y%m%d}".replace(" ", "0")
    fits = match_date(
        f"{low.isoformat().replace('-', '')}-{high.isoformat().replace('-', '')}", at.isoformat().replace("-", "")
    )
    assert fits is (low <= at <= high), key


@given(value=PLAIN)
def test_a_value_always_fits_itself(value):
    assert match_text(value, value)
    assert match_name(value.lower(), value)
