"""A study in the image store and in its tables, as if its scanner had sent it: invented slices under an exam's own numbers."""

import copy
from dataclasses import replace
from pathlib import Path

from pydicom import dcmread

from apps.common.kernel import clock
from apps.imaging.models import Instance, KeyImage, Series, Study, StudyLink
from apps.imaging.public import write_patient_name
from apps.imaging.selectors.store import get_root
from apps.workflow.public import ExamFacts
from tests.builders.image_cases import Slice, make_study, write_study
from tests.builders.image_cases import Study as Drawn
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


def store(drawn: Drawn, exam: ExamFacts, root: Path, *, folder: str = "made") -> Study:
    """Complete since now, linked to the exam; several need folders of their own."""
    return _keep(drawn, exam, root, folder)


def store_series(drawn: Drawn, exam: ExamFacts, root: Path, noise: dict[str, float]) -> Study:
    """The same slices under several reconstructions, each with its description and its noise in HU."""
    (rows,) = drawn.series.values()
    drawn.series = {}
    for number, (name, level) in enumerate(noise.items(), start=1):
        drawn.series[name] = [Slice(copy.deepcopy(one.header), one.pixels) for one in rows]
        for n, one in enumerate(drawn.series[name]):
            one.header.SeriesInstanceUID = f"{exam.study_uid}.{number}"
            one.header.SOPInstanceUID = f"{exam.study_uid}.{number}.{n}"
            one.header.SeriesDescription = name
        drawn.redraw(lambda phantom, level=level: replace(phantom, noise_hu=level), [name])
    return _keep(drawn, exam, root, exam.accession)


def _keep(drawn: Drawn, exam: ExamFacts, root: Path, folder: str) -> Study:
    write_study(drawn, root / folder)
    now = clock.now()
    study = Study.objects.create(
        study_uid=exam.study_uid, state="complete", match="matched", site_id=exam.site_id, modality="CT",
        first_at=now, last_at=now, last_heard_at=now, completed_at=now,
    )  # fmt: skip
    StudyLink.objects.create(study=study, exam_id=exam.id, how="study_uid", at=now)
    known: dict[str, Series] = {}
    for number, path in enumerate(sorted((root / folder).glob("*.dcm"))):
        head = dcmread(path, stop_before_pixels=True)
        series = known.get(head.SeriesInstanceUID) or Series.objects.create(
            study=study, series_uid=head.SeriesInstanceUID, modality="CT", description=head.SeriesDescription
        )
        known[head.SeriesInstanceUID] = series
        Instance.objects.create(
            series=series, sop_uid=head.SOPInstanceUID, sop_class="1.2.840.10008.5.1.4.1.1.2",
            transfer_syntax="1.2.840.10008.1.2.1", number=head.InstanceNumber, path=f"{folder}/{path.name}", size=1,
            sha256=str(number), received_at=now, rows=head.Rows, columns=head.Columns,
        )  # fmt: skip
    return study


def make_rows(site_id: int, accession: str) -> tuple[Study, dict]:
    """A study of one small slice with a mark on it, and what its routes are filled with, by parameter."""
    now, path = clock.now(), get_root() / "sites" / "one.dcm"
    path.parent.mkdir(parents=True, exist_ok=True)
    make_ct(1, study="2.25.7", series="2.25.8").save_as(path, enforce_file_format=True)
    study = Study.objects.create(
        study_uid="2.25.7", site_id=site_id, accession=accession, modality="CT", device_code="CT-1", first_at=now,
        last_at=now, last_heard_at=now,
    )  # fmt: skip
    series = Series.objects.create(study=study, series_uid="2.25.8", modality="CT")
    image = Instance.objects.create(
        series=series, sop_uid="2.25.8.1", sop_class="1.2.840.10008.5.1.4.1.1.2", transfer_syntax="1.2.840.10008.1.2.1",
        rows=16, columns=16, path="sites/one.dcm", size=1, sha256="0" * 64, received_at=now,
    )  # fmt: skip
    mark = KeyImage.objects.create(
        study=study, instance=image, title="113000", author_id="1", author="check it", at=now
    )
    return study, {
        "series_id": series.id, "mark_id": mark.id, "study_uid": "2.25.7", "series_uid": "2.25.8", "sop_uid": "2.25.8.1",
        "frames": 1, "where": "7FE00010",
    }  # fmt: skip
