"""What the index knows of one stored object, and the UIDs it must carry to be stored at all."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ObjectHeader:
    """Pixel-free facts of one SOP instance in DICOM text form ("" or None = the file does not say)."""

    sop_class: str
    sop_uid: str
    study_uid: str
    series_uid: str
    transfer_syntax: str = ""
    patient_id: str = ""
    patient_id_issuer: str = ""
    patient_name: str = ""
    patient_birth_date: str = ""
    patient_sex: str = ""
    accession: str = ""
    study_date: str = ""
    study_time: str = ""
    study_description: str = ""
    study_id: str = ""
    referring_physician: str = ""
    modality: str = ""
    series_number: int | None = None
    series_description: str = ""
    protocol_name: str = ""
    body_part: str = ""
    laterality: str = ""
    station_name: str = ""
    manufacturer: str = ""
    model: str = ""
    institution: str = ""
    instance_number: int | None = None
    n_frames: int = 1
    rows: int | None = None
    columns: int | None = None
    position_mm: float | None = None  # along the slice normal, where the geometry is given
    facts: dict = field(default_factory=dict)  # further short values for checks and overlays


@dataclass(frozen=True)
class IncomingObject:
    """A data set received whole, on disk and flushed, not yet under its final name."""

    path: str
    size: int
    sha256: str
    header: ObjectHeader
    calling: str = ""
    address: str = ""
