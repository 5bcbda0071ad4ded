"""A study as image checks see it: header facts, and pixels a slice at a time on demand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class InstanceSnapshot:
    id: int
    sop_uid: str
    sop_class: str
    number: int | None
    n_frames: int
    rows: int | None
    columns: int | None
    position_mm: float | None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SeriesSnapshot:
    id: int
    series_uid: str
    modality: str
    number: int | None
    description: str
    protocol_name: str
    body_part: str
    laterality: str
    station_name: str
    instances: tuple[InstanceSnapshot, ...] = ()


@dataclass(frozen=True)
class StudySnapshot:
    """`read_frame(instance_id, frame)` gives a 2-D (or rows x columns x 3) numpy array in stored values, slope applied for CT."""

    id: int
    study_uid: str
    exam_ids: tuple[int, ...]
    patient_id: str
    patient_name: str
    patient_birth_date: str
    patient_sex: str
    accession: str
    modality: str
    description: str
    study_date: str
    device_code: str
    series: tuple[SeriesSnapshot, ...]
    read_frame: Callable[[int, int], Any]
    unreadable: tuple[tuple[str, str], ...] = ()  # (file, why) of what is no DICOM object
