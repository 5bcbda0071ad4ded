"""Keys turned into tests fit what PS3.4 C.2.2.2 says they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.imaging.engine.matching import MATCHERS
from apps.imaging.engine.query import (
    ATTRIBUTES,
    BY_KEYWORD,
    IMAGE,
    PATIENT,
    SERIES,
    STUDY,
    choose_attributes,
    find_attribute,
    fits,
    is_good_key,
    list_known,
    make_tests,
)

OF_KIND = {
    "text": "StudyDescription",
    "name": "PatientName",
    "uid": "StudyInstanceUID",
    "date": "StudyDate",
    "time": "StudyTime",
}
letters = st.text(st.sampled_from("aB9^=*? .\\王-()[]$"), max_size=8)


def is_found(keyword: str, key: str, value: str) -> bool:
    return all(fits(test, value) for test in make_tests(BY_KEYWORD[keyword], key))


@given(letters, st.text(st.sampled_from("aB9^ .王-()[]$"), min_size=1, max_size=8).map(str.strip).filter(bool))
def test_texts_fit_as_the_matching_rules_say(key, value):
    if key.strip(" \0") not in {"", "*"}:
        assert is_found("StudyDescription", key, value) is MATCHERS["text"](key, value)


@given(
    letters.filter(lambda k: "\\" not in k),
    st.lists(st.text(st.sampled_from("aB^王"), max_size=5), min_size=1, max_size=3),
)
def test_names_fit_as_the_matching_rules_say(key, groups):
    value = "=".join(groups)
    if value and key.strip(" \0") not in {"", "*"}:
        assert is_found("PatientName", key, value) is MATCHERS["name"](key, value)


@given(
    st.from_regex(r"\A(\d{8}|\d{8}-|-\d{8}|\d{8}-\d{8})\Z").filter(str.isascii),
    st.from_regex(r"\A20[012]\d{5}\Z").filter(str.isascii),
)
def test_dates_fit_as_the_matching_rules_say(key, value):
    assert is_found("StudyDate", key, value) is MATCHERS["date"](key, value)


clocks = st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999999))
clock_texts = st.builds(
    lambda at, n: f"{at[0]:02}{at[1]:02}{at[2]:02}.{at[3]:06}"[:n], clocks, st.sampled_from([2, 4, 6, 8, 13])
)
clock_keys = st.one_of(
    clock_texts,
    clock_texts.map("{}-".format),
    clock_texts.map("-{}".format),
    st.builds("{}-{}".format, clock_texts, clock_texts),
)


@given(clock_keys, clock_texts)
def test_times_fit_as_the_matching_rules_say(key, value):
    assert is_found("StudyTime", key, value) is MATCHERS["time"](key, value)


@pytest.mark.parametrize(
    ("_case", "keyword", "key", "value", "is_so"),
    [
        ("a list of UIDs", "StudyInstanceUID", "1.2\\1.3", "1.3", True),
        ("a UID is no pattern", "StudyInstanceUID", "1.2", "1.25", False),
        ("a number as a number", "InstanceNumber", "007", "7", True),
        ("another number", "InstanceNumber", "7", "70", False),
        ("everything", "PatientName", "*", "", True),
        ("nothing known fits no key", "PatientName", "a*", "", False),
        ("a letter group of the name", "PatientName", "=王*", "Wang^X=王^小明", True),
    ],
)
def test_a_key_fits(_case, keyword, key, value, is_so):
    assert is_found(keyword, key, value) is is_so


@pytest.mark.parametrize(
    ("_case", "keyword", "key", "is_good"),
    [
        ("nothing asked", "StudyDate", "", True),
        ("a range", "StudyDate", "20260101-", True),
        ("half a date", "StudyDate", "2026", False),
        ("returned only", "NumberOfStudyRelatedSeries", "3", False),
        ("no number", "SeriesNumber", "two", False),
        ("a number too long for a column", "SeriesNumber", "9" * 12, False),
        ("a zero byte", "PatientID", "a\0b", False),
        ("a padded UID", "StudyInstanceUID", "1.2.3\0", True),
    ],
)
def test_a_key_that_no_value_can_be_compared_with(_case, keyword, key, is_good):
    assert is_good_key(BY_KEYWORD[keyword], key) is is_good


def test_attributes_go_by_keyword_and_by_tag():
    assert find_attribute("00100020") is find_attribute("PatientID") is BY_KEYWORD["PatientID"]
    assert find_attribute("0010002") is None
    assert find_attribute("PatientShoeSize") is None
    assert len({a.tag for a in ATTRIBUTES}) == len({a.keyword for a in ATTRIBUTES}) == len(ATTRIBUTES)


def test_a_level_knows_itself_and_what_stands_above():
    assert {a.level for a in list_known(SERIES)} == {PATIENT, STUDY, SERIES}
    assert {a.keyword for a in choose_attributes(IMAGE, ())} >= {
        "StudyInstanceUID",
        "SeriesInstanceUID",
        "SOPInstanceUID",
    }
    assert "PatientName" in {a.keyword for a in choose_attributes(STUDY, ())}
    assert "PatientName" not in {a.keyword for a in choose_attributes(SERIES, ())}
    assert "PatientName" in {a.keyword for a in choose_attributes(SERIES, {"PatientName"})}
