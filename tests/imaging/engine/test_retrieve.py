"""Query/Retrieve: what an identifier must hold at each level, and how sub-operations add up."""

import pytest

from apps.imaging.engine.retrieve import StudyQuery, SubOperations, find_bad_scope, limit_to_scope


@pytest.mark.parametrize(
    ("root", "level", "keys", "is_right"),
    [
        ("STUDY", "STUDY", {}, True),
        ("STUDY", "STUDY", {"PatientName": "W*"}, True),
        ("STUDY", "PATIENT", {}, False),
        ("STUDY", "", {}, False),
        ("STUDY", "SERIES", {"StudyInstanceUID": "1.2"}, True),
        ("STUDY", "SERIES", {}, False),
        ("STUDY", "SERIES", {"StudyInstanceUID": "1.2\\1.3"}, False),
        ("STUDY", "IMAGE", {"StudyInstanceUID": "1.2"}, False),
        ("STUDY", "IMAGE", {"StudyInstanceUID": "1.2", "SeriesInstanceUID": "1.3"}, True),
        ("PATIENT", "PATIENT", {"PatientID": "*"}, True),
        ("PATIENT", "STUDY", {"PatientID": "M1"}, True),
        ("PATIENT", "STUDY", {"PatientID": "M*"}, False),
        ("PATIENT", "STUDY", {}, False),
        ("STUDY", "STUDY", {"StudyDate": "tomorrow"}, False),
    ],
)
def test_each_level_above_is_named_by_its_key(root, level, keys, is_right):
    assert (find_bad_scope(StudyQuery(root, level, keys)) == "") is is_right


@pytest.mark.parametrize(
    ("root", "level", "keys", "is_right"),
    [
        ("STUDY", "STUDY", {"StudyInstanceUID": "1.2\\1.3"}, True),
        ("STUDY", "STUDY", {"StudyInstanceUID": ""}, False),
        ("STUDY", "STUDY", {"StudyInstanceUID": "../../etc"}, False),
        ("STUDY", "STUDY", {"StudyInstanceUID": "*"}, False),
        ("PATIENT", "PATIENT", {"PatientID": "M1"}, True),
        ("PATIENT", "PATIENT", {"PatientID": "M*"}, False),
        ("STUDY", "IMAGE", {"StudyInstanceUID": "1", "SeriesInstanceUID": "2", "SOPInstanceUID": "3\\4"}, True),
    ],
)
def test_a_retrieve_names_what_it_wants(root, level, keys, is_right):
    assert (find_bad_scope(StudyQuery(root, level, keys), is_retrieve=True) == "") is is_right


def test_other_keys_do_not_narrow_a_retrieve():
    keys = {"StudyInstanceUID": "1.2", "PatientName": "Wang*", "SeriesInstanceUID": ""}
    assert limit_to_scope(StudyQuery("STUDY", "STUDY", keys)) == {"StudyInstanceUID": "1.2"}


@pytest.mark.parametrize(
    ("statuses", "final"),
    [
        ([], 0x0000),
        ([0x0000, 0x0000], 0x0000),
        ([0x0000, 0xB000], 0xB000),
        ([0x0000, 0xA700], 0xB000),
        ([0xC000, None], 0xA702),
    ],
)
def test_the_final_status_tells_all_some_or_none(statuses, final):
    counts = SubOperations(len(statuses))
    for number, status in enumerate(statuses):
        counts.count(status, f"1.{number}")
    assert (counts.remaining, counts.judge()) == (0, final)
    assert counts.completed + counts.warning + counts.failed == len(statuses)
