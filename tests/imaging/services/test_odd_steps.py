"""What no standard allows and a scanner sends all the same: a step is kept, a status is named, nothing of ours breaks."""

import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pynetdicom.sop_class import ModalityPerformedProcedureStep, ModalityWorklistInformationFind

from apps.imaging.models import Instance, MppsStep
from apps.workflow.public import get_exam
from tests.imaging.services.wire import ask_worklist, associate, book_exam, end_step, make_object, send, start_step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore")]
PAST_END = "PerformedProcedureStepStartDate"


@pytest.mark.parametrize(
    ("_case", "changes"),
    [
        ("zone of a hundred hours", {"TimezoneOffsetFromUTC": "+9959"}),
        ("first day of the calendar", {PAST_END: "00010101"}),
        ("last day of the calendar", {PAST_END: "99991231", "TimezoneOffsetFromUTC": "-1200"}),
        ("zero byte in a text", {"PerformedProcedureStepDescription": "chest\0x"}),
        ("zero byte in the patient ID", {"StudyID": "1\0"}),
        ("no number in a number", {"DistanceSourceToDetector": "1e400"}),
        ("endless number", {"DiffusionBValue": float("inf")}),
        ("no number", {"DiffusionBValue": float("nan")}),
    ],
)
def test_a_step_with_an_odd_value_is_kept_and_starts_the_exam(site_id, port, _case, changes):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exam, "1.2.3.1", **changes) == 0
    assert get_exam(exam.id).state == "in_progress"
    assert end_step(assoc, "1.2.3.1", []) == 0
    assoc.release()
    assert MppsStep.objects.get().status == "COMPLETED"


def test_a_status_that_does_not_exist_is_refused_and_changes_nothing(site_id, port):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exam, "1.2.3.1", PerformedProcedureStepStatus="PAUSED") == 0x0106
    assert not MppsStep.objects.exists()
    assert start_step(assoc, exam, "1.2.3.1") == 0
    assert end_step(assoc, "1.2.3.1", [], status="PAUSED") == 0x0106
    assoc.release()
    assert (MppsStep.objects.get().status, get_exam(exam.id).state) == ("IN PROGRESS", "in_progress")


@pytest.mark.parametrize(
    "changes",
    [
        {"StudyDescription": "chest\0x", "PatientName": "Wang\0^Min"},
        {"SliceThickness": "1e400", "SliceLocation": "nan"},
        {"InstanceNumber": "99999999999"},
        {"StudyDate": "99999999", "StudyTime": "no time", "PatientBirthDate": "00000000"},
        {"PatientID": "P" * 300, "AccessionNumber": "A" * 300, "StationName": "S" * 2000},
    ],
)
def test_an_object_with_odd_values_is_stored(site_id, port, changes):
    exam = book_exam(site_id)
    odd = make_object(exam)
    for keyword, value in changes.items():
        odd.add_new(keyword, "LO", value)
    assert send(port, odd) == [0]
    assert Instance.objects.count() == 1


@pytest.mark.parametrize(
    "keys",
    [
        {"PatientName": "*\0*"},
        {"PatientID": "P" * 5000},
        {"AccessionNumber": "\\".join(["A"] * 3000)},
        {"PatientBirthDate": "00000000-99999999"},
    ],
)
def test_an_odd_query_is_answered_and_the_next_one_works(site_id, port, keys):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityWorklistInformationFind)
    ds, step = Dataset(), Dataset()
    for keyword, value in keys.items():
        ds.add_new(keyword, "LO", value)
    step.add_new("ScheduledProcedureStepStartDate", "LO", "00010101-99991231")
    ds.ScheduledProcedureStepSequence = Sequence([step])
    statuses = [s.Status for s, _ in assoc.send_c_find(ds, ModalityWorklistInformationFind)]
    assert statuses[-1] in (0x0000, 0xA900)
    assoc.release()
    assert [row.AccessionNumber for row in ask_worklist(port, AccessionNumber=exam.accession)] == [exam.accession]
