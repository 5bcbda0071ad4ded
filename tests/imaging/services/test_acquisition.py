"""From the worklist to stored images, over the network, with the pathway behind it."""

import subprocess
import time
from datetime import date, timedelta

import pydicom
import pytest
from pydicom.dataset import Dataset
from pynetdicom import AE as ApplicationEntity
from pynetdicom.sop_class import CTImageStorage, ModalityPerformedProcedureStep

from apps.common.events.relay import deliver_pending
from apps.directory.public import record_allergy, record_measure
from apps.imaging.models import DicomContact, DicomPeer, DicomRefusal, Instance, MppsStep, QuarantinedObject, Study
from apps.imaging.public import complete_studies, file_study, list_studies, load_case, match_again
from apps.workflow.models import Task
from apps.workflow.public import get_exam
from tests.builders.pathway import HEAD, RADIOLOGIST, make_patient
from tests.imaging.services.wire import ask_worklist, associate, book_exam, end_step, make_object, send, start_step

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_exam_from_worklist_to_complete_images(site_id, port):
    exam = book_exam(site_id)
    rows = ask_worklist(
        port, PatientName="", AccessionNumber="", step={"ScheduledStationAETitle": "CT1", "Modality": "CT"}
    )
    assert [r.AccessionNumber for r in rows] == [exam.accession]
    assert str(rows[0].PatientName).split("=")[1] == "王^小明"
    objects = [make_object(exam, n) for n in (1, 2, 3)]
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exam, "1.2.3.1") == 0
    assert get_exam(exam.id).state == "in_progress"
    assert ask_worklist(port, AccessionNumber=exam.accession) == []
    asked = ask_worklist(port, AccessionNumber=exam.accession, step={"ScheduledProcedureStepStatus": "STARTED"})
    assert len(asked) == 1
    assert send(port, *objects) == [0, 0, 0]
    assert end_step(assoc, "1.2.3.1", objects) == 0
    assoc.release()
    assert get_exam(exam.id).state == "acquired"
    deliver_pending()
    study = list_studies(exam.id).get()
    assert (study.state, study.completed_by, study.n_instances, study.n_series) == ("complete", "mpps", 3, 1)
    assert (study.match, study.links.get().how, study.device_code) == ("matched", "study_uid", "CT-1")
    assert get_exam(exam.id).facets["images"] == "complete"
    case = load_case(study.id)
    pixels = case.read_frame(case.series[0].instances[0].id, 0)
    assert pixels.shape == (16, 16)
    assert pixels[0, 0] == -1024 + 1
    assert DicomContact.objects.get(calling_ae="CT1").n_associations >= 3


def test_the_console_is_told_of_allergies_weight_and_unanswered_pregnancy(site_id, port):
    patient = make_patient(names="李红", sex="F", birth_date=date(1990, 5, 1))
    record_allergy(
        patient.id, substance_text="iohexol", kind="allergy", severity="moderate", source="patient", actor=RADIOLOGIST
    )
    record_measure(patient.id, weight_kg=61.5, height_cm=164, actor=RADIOLOGIST)
    book_exam(site_id, patient=patient)
    row = ask_worklist(port, PatientName="", Allergies="", PatientWeight=None, PregnancyStatus=None, MedicalAlerts="")[
        0
    ]
    assert row.Allergies == "iohexol"
    assert float(row.PatientWeight) == 61.5
    assert row.PregnancyStatus == 4


def test_same_bytes_twice_and_other_bytes_under_one_uid(site_id, port, images):
    exam = book_exam(site_id)
    first, again, other = make_object(exam), make_object(exam), make_object(exam, SeriesDescription="changed")
    assert send(port, first, again, other, other) == [0, 0, 0, 0]
    row = Instance.objects.get()
    assert pydicom.dcmread(images / row.path).SeriesDescription == "Chest 5.0"
    apart = QuarantinedObject.objects.get()
    assert (apart.sop_uid, apart.kept_sha256) == (row.sop_uid, row.sha256)
    assert pydicom.dcmread(images / apart.path).SeriesDescription == "changed"
    assert list((images / "incoming").iterdir()) == []


