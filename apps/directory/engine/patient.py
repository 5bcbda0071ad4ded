"""What other apps know of a patient and of the catalogue: frozen facts, never rows."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class IdentifierFacts:
    issuer: str
    type: str
    value: str


@dataclass(frozen=True)
class PatientFacts:
    id: int
    name: str
    name_pinyin: str
    name_latin: str
    family_name: str
    given_name: str
    sex: str
    birth_date: date | None
    identifiers: tuple[IdentifierFacts, ...]
    mrn: str
    phone: str
    is_unknown: bool
    version: int
    language: str = ""
    address: str | None = None  # None: was not asked for

    def get_identifier(self, type: str, issuer: str | None = None) -> str | None:
        return next((i.value for i in self.identifiers if i.type == type and issuer in (None, i.issuer)), None)


@dataclass(frozen=True)
class AllergyFacts:
    id: int
    patient_id: int
    substance_code: str
    substance_text: str
    kind: str
    severity: str
    reaction: str
    source: str
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True)
class LabFacts:
    id: int
    patient_id: int
    code: str
    value: Decimal | None
    value_text: str
    unit: str
    taken_at: datetime
    source: str


@dataclass(frozen=True)
class MeasureFacts:
    patient_id: int
    weight_kg: Decimal | None
    height_cm: Decimal | None
    at: datetime


@dataclass(frozen=True)
class ImplantFacts:
    id: int
    patient_id: int
    kind: str
    description: str
    body_site: str
    mr_safety: str
    implanted_on: date | None
    removed_on: date | None


@dataclass(frozen=True)
class PrecautionFacts:
    id: int
    patient_id: int
    kind: str
    note: str
    source: str
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True)
class ExamTypeFacts:
    id: int
    code: str
    modality: str
    body_part: str
    laterality_rule: str
    names: dict[str, str]
    duration_min: int
    prep: dict[str, str]
    contrast: str
    loinc: str
    is_active: bool = True


@dataclass(frozen=True)
class PriorityFacts:
    id: int
    code: str
    rank: int
    names: dict[str, str]
    hl7: str
    dicom: str
    due_min: int
