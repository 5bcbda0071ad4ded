"""QIDO-RS: what is found, how it is told, and queries that cannot be answered."""

import pytest

from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.dicomweb import ROOT, SERIES, STUDY
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


def test_a_study_is_found_and_told_as_the_standard_says(reader):
    found = reader.get(f"{ROOT}/studies", {"PatientName": "wang*", "StudyDate": "20261101-20261130"})
    assert (found.status_code, found["Content-Type"]) == (200, "application/dicom+json")
    (row,) = found.json()
    assert row["00100010"] == {"vr": "PN", "Value": [{"Alphabetic": "Wang^Xiaoming", "Ideographic": "王^小明"}]}
    assert row["0020000D"] == {"vr": "UI", "Value": [STUDY]}
    assert row["00080061"] == {"vr": "CS", "Value": ["CT"]}
    assert (row["00201206"]["Value"], row["00201208"]["Value"]) == ([1], [3])
    assert row["00081190"]["Value"] == [f"http://testserver{ROOT}/studies/{STUDY}"]
    assert row["00080090"] == {"vr": "PN"}
    assert "00201200" not in row


def test_series_and_instances_are_found_below_and_by_what_stands_above(reader):
    (series,) = reader.get(f"{ROOT}/studies/{STUDY}/series", {"00080060": "CT"}).json()
    assert series["0020000E"]["Value"] == [SERIES]
    assert series["00201209"]["Value"] == [3]
    paged = reader.get(f"{ROOT}/instances", {"PatientID": "MRN00001", "limit": "2", "offset": "1"}).json()
    assert [row["00200013"]["Value"] for row in paged] == [[2], [3]]
    (one,) = reader.get(f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances", {"InstanceNumber": "2"}).json()
    assert one["00080018"]["Value"] == [f"{SERIES}.2"]


def test_included_fields_come_with_the_others(reader):
    (row,) = reader.get(f"{ROOT}/studies/{STUDY}/series", {"includefield": "PatientName,00080070"}).json()
    assert row["00100010"]["Value"][0]["Alphabetic"] == "Wang^Xiaoming"
    assert row["00080070"] == {"vr": "LO"}
    (everything,) = reader.get(f"{ROOT}/studies/{STUDY}/series", {"includefield": "all"}).json()
    assert everything["00080050"]["Value"] == ["A00001"]


def test_a_page_that_is_not_the_last_says_so(reader):
    answer = reader.get(f"{ROOT}/instances", {"limit": "2"})
    assert "additional results" in answer["Warning"]
    assert "Warning" not in reader.get(f"{ROOT}/instances", {"limit": "3"})
    assert "fuzzymatching" in reader.get(f"{ROOT}/studies", {"fuzzymatching": "true"})["Warning"]


def test_nothing_found_is_no_content(reader):
    assert reader.get(f"{ROOT}/studies", {"PatientID": "NOBODY"}).status_code == 204


@pytest.mark.parametrize(
    ("_case", "query", "field"),
    [
        ("an attribute nobody knows", {"PatientShoeSize": "44"}, "PatientShoeSize"),
        ("one of a level below", {"SOPInstanceUID": "1.2"}, "SOPInstanceUID"),
        ("one that is only returned", {"NumberOfStudyRelatedSeries": "1"}, "NumberOfStudyRelatedSeries"),
        ("no date", {"StudyDate": "yesterday"}, "StudyDate"),
        ("no UID", {"StudyInstanceUID": "a.b"}, "StudyInstanceUID"),
        ("no number", {"limit": "-1"}, "limit"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused(reader, _case, query, field):
    answer = reader.get(f"{ROOT}/studies", query)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_a_search_keeps_its_number_of_queries(reader, images, django_assert_max_num_queries):
    for n in range(5):
        store(make_ct(n, study=f"2.25.10{n}", series=f"2.25.20{n}"), images)
    with django_assert_max_num_queries(8):
        assert len(reader.get(f"{ROOT}/studies").json()) == 6
