"""Merges as they stand in the record, and records that may be one person."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from apps.directory.engine.sameness import Evidence, compare_patients
from apps.directory.models import Patient, PatientMerge
from apps.directory.selectors.patients import get_patient_row, to_patient_facts

MOST_CANDIDATES = 20


class Candidate(NamedTuple):
    patient: Patient
    evidence: Evidence


def list_merges(patient_id: int | None = None) -> QuerySet[PatientMerge]:
    """Newest first, undone ones too; of one patient those that it leads or that lead away from it."""
    rows = PatientMerge.objects.select_related("survivor", "merged").order_by("-made_at", "-id")
    return rows if patient_id is None else rows.filter(Q(survivor_id=patient_id) | Q(merged_id=patient_id))


def list_candidates(patient_id: int) -> list[Candidate]:
    """Living records that agree in name and birth date, or in the phone number and one of the two; the strongest first."""
    row = get_patient_row(patient_id)
    own = to_patient_facts(row)
    found = Q(pk__in=[])
    if row.name_pinyin and row.birth_date and not row.is_unknown:
        found |= Q(name_pinyin=row.name_pinyin, birth_date=row.birth_date)
    if row.phone_reversed:
        found |= Q(phone_reversed=row.phone_reversed) & ~Q(phone_reversed="")
    others = Patient.objects.filter(found, merged_into=None).exclude(pk=row.pk).prefetch_related("identifiers")
    pairs = [
        Candidate(other, compare_patients(own, to_patient_facts(other))) for other in others[: 5 * MOST_CANDIDATES]
    ]
    pairs = [p for p in pairs if len(p.evidence.agree) > 1 or own.is_unknown or p.patient.is_unknown]
    return sorted(pairs, key=lambda p: (len(p.evidence.differ) - len(p.evidence.agree), p.patient.pk))[:MOST_CANDIDATES]
