from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from apps.common.kernel.errors import NotFound
from apps.common.prepared import Prepared, Slot, ask_together
from apps.directory.engine.names import HAN, fold
from apps.directory.engine.patient import IdentifierFacts, PatientFacts
from apps.directory.models import Patient, PatientIdentifier

MAX_MERGES = 20
OWNED = Prepared(
    lambda: (
        PatientIdentifier.objects.filter(
            patient__identifiers__issuer=Slot("issuer"),
            patient__identifiers__type=Slot("type"),
            patient__identifiers__value=Slot("value"),
        )
        .select_related("patient")
        .order_by("id")
    )
)
"""Every number of the patient who has this one, with the patient: one question of a message that names nobody new."""
RECORD = Prepared(lambda: Patient.objects.filter(pk=Slot("patient")).order_by())
OWN_NUMBERS = Prepared(lambda: list_identifier_rows(Slot("patient")))
MERGED = Prepared(
    lambda: Patient.objects.filter(pk=Slot("patient")).order_by().values_list("merged_into_id", flat=True)
)


def to_patient_facts(row: Patient, identifiers: Sequence[PatientIdentifier] | None = None) -> PatientFacts:
    owned = row.identifiers.all() if identifiers is None else identifiers
    return PatientFacts(
        id=row.id,
        name=row.name,
        name_pinyin=row.name_pinyin,
        name_latin=row.name_latin,
        family_name=row.family_name,
        given_name=row.given_name,
        sex=row.sex,
        birth_date=row.birth_date,
        identifiers=tuple(IdentifierFacts(i.issuer, i.type, i.value) for i in owned),
        mrn=row.mrn,
        phone=row.phone,
        is_unknown=row.is_unknown,
        version=row.version,
        language=row.language,
        address=row.address,
    )


def get_patient_row(patient_id: int) -> Patient:
    """The living record: follows merges. Raises NotFound."""
    row = RECORD.first(patient=patient_id)
    for _ in range(MAX_MERGES):
        if row is None or row.merged_into_id is None:
            break
        row = RECORD.first(patient=row.merged_into_id)
    if row is None:
        raise NotFound("directory.patient_missing", patient=patient_id)
    return row


def get_living_id(patient_id: int) -> int:
    """Of the living record: follows merges. Raises NotFound."""
    living = patient_id
    for _ in range(MAX_MERGES):
        found = MERGED(patient=living)
        if not found:
            raise NotFound("directory.patient_missing", patient=patient_id)
        if found[0] is None:
            break
        living = found[0]
    return living


def get_patient(patient_id: int) -> PatientFacts:
    row, owned = ask_together(RECORD.asked(patient=patient_id), OWN_NUMBERS.asked(patient=patient_id))
    if not row or row[0].merged_into_id:
        living = get_patient_row(patient_id)
        return to_patient_facts(living, OWN_NUMBERS(patient=living.id))
    return to_patient_facts(row[0], owned)


def find_patient_by_identifier(issuer: str, type: str, value: str) -> PatientFacts | None:
    """The living record that has the number."""
    owned = OWNED(issuer=issuer, type=type, value=value)
    if not owned:
        return None
    row = owned[0].patient
    return get_patient(row.merged_into_id) if row.merged_into_id else to_patient_facts(row, owned)


def list_identifier_rows(patient_id: Any) -> QuerySet[PatientIdentifier]:
    """Of one patient; also inside another query, where the id is that query's column."""
    return PatientIdentifier.objects.filter(patient_id=patient_id).order_by("id")


def list_patients_matching(text: str) -> QuerySet[Patient]:
    """Phone tail, MRN or another identifier, birth date (yyyymmdd or yyyy-mm-dd), name, pinyin, initials: by prefix, indexed."""
    # By an expression: offered an index in this order, the planner walks all patients until a page is full.
    rows = Patient.objects.filter(merged_into=None).order_by(Concat("name_pinyin", Value("")), "id")
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
        # the second half is what lets the partial index be used
        found |= Q(phone_reversed__startswith=digits[::-1]) & ~Q(phone_reversed="")
    if len(digits) == 8:
        with suppress(ValueError):  # eight digits that are no date
            found |= Q(birth_date=date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    return found


def _owners(words: str) -> list[int]:
    """Asked for first and apart: an OR over a join would read the whole table."""
    rows = PatientIdentifier.objects.filter(value__startswith=words).values_list("patient_id", flat=True)
    return list(rows[:200])
