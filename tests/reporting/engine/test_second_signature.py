"""Whose signature verifies, and how much a second one changed."""

import pytest

from apps.reporting.engine.second_signature import compare_versions, find_minutes, judge_signature, needs_two_readers

ROWS = [{"modality": ["MG"]}, {"modality": ["CT"], "patient_class": ["checkup"]}]


@pytest.mark.parametrize(
    ("_case", "facts", "expected"),
    [
        ("by modality", {"modality": "MG", "patient_class": "outpatient"}, True),
        ("by both", {"modality": "CT", "patient_class": "checkup"}, True),
        ("one of two", {"modality": "CT", "patient_class": "inpatient"}, False),
        ("neither", {"modality": "DX", "patient_class": "checkup"}, False),
    ],
)
def test_which_exams_two_readers_report(_case, facts, expected):
    assert needs_two_readers(ROWS, facts) is expected
    assert needs_two_readers([], facts) is False


@pytest.mark.parametrize(
    ("_case", "may_verify", "first", "needs_two", "expected"),
    [
        ("a resident", False, [], False, "sign_preliminary"),
        ("a resident on a double reading", False, ["b"], True, "sign_preliminary"),
        ("a radiologist", True, [], False, "sign"),
        ("after a resident", True, ["b"], False, "sign"),
        ("the first of two", True, [], True, "sign_preliminary"),
        ("the second of two", True, ["b"], True, "sign"),
        ("the first again", True, ["a"], True, "refused"),
        ("the first again without need", True, ["a"], False, "sign"),
    ],
)
def test_whose_signature_verifies(_case, may_verify, first, needs_two, expected):
    assert judge_signature(may_verify=may_verify, signer_id="a", first_signers=first, needs_two=needs_two) == expected


@pytest.mark.parametrize(
    ("_case", "second", "sections", "share"),
    [
        ("the same", {"findings": "右肺结节", "impression": "结节"}, (), 0.0),
        ("blanks only", {"findings": " 右肺结节\n", "impression": "结节"}, (), 0.0),
        ("one character", {"findings": "左肺结节", "impression": "结节"}, ("findings",), 0.167),
        ("another impression", {"findings": "右肺结节", "impression": "正常"}, ("impression",), 0.333),
        ("nothing in common", {"findings": "abc", "impression": "def"}, ("findings", "impression"), 1.0),
    ],
)
def test_what_a_second_signature_changed(_case, second, sections, share):
    found = compare_versions({"findings": "右肺结节", "impression": "结节"}, second)
    assert (found.sections, found.share) == (sections, share)


def test_two_empty_texts_do_not_differ():
    assert compare_versions({}, {}).share == 0.0


def test_the_minutes_of_a_priority():
    assert [find_minutes({"0": 60, "other": 1440}, rank) for rank in (0, 3)] == [60, 1440]
