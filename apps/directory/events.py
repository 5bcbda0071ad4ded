"""What the directory tells about patients: ids and facts, past tense."""

from dataclasses import dataclass

from apps.common.events import Event


@dataclass(frozen=True)
class PatientChanged(Event):
    """A patient was registered or edited."""

    NAME = "directory.patient_changed.v1"
    patient_id: int
    fields: list[str]


@dataclass(frozen=True)
class AllergyChanged(Event):
    NAME = "directory.allergy_changed.v1"
    patient_id: int
    allergy_id: int
    is_retracted: bool


@dataclass(frozen=True)
class PrecautionChanged(Event):
    """Isolation was asked for, or is over."""

    NAME = "directory.precaution_changed.v1"
    patient_id: int
    precaution_id: int
    is_over: bool


@dataclass(frozen=True)
class LabRecorded(Event):
    """A laboratory value was recorded, corrected or taken back."""

    NAME = "directory.lab_recorded.v1"
    patient_id: int
    lab_id: int
    code: str


@dataclass(frozen=True)
class PatientsMerged(Event):
    """Two records are one person; undone, they are two again. Said a second time some minutes later, for what was written meanwhile."""

    NAME = "directory.patients_merged.v1"
    merge_id: int
    survivor_id: int
    merged_id: int
    is_undone: bool
