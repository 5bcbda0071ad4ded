from contextlib import suppress
from datetime import date

from django.db.models import Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.directory.engine.names import HAN, fold
from apps.directory.engine.patient import (
    AllergyFacts,
    IdentifierFacts,
    ImplantFacts,
    LabFacts,
    MeasureFacts,
    PatientFacts,
)
from apps.directory.models import Allergy, BodyMeasure, Implant, LabResult, Patient, PatientIdentifier

MAX_MERGES = 20


def to_patient_facts(row: Patient) -> PatientFacts:
    return PatientFacts(
        id=row.id,
        name=row.name,
        name_pinyin=row.name_pinyin,
        name_latin=row.name_latin,
        family_name=row.family_name,
        given_name=row.given_name,
        sex=row.sex,
        birth_date=row.birth_date,
        identifiers=tuple(IdentifierFacts(i.issuer, i.type, i.value) for i in row.identifiers.all()),
        mrn=row.mrn,
        phone=row.phone,
        is_unknown=row.is_unknown,
        version=row.version,
    )


def get_patient_row(patient_id: int) -> Patient:
    """The living record: follows merges. Raises NotFound."""
    row = Patient.objects.prefetch_related("identifiers").filter(pk=patient_id).first()
    for _ in range(MAX_MERGES):
        if row is None or row.merged_into_id is None:
            break
        row = Patient.objects.prefetch_related("identifiers").filter(pk=row.merged_into_id).first()
    if row is None:
        raise NotFound("directory.patient_missing", patient=patient_id)
    return row


def get_patient(patient_id: int) -> PatientFacts:
    return to_patient_facts(get_patient_row(patient_id))


def find_patient_by_identifier(issuer: str, type: str, value: str) -> PatientFacts | None:
    row = PatientIdentifier.objects.filter(issuer=issuer, type=type, value=value).first()
    return get_patient(row.patient_id) if row else None


def list_patients_matching(text: str) -> QuerySet[Patient]:
    """Phone tail, MRN or another identifier, birth date (yyyymmdd or yyyy-mm-dd), name, pinyin, initials: by prefix, indexed."""
    rows = Patient.objects.filter(merged_into=None).order_by("name_pinyin", "id")
    words = text.strip()
    if not words:
        return rows.none()
    return rows.filter(_match(words))


def search_patients(text: str, *, limit: int = 20) -> list[PatientFacts]:
    return [to_patient_facts(row) for row in list_patients_matching(text).prefetch_related("identifiers")[:limit]]


def find_patient_ids(text: str, *, limit: int = 500) -> list[int]:
    """For lists of other apps that are searched by patient."""
    return list(list_patients_matching(text).order_by().values_list("id", flat=True)[:limit])


def _match(words: str) -> Q:
    digits = "".join(c for c in words if c.isdigit())
    if digits and not any(c.isalpha() for c in words):
        return _match_number(words, digits)
    if HAN.search(words):
        return Q(name__startswith=words)
    key = fold(words)
    by_id = Q(mrn__startswith=words) | Q(mrn__startswith=words.upper()) | Q(pk__in=_owners(words))
    if not key or digits:
        return by_id | Q(name__startswith=words)
    by_name = Q(name_pinyin__startswith=key) | Q(name_rotated__startswith=key) | Q(name_initials__startswith=key)
    return by_name | by_id


def _match_number(words: str, digits: str) -> Q:
    found = Q(mrn__startswith=words) | Q(pk__in=_owners(words))
    if len(digits) >= 3:
        found |= Q(phone_reversed__startswith=digits[::-1])
    if len(digits) == 8:
        with suppress(ValueError):  # eight digits that are no date
            found |= Q(birth_date=date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    return found


def _owners(words: str) -> list[int]:
    """Asked for first and apart: an OR over a join would read the whole table."""
    rows = PatientIdentifier.objects.filter(value__startswith=words).values_list("patient_id", flat=True)
    return list(rows[:200])


def list_allergies(patient_id: int) -> list[AllergyFacts]:
    rows = Allergy.objects.filter(patient_id=patient_id, retracted_at=None).order_by("-noted_at", "-id")
    return [
        AllergyFacts(
            r.id, r.patient_id, r.substance_code, r.substance_text, r.kind, r.severity, r.reaction, r.source,
            r.noted_at, r.noted_by,
        )
        for r in rows
    ]  # fmt: skip


def list_implants(patient_id: int) -> list[ImplantFacts]:
    rows = Implant.objects.filter(patient_id=patient_id).order_by("-noted_at", "-id")
    return [
        ImplantFacts(r.id, r.patient_id, r.kind, r.description, r.body_site, r.mr_safety, r.implanted_on, r.removed_on)
        for r in rows
    ]


def latest_lab(patient_id: int, code: str) -> LabFacts | None:
    row = LabResult.objects.filter(patient_id=patient_id, code=code).order_by("-taken_at", "-id").first()
    return to_lab_facts(row) if row else None


def to_lab_facts(row: LabResult) -> LabFacts:
    return LabFacts(row.id, row.patient_id, row.code, row.value, row.value_text, row.unit, row.taken_at, row.source)


def latest_measure(patient_id: int) -> MeasureFacts | None:
    """The newest weight and the newest height, which may come from different days; `at` is that of the newer."""
    rows = list(BodyMeasure.objects.filter(patient_id=patient_id).order_by("-at", "-id")[:50])
    if not rows:
        return None
    weight = next((r.weight_kg for r in rows if r.weight_kg is not None), None)
    height = next((r.height_cm for r in rows if r.height_cm is not None), None)
    return MeasureFacts(patient_id, weight, height, rows[0].at)
