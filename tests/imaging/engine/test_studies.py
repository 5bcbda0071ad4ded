"""Whose images, and are they all here: both sides of each rule."""

from datetime import UTC, datetime, timedelta

import pytest

from apps.imaging.engine.completeness import StepOfStudy, judge_study, list_absent_series
from apps.imaging.engine.study_match import Candidate, StudyIdentity, match_study
from apps.imaging.engine.uids import is_valid_uid, make_uid

OWN = Candidate(7, "A1", frozenset({"M1", "ID9"}))
STUDY = StudyIdentity("2.25.1", "A1", "M1")


@pytest.mark.parametrize(
    ("_case", "study", "by_uid", "by_accession", "exam", "how", "code"),
    [
        ("own study uid", STUDY, OWN, None, 7, "study_uid", None),
        ("any identifier of the patient", StudyIdentity("2.25.1", "", "ID9"), OWN, None, 7, "study_uid", None),
        ("uid of the scanner's own, accession fits", STUDY, None, OWN, 7, "accession", None),
        ("other patient by uid", StudyIdentity("2.25.1", "A1", "X"), OWN, None, None, "", "imaging.patient_differs"),
        ("other patient by accession", StudyIdentity("9", "A1", "X"), None, OWN, None, "", "imaging.patient_differs"),
        ("no patient id", StudyIdentity("2.25.1", "A1", ""), OWN, None, None, "", "imaging.patient_id_missing"),
        ("nobody's", STUDY, None, None, None, "", "imaging.no_exam_found"),
    ],
)
def test_match(_case, study, by_uid, by_accession, exam, how, code):
    match = match_study(study, by_uid, by_accession)
    assert (match.exam_id, match.how, match.reason and match.reason.code) == (exam, how, code)


NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ALL = frozenset({"1", "2"})


@pytest.mark.parametrize(
    ("_case", "received", "steps", "silent_s", "complete", "missing"),
    [
        ("list wholly here", ALL, [StepOfStudy("COMPLETED", ALL)], 0, (True, "mpps"), None),
        ("one listed image absent, still fresh", {"1"}, [StepOfStudy("COMPLETED", ALL)], 10, (False, ""), None),
        ("one absent and quiet: open, and said", {"1"}, [StepOfStudy("COMPLETED", ALL)], 61, (False, ""), 1),
        ("no steps, quiet", ALL, [], 60, (True, "quiet"), None),
        ("no steps, fresh", ALL, [], 59, (False, ""), None),
        ("step still open, quiet", ALL, [StepOfStudy("IN PROGRESS")], 61, (False, ""), None),
        ("step open for too long", ALL, [StepOfStudy("IN PROGRESS")], 1800, (True, "quiet"), None),
        ("completed without a list, quiet", ALL, [StepOfStudy("COMPLETED")], 60, (True, "quiet"), None),
        ("stopped with what there is", ALL, [StepOfStudy("DISCONTINUED", frozenset({"1", "9"}))], 60, (True, "quiet"), None),
        ("two steps, one still open", ALL, [StepOfStudy("COMPLETED", ALL), StepOfStudy("IN PROGRESS")], 0, (False, ""), None),
    ],
)  # fmt: skip
def test_completeness(_case, received, steps, silent_s, complete, missing):
    judgement = judge_study(
        frozenset(received),
        steps,
        last_heard_at=NOW - timedelta(seconds=silent_s),
        now=NOW,
        quiet_s=60,
        open_step_quiet_s=1800,
    )
    assert (judgement.is_complete, judgement.by) == complete
    assert (judgement.missing.params["missing"] if judgement.missing else None) == missing


ART, VEN = {"zh-Hans": "动脉期", "en": "arterial"}, {"zh-Hans": "静脉期", "en": "venous"}


@pytest.mark.parametrize(
    ("_case", "steps", "absent", "silent_s", "complete", "n_missing"),
    [
        ("all series here", [], [], 60, (True, "quiet"), None),
        ("one absent, fresh", [], [VEN], 59, (False, ""), None),
        ("one absent, quiet: said and waited for", [], [VEN], 60, (False, ""), 1),
        ("two absent, quiet for long", [], [ART, VEN], 600, (True, "quiet"), 2),
        ("the step's own list has the last word", [StepOfStudy("COMPLETED", ALL)], [VEN], 0, (True, "mpps"), None),
        ("a step still open is waited for", [StepOfStudy("IN PROGRESS")], [VEN], 600, (False, ""), None),
    ],
)  # fmt: skip
def test_without_a_list_the_protocols_series_are_waited_for(_case, steps, absent, silent_s, complete, n_missing):
    judgement = judge_study(
        ALL,
        steps,
        last_heard_at=NOW - timedelta(seconds=silent_s),
        now=NOW,
        quiet_s=60,
        open_step_quiet_s=1800,
        short_quiet_s=600,
        absent_series=absent,
    )
    assert judgement.is_complete is complete[0]
    assert not complete[0] or judgement.by == complete[1]
    assert (judgement.missing.params["count"] if judgement.missing else None) == n_missing


def test_each_received_series_stands_for_one_expected():
    expected = [{"names": ART, "words": ["ART", "动脉"]}, {"names": VEN, "words": ["VEN", "ART", "静脉"]}]
    assert list_absent_series(expected, [("肝 动脉期", ""), ("x", "ABD VEN 5.0")]) == []
    assert list_absent_series(expected, [("ART 1.25", "")]) == [VEN]
    assert list_absent_series(expected, [("STARTER", "")]) == [ART, VEN]
    assert list_absent_series([], []) == []


@pytest.mark.parametrize(
    ("uid", "valid"),
    [("1.2.840", True), ("1." + "2" * 62, True), ("1." + "2" * 63, False), ("../etc", False), ("1..2", False), ("", False), (".1", False)],
)  # fmt: skip
def test_uids(uid, valid):
    assert is_valid_uid(uid) is valid
    assert is_valid_uid(make_uid())
