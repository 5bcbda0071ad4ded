"""A study in the image store and in its tables, as if its scanner had sent it: invented slices under an exam's own numbers."""

from pathlib import Path

from apps.common.kernel import clock
from apps.imaging.models import Instance, Series, Study, StudyLink
from apps.imaging.public import write_patient_name
from apps.imaging.selectors.store import get_root
from apps.workflow.public import ExamFacts
from tests.builders.image_cases import Study as Drawn
from tests.builders.image_cases import make_study, write_study
from tests.imaging.drivers.objects import make_ct


def draw_for(exam: ExamFacts, *, seed: int = 5, slices: int = 8) -> Drawn:
    """One phase of a clean body study that carries the exam's identity; put a fault into it, then store it."""
    drawn = make_study(seed, size=160, slices=slices, kind="body")
    drawn.series = {"Plain": next(iter(drawn.series.values()))}
    drawn.extras = []
    for one in drawn.slices:
        one.header.PatientID, one.header.AccessionNumber = exam.patient.mrn, exam.accession
        one.header.PatientName, one.header.PatientSex = write_patient_name(exam.patient), exam.patient.sex
        one.header.PatientBirthDate = f"{exam.patient.birth_date:%Y%m%d}" if exam.patient.birth_date else ""
        one.header.BodyPartExamined, one.header.StudyInstanceUID = "", exam.study_uid
        one.header.ProtocolName = one.header.SeriesDescription = "Routine"
    return drawn


def store(drawn: Drawn, exam: ExamFacts, root: Path) -> Study:
    """Complete since now, linked to the exam."""
    write_study(drawn, root / "made")
    now = clock.now()
    study = Study.objects.create(
        study_uid=exam.study_uid, state="complete", match="matched", site_id=exam.site_id, modality="CT",
        first_at=now, last_at=now, last_heard_at=now, completed_at=now,
    )  # fmt: skip
    StudyLink.objects.create(study=study, exam_id=exam.id, how="study_uid", at=now)
    series = Series.objects.create(study=study, series_uid=drawn.slices[0].header.SeriesInstanceUID, modality="CT")
    for number, path in enumerate(sorted((root / "made").glob("*.dcm"))):
        Instance.objects.create(
            series=series, sop_uid=f"{exam.study_uid}.{number}", sop_class="1.2.840.10008.5.1.4.1.1.2",
            transfer_syntax="1.2.840.10008.1.2.1", number=number, path=f"made/{path.name}", size=1, sha256=str(number),
            received_at=now,
        )  # fmt: skip
    return study


def write_image(study_uid: str, series_uid: str) -> str:
    """A small slice in the image store, its name in there; rows are the caller's."""
    path = get_root() / "sites" / "one.dcm"
    path.parent.mkdir(parents=True, exist_ok=True)
    make_ct(1, study=study_uid, series=series_uid).save_as(path, enforce_file_format=True)
    return "sites/one.dcm"
