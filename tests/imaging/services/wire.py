"""What a scanner says over the wire, for tests: worklist queries, performed steps, objects."""

from datetime import timedelta

from pydicom.dataset import Dataset
from pynetdicom import AE as ApplicationEntity
from pynetdicom.sop_class import CTImageStorage, ModalityPerformedProcedureStep, ModalityWorklistInformationFind

from apps.common.kernel import clock
from apps.workflow.public import ExamFacts, request
from tests.builders.pathway import CLERK, RADIOLOGIST, make_exam, make_patient
from tests.imaging.drivers.objects import make_ct


def associate(port: int, *uids, calling: str = "CT1"):
    ae = ApplicationEntity(calling)
    for uid in uids:
        ae.add_requested_context(uid, "1.2.840.10008.1.2.1")
    assoc = ae.associate("127.0.0.1", port, ae_title="RADFLOW")
    assert assoc.is_established
    return assoc


def ask_worklist(port: int, *, calling: str = "CT1", step: dict | None = None, **keys) -> list[Dataset]:
    assoc = associate(port, ModalityWorklistInformationFind, calling=calling)
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    for key, value in keys.items():
        setattr(ds, key, value)
    item = Dataset()
    for key, value in (step or {}).items():
        setattr(item, key, value)
    ds.ScheduledProcedureStepSequence = [item]
    found = [d for s, d in assoc.send_c_find(ds, ModalityWorklistInformationFind) if s.Status in (0xFF00, 0xFF01)]
    assoc.release()
    return found


def make_object(exam, n: int = 1, **changes) -> Dataset:
    ds = make_ct(n, study=exam.steps[0].study_uid, series=f"{exam.steps[0].study_uid[:40]}.9")
    ds.PatientID, ds.AccessionNumber = exam.patient.mrn, exam.accession
    for key, value in changes.items():
        setattr(ds, key, value)
    return ds


def send(port: int, *objects: Dataset, calling: str = "CT1") -> list[int]:
    assoc = associate(port, CTImageStorage, calling=calling)
    statuses = [assoc.send_c_store(ds).Status for ds in objects]
    assoc.release()
    return statuses


def start_step(assoc, exam, uid: str, *more, **changes) -> int:
    ds = Dataset()
    ds.ScheduledStepAttributesSequence = []
    for each in (exam, *more):
        item = Dataset()
        item.StudyInstanceUID, item.AccessionNumber = each.steps[0].study_uid, each.accession
        item.ScheduledProcedureStepID, item.RequestedProcedureID = each.steps[0].sps_id, each.steps[0].rp_id
        ds.ScheduledStepAttributesSequence.append(item)
    ds.PerformedProcedureStepID, ds.PerformedStationAETitle, ds.Modality = "P1", "CT1", "CT"
    ds.PerformedProcedureStepStartDate, ds.PerformedProcedureStepStartTime = "20261122", "091500"
    ds.PerformedProcedureStepStatus, ds.PerformedSeriesSequence = "IN PROGRESS", []
    ds.PatientID = exam.patient.mrn
    for key, value in changes.items():
        setattr(ds, key, value)
    return assoc.send_n_create(ds, ModalityPerformedProcedureStep, uid)[0].Status


def end_step(assoc, uid: str, objects: list[Dataset], status: str = "COMPLETED") -> int:
    ds = Dataset()
    ds.PerformedProcedureStepStatus = status
    ds.PerformedProcedureStepEndDate, ds.PerformedProcedureStepEndTime = "20261122", "092000"
    series = Dataset()
    series.SeriesInstanceUID = objects[0].SeriesInstanceUID if objects else "2.25.5"
    series.ReferencedImageSequence = []
    for each in objects:
        ref = Dataset()
        ref.ReferencedSOPClassUID, ref.ReferencedSOPInstanceUID = each.SOPClassUID, each.SOPInstanceUID
        series.ReferencedImageSequence.append(ref)
    ds.PerformedSeriesSequence = [series]
    return assoc.send_n_set(ds, ModalityPerformedProcedureStep, uid)[0].Status


def book_exam(site_id: int, *, hours: float = 1, device: str = "CT-1", code: str = "CT-CHEST", **facts) -> ExamFacts:
    patient = facts.pop("patient", None) or make_patient(names="王小明")
    exam = make_exam(code, site_id=site_id, patient_id=patient.id, **facts)
    request(exam.id, "vet", actor=RADIOLOGIST)
    starts = clock.now() + timedelta(hours=hours)
    return request(exam.id, "book", actor=CLERK, detail={"starts_at": starts, "device_code": device})