def test_images_of_somebody_else_wait_for_a_person(site_id, port):
    exam = book_exam(site_id)
    assert send(port, make_object(exam, PatientID="OTHER-1")) == [0]
    study = Study.objects.get()
    assert (study.match, study.match_reason["code"]) == ("unmatched", "imaging.patient_differs")
    assert get_exam(exam.id).state == "booked"
    assert Task.objects.get(kind="discrepancy", exam_id=exam.id).reason["code"] == "imaging.patient_differs"
    file_study(
        study.id,
        exam.id,
        with_correction=False,
        actor=HEAD,
        note="wrong id typed at the console",
        version=study.version,
    )
    study.refresh_from_db()
    assert (study.match, study.links.get().how) == ("matched", "hand")
    assert get_exam(exam.id).state == "in_progress"


def test_images_before_their_order_are_matched_later(site_id, port):
    patient = make_patient(names="李四")
    exam = book_exam(site_id, patient=patient)
    ds = make_object(exam, AccessionNumber="", StudyInstanceUID="2.25.4242", PatientID=patient.mrn)
    send(port, ds)
    assert Study.objects.get().match_reason["code"] == "imaging.no_exam_found"
    Study.objects.update(accession=exam.accession)
    assert match_again() == 1
    assert Study.objects.get().links.get().how == "accession"


def test_one_procedure_step_for_several_exams(site_id, port):
    patient = make_patient()
    exams = [book_exam(site_id, patient=patient, hours=1 + n) for n in range(2)]
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exams[0], "1.2.3.2", exams[1]) == 0
    assert [get_exam(e.id).state for e in exams] == ["in_progress", "in_progress"]
    assert end_step(assoc, "1.2.3.2", [], status="DISCONTINUED") == 0
    assoc.release()
    assert [get_exam(e.id).state for e in exams] == ["discontinued", "discontinued"]
    step = MppsStep.objects.get()
    assert (step.status, step.exams.count(), step.device_code) == ("DISCONTINUED", 2, "CT-1")
    assert step.started_at.isoformat() == "2026-11-22T01:15:00+00:00"


def test_a_scanner_may_name_its_own_zone(site_id, port):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exam, "1.2.3.6", TimezoneOffsetFromUTC="-0530") == 0
    assoc.release()
    assert MppsStep.objects.get().started_at.isoformat() == "2026-11-22T14:45:00+00:00"


def test_unscheduled_step_is_kept_and_said(site_id, port):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityPerformedProcedureStep)
    item = Dataset()
    item.StudyInstanceUID, item.AccessionNumber, item.ScheduledProcedureStepID = "2.25.999", "", ""
    assert start_step(assoc, exam, "1.2.3.3", ScheduledStepAttributesSequence=[item]) == 0
    assoc.release()
    step = MppsStep.objects.get()
    assert (step.exams.count(), step.reason["code"]) == (0, "imaging.unscheduled_step")
    assert get_exam(exam.id).state == "booked"


def test_step_of_another_patient_starts_nothing_and_opens_a_task(site_id, port):
    exam = book_exam(site_id)
    assoc = associate(port, ModalityPerformedProcedureStep)
    assert start_step(assoc, exam, "1.2.3.4", PatientID="OTHER-1") == 0
    assoc.release()
    assert get_exam(exam.id).state == "booked"
    assert Task.objects.get(exam_id=exam.id).reason["code"] == "imaging.patient_differs"


def test_study_without_steps_is_complete_after_quiet_time(site_id, port):
    exam = book_exam(site_id)
    send(port, make_object(exam))
    assert complete_studies() == 0
    Study.objects.update(last_heard_at=Study.objects.get().last_heard_at - timedelta(seconds=61))
    assert complete_studies() == 1
    assert Study.objects.get().completed_by == "quiet"
    assert complete_studies() == 0


