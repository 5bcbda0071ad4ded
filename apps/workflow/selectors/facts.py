"""An exam as other apps see it: frozen facts, never rows."""

from dataclasses import dataclass, field
from datetime import datetime

from apps.directory.public import PatientFacts


@dataclass(frozen=True)
class StepFacts:
    id: int
    sps_id: str
    study_uid: str
    rp_id: str


@dataclass(frozen=True)
class StampFacts:
    kind: str
    at: datetime
    source: str
    actor_name: str


@dataclass(frozen=True)
class ExamFacts:
    id: int
    accession: str
    issuer: str
    state: str
    allowed_actions: tuple[str, ...]
    patient_id: int
    patient: PatientFacts
    site_id: int
    site_code: str
    exam_type_code: str
    exam_type_names: dict[str, str]
    duration_min: int
    modality: str
    body_part: str
    laterality: str
    contrast: str
    protocol: str
    priority_code: str
    priority_rank: int
    patient_class: str
    location: str
    visit_number: str
    reason_for_exam: str
    referrer_name: str
    referrer_id: str | None
    order_id: int
    repeat_offset_days: int
    placer_issuer: str
    placer_number: str
    ordered_at: datetime
    received_at: datetime
    due_at: datetime | None
    scan_due_at: datetime | None
    report_due_at: datetime | None
    slot_start: datetime | None
    slot_device_code: str
    is_held: bool
    version: int
    needs_isolation: bool = False
    steps: tuple[StepFacts, ...] = ()
    facets: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, datetime] = field(default_factory=dict)
    stamp_sources: dict[str, str] = field(default_factory=dict)

    @property
    def study_uid(self) -> str:
        return self.steps[0].study_uid if self.steps else ""

    @property
    def is_emergency(self) -> bool:
        return self.patient_class == "emergency" or self.priority_rank == 0
