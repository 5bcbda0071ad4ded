from django.db import transaction

from apps.common.events import subscribe
from apps.directory.events import PatientsMerged
from apps.imaging.events import (
    DoseReportReceived,
    MppsReceived,
    StudyCompleted,
    StudyMatched,
    StudyReconciled,
    UnmatchedStudy,
)
from apps.imaging.public import complete_studies_of_step, fill_study_dose, follow_merge, offer_derived
from apps.imaging.tasks import fill_metadata


@subscribe(MppsReceived, name="imaging.complete_studies")
def complete_after_step(event: MppsReceived) -> None:
    complete_studies_of_step(event.mpps_uid)


@subscribe(DoseReportReceived, name="imaging.read_dose_report")
def read_dose_report(event: DoseReportReceived) -> None:
    fill_study_dose(event.study_id)


@subscribe(StudyCompleted, name="imaging.read_dose_of_images")
def read_dose_of_images(event: StudyCompleted) -> None:
    fill_study_dose(event.study_id)


@subscribe(StudyMatched, name="imaging.tie_dose")
def tie_dose(event: StudyMatched) -> None:
    fill_study_dose(event.study_id)


@subscribe(UnmatchedStudy, name="imaging.untie_dose")
def untie_dose(event: UnmatchedStudy) -> None:
    fill_study_dose(event.study_id)


@subscribe(StudyCompleted, name="imaging.offer_derived")
def offer_derived_series(event: StudyCompleted) -> None:
    offer_derived(event.study_id)


@subscribe(StudyMatched, name="imaging.offer_derived_late")
def offer_derived_series_of_match(event: StudyMatched) -> None:
    offer_derived(event.study_id)


@subscribe(StudyReconciled, name="imaging.move_dose")
def move_dose(event: StudyReconciled) -> None:
    fill_study_dose(event.study_id)


@subscribe(StudyCompleted, name="imaging.fill_metadata")
def fill_metadata_of_study(event: StudyCompleted) -> None:
    transaction.on_commit(lambda: fill_metadata.delay(event.study_id))


@subscribe(PatientsMerged, name="imaging.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id)
