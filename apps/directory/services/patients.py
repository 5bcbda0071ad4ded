from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.ids import uuid7
from apps.common.kernel.reason import Reason
from apps.common.prepared import Prepared, Slot, run_prepared
from apps.directory.engine.names import make_keys, make_latin, parse_name
from apps.directory.engine.patient import PatientFacts
from apps.directory.engine.terms import Sex
from apps.directory.events import PatientChanged
from apps.directory.models import Patient, PatientIdentifier
from apps.directory.selectors.patients import OWN_NUMBERS, get_patient, get_patient_row

MRN_TYPE = "MR"
TEMPORARY_TYPE = "TEMP"
PLAIN_FIELDS = (
    "sex",
    "birth_date",
    "is_birth_date_estimated",
    "phone",
    "address",
    "language",
    "is_unknown",
    "is_deceased",
)

Identifier = tuple[str, str, str]
ADD_NUMBER = (
    "INSERT INTO directory_patientidentifier (patient_id, issuer, type, value) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT DO NOTHING RETURNING id"
)
LOCKED = Prepared(lambda: Patient.objects.select_for_update(of=("self",)).filter(pk=Slot("patient")).order_by())


def register_patient(
    *,
    actor: Actor,
    names: str | Mapping[str, str] = "",
    sex: str = Sex.UNKNOWN,
    birth_date: date | None = None,
    identifiers: Iterable[Identifier] = (),
    phone: str = "",
    address: str = "",
    language: str = "",
    is_unknown: bool = False,
    is_birth_date_estimated: bool = False,
) -> PatientFacts:
    """A new patient; an unknown emergency patient needs no name and gets a temporary identity. Raises Invalid, Refused (identifier taken)."""
    now = clock.now()
    given = [_clean(i) for i in identifiers]
    if is_unknown and not given:
        given = [("radflow", TEMPORARY_TYPE, f"TMP{uuid7().hex[-10:].upper()}")]
    if is_unknown and not names:
        names = {"text": f"UNKNOWN {given[0][2]}", "family": "UNKNOWN", "given": given[0][2]}
    row = Patient(created_at=now, updated_at=now, is_unknown=is_unknown)
    _set_name(row, names)
    _set_plain(
        row,
        {
            "sex": sex,
            "birth_date": birth_date,
            "phone": phone,
            "address": address,
            "language": language,
            "is_birth_date_estimated": is_birth_date_estimated,
        },
    )
    with transaction.atomic():
        row.mrn = _choose_mrn(given)
        row.save()
        _add_identifiers(row, given)
        publish(PatientChanged(patient_id=row.id, fields=["registered"]), aggregate=f"patient:{row.id}")
        record(actor, "patient.registered", obj=f"patient:{row.id}", patient_id=row.id)
    return get_patient(row.id)


def update_patient(
    patient_id: int,
    *,
    actor: Actor,
    expected_version: int | None = None,
    names: str | Mapping[str, str] | None = None,
    identifiers: Iterable[Identifier] | None = None,
    **changes: Any,
) -> PatientFacts:
    """Changes what is named; `identifiers` are added to those that stand. Raises Conflict when the version is stale."""
    unknown = set(changes) - set(PLAIN_FIELDS)
    if unknown:
        raise TypeError(f"no such fields: {sorted(unknown)}")
    with transaction.atomic():
        row = lock_patient(patient_id, expected_version)
        if names is not None:
            _set_name(row, names)
        _set_plain(row, changes)
        if identifiers is not None:
            given = [_clean(i) for i in identifiers]
            _add_identifiers(row, given)
            row.mrn = _choose_mrn((i.issuer, i.type, i.value) for i in OWN_NUMBERS(patient=row.id)) or row.mrn
        row.version += 1
        row.updated_at = clock.now()
        row.save()
        fields = sorted(
            [*changes, *(["names"] if names is not None else []), *(["identifiers"] if identifiers else [])]
        )
        publish(PatientChanged(patient_id=row.id, fields=fields), aggregate=f"patient:{row.id}")
        record(actor, "patient.updated", obj=f"patient:{row.id}", patient_id=row.id, detail={"fields": fields})
    return get_patient(row.id)


def lock_patient(patient_id: int, expected_version: int | None = None) -> Patient:
    row = LOCKED.first(patient=patient_id)
    if row is None:
        raise NotFound("directory.patient_missing", patient=patient_id)
    if row.merged_into_id:
        raise Refused("directory.patient_merged", into=row.merged_into_id)
    if expected_version is not None and expected_version != row.version:
        current = get_patient_row(patient_id)
        raise Conflict(
            "common.stale",
            current={"id": row.id, "version": current.version, "name": current.name, "phone": current.phone},
        )
    return row


def _set_name(row: Patient, names: str | Mapping[str, str]) -> None:
    try:
        name = parse_name(names)
    except ValueError:
        raise Invalid({"name": Reason("directory.name_needed", severity="error")}) from None
    if len(name.text) > 128:
        raise Invalid({"name": Reason("directory.name_too_long", {"max": 128}, "error")})
    keys = make_keys(name)
    row.name, row.family_name, row.given_name = name.text, name.family[:64], name.given[:64]
    row.name_latin = make_latin(name)[:128]
    row.name_pinyin, row.name_initials, row.name_rotated = keys.pinyin[:160], keys.initials[:32], keys.rotated[:160]


def _set_plain(row: Patient, changes: Mapping[str, Any]) -> None:
    if changes.get("sex") is not None and changes["sex"] not in set(Sex):
        raise Invalid({"sex": Reason("directory.sex_unknown_code", {"value": str(changes["sex"])}, "error")})
    if changes.get("birth_date") and changes["birth_date"] > clock.now().date():
        raise Invalid({"birth_date": Reason("directory.birth_date_in_future", severity="error")})
    for name, value in changes.items():
        setattr(row, name, value)
    row.phone_reversed = "".join(c for c in row.phone if c.isdigit())[::-1]


def _clean(identifier: Identifier) -> Identifier:
    issuer, kind, value = (str(part).strip() for part in identifier)
    if not (issuer and kind and value):
        raise Invalid({"identifiers": Reason("directory.identifier_incomplete", severity="error")})
    return issuer, kind, value


def _add_identifiers(row: Patient, given: Iterable[Identifier]) -> None:
    for issuer, kind, value in given:
        if run_prepared(ADD_NUMBER, [row.id, issuer, kind, value]):
            continue
        owner = PatientIdentifier.objects.get(issuer=issuer, type=kind, value=value).patient_id
        if owner != row.id:
            params = {"issuer": issuer, "type": kind, "value": value, "patient": owner}
            raise Refused(Reason("directory.identifier_taken", params, "error"))


def _choose_mrn(given: Iterable[Identifier]) -> str:
    rows = list(given)
    return next((v for _, t, v in rows if t == MRN_TYPE), next((v for _, _, v in rows), ""))
