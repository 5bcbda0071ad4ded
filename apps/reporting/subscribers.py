from apps.common.events import subscribe
from apps.directory.events import PatientsMerged
from apps.imaging.events import StudyCompleted, StudyMatched
from apps.reporting.events import ReleaseWithdrawn, ReportReleased, ReportSigned
from apps.reporting.public import (
    enrol_version,
    file_report_objects,
    follow_merge,
    take_ai_documents,
    withdraw_report_objects,
)


@subscribe(ReportSigned, name="reporting.enrol_signed_version")
def enrol_signed_version(event: ReportSigned) -> None:
    """Every verified version enters the frame of quality control."""
    enrol_version(event.report_id, event.version)


@subscribe(ReportReleased, name="reporting.file_report_objects")
def file_released_version(event: ReportReleased) -> None:
    """What has left lies among the images too."""
    file_report_objects(event.report_id, event.version)


@subscribe(ReleaseWithdrawn, name="reporting.withdraw_report_objects")
def take_withdrawn_away(event: ReleaseWithdrawn) -> None:
    withdraw_report_objects(event.report_id)


@subscribe(StudyCompleted, name="reporting.take_ai_documents")
def take_documents_of_study(event: StudyCompleted) -> None:
    take_ai_documents(event.study_id)


@subscribe(StudyMatched, name="reporting.take_ai_documents_late")
def take_documents_of_match(event: StudyMatched) -> None:
    take_ai_documents(event.study_id)


@subscribe(PatientsMerged, name="reporting.merge")
def follow_merged_patients(event: PatientsMerged) -> None:
    follow_merge(event.merge_id, is_undone=event.is_undone)
