"""What imaging tells: ids and facts, past tense. Single instances are volume and make no events."""

from dataclasses import dataclass

from apps.common.events import Event


@dataclass(frozen=True)
class StudyStarted(Event):
    NAME = "imaging.study_started.v1"
    study_id: int
    exam_id: int | None
    study_uid: str
    modality: str
    device_code: str


@dataclass(frozen=True)
class StudyCompleted(Event):
    """Told again, with new counts, when more images came after the first time."""

    NAME = "imaging.study_completed.v1"
    study_id: int
    exam_id: int | None
    study_uid: str
    modality: str
    n_instances: int
    n_series: int
    device_code: str


@dataclass(frozen=True)
class MppsReceived(Event):
    NAME = "imaging.mpps_received.v1"
    mpps_uid: str
    status: str
    exam_ids: list[int]


@dataclass(frozen=True)
class UnmatchedStudy(Event):
    NAME = "imaging.unmatched_study.v1"
    study_id: int
    study_uid: str
    code: str


@dataclass(frozen=True)
class StudyMatched(Event):
    NAME = "imaging.study_matched.v1"
    study_id: int
    exam_id: int
    how: str


@dataclass(frozen=True)
class DoseReportReceived(Event):
    NAME = "imaging.dose_report_received.v1"
    study_id: int
    sop_uid: str


@dataclass(frozen=True)
class DoseFlagged(Event):
    """One exam's dose is above its single-exam trigger; told again when the codes change."""

    NAME = "imaging.dose_flagged.v1"
    record_id: int
    study_id: int | None
    exam_id: int | None
    codes: list[str]


@dataclass(frozen=True)
class StudyReconciled(Event):
    """A person filed, corrected, rejected, split or merged a study, or took that back: what is delivered of it may have changed."""

    NAME = "imaging.study_reconciled.v1"
    study_id: int
    act_id: int
    act: str
    is_undone: bool