def test_missing_images_keep_the_study_open_and_open_a_task(site_id, port):
    exam = book_exam(site_id)
    objects = [make_object(exam, n) for n in (1, 2)]
    assoc = associate(port, ModalityPerformedProcedureStep)
    start_step(assoc, exam, "1.2.3.5")
    send(port, objects[0])
    end_step(assoc, "1.2.3.5", objects)
    assoc.release()
    Study.objects.update(last_heard_at=Study.objects.get().last_heard_at - timedelta(seconds=61))
    assert complete_studies() == 0
    task = Task.objects.get(exam_id=exam.id, reason__code="imaging.images_missing")
    assert task.reason["params"] == {"missing": 1, "expected": 2}
    send(port, objects[1])
    Study.objects.update(last_heard_at=Study.objects.get().last_heard_at - timedelta(seconds=61))
    assert complete_studies() == 1


def test_walk_in_without_a_slot_shows_on_every_scanner_of_its_kind(site_id, port):
    exam = book_exam(site_id, device="")
    assert [
        r.AccessionNumber for r in ask_worklist(port, AccessionNumber="", step={"ScheduledStationAETitle": "CT1"})
    ] == [exam.accession]
    assert ask_worklist(port, calling="MR1", step={"ScheduledStationAETitle": "MR1"}) == []


def wait_for_refusals(count: int) -> DicomRefusal:
    """A refusal is counted after the peer has its answer."""
    for _ in range(100):
        row = DicomRefusal.objects.first()
        if row is not None and row.count == count:
            break
        time.sleep(0.1)
    assert (row.count, DicomRefusal.objects.count()) == (count, 1)
    return row


def test_stranger_is_refused_and_counted_once_a_day(site_id, port):
    for _ in range(3):
        ae = ApplicationEntity("STRANGER")
        ae.add_requested_context(CTImageStorage)
        assert ae.associate("127.0.0.1", port, ae_title="RADFLOW").is_rejected
    row = wait_for_refusals(3)
    assert (row.kind, row.calling_ae) == ("unknown_peer", "STRANGER")


def test_peer_switched_off_or_from_another_address_is_refused(site_id, port):
    for changes in ({"is_enabled": False}, {"is_enabled": True, "host": "10.9.9.9"}):
        DicomPeer.objects.filter(ae_title="STORESCU").update(**changes)
        ae = ApplicationEntity("STORESCU")
        ae.add_requested_context(CTImageStorage)
        assoc = ae.associate("127.0.0.1", port, ae_title="RADFLOW")
        assert assoc.is_rejected
        assert (assoc.acceptor.primitive.result, assoc.acceptor.primitive.diagnostic) == (1, 3)
    assert wait_for_refusals(2).kind == "peer_not_allowed"


@pytest.mark.peer("dcmtk")
def test_dcmtk_speaks_with_the_listener(site_id, port, tmp_path):
    exam = book_exam(site_id)
    path = tmp_path / "one.dcm"
    make_object(exam).save_as(path, enforce_file_format=True)
    packed = tmp_path / "packed.dcm"
    subprocess.run(["dcmcrle", path, packed], check=True)
    call = ["-aet", "STORESCU", "-aec", "RADFLOW", "127.0.0.1", str(port)]
    assert subprocess.run(["echoscu", *call], check=False).returncode == 0
    assert subprocess.run(["storescu", *call, path], check=False).returncode == 0
    second = pydicom.dcmread(packed)
    second.SOPInstanceUID = second.file_meta.MediaStorageSOPInstanceUID = "2.25.31337"
    second.save_as(packed)
    assert subprocess.run(["storescu", "-xr", *call, packed], check=False).returncode == 0
    assert set(Instance.objects.values_list("transfer_syntax", flat=True)) == {
        "1.2.840.10008.1.2.1",
        "1.2.840.10008.1.2.5",
    }
    out = subprocess.run(
        [
            "findscu", "-W", *call, "-k", "0008,0005=ISO_IR 192", "-k", "0010,0010=wang*", "-k", "0010,0020", "-k", "0008,0050",
            "-k", "(0040,0100)[0].0008,0060=CT", "-k", "(0040,0100)[0].0040,0002",
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert out.returncode == 0
    assert exam.accession not in out.stdout + out.stderr  # images made it in progress: no longer waiting
    other = book_exam(site_id, hours=3)
    out = subprocess.run(
        ["findscu", "-W", *call, "-k", "0010,0010=wang*", "-k", "0008,0050", "-k", "(0040,0100)[0].0008,0060=CT"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert other.accession in out.stdout + out.stderr
