"""Whom a message is about, and at which site: found or registered through the directory's front door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import (
    PatientFacts,
    find_patient_by_identifier,
    find_site_by_code,
    list_sites,
    record_allergy,
    register_patient,
    update_patient,
)
from apps.interop.engine.mapping import check_processing, map_for
from apps.interop.engine.patients import PatientLine, list_differences
from apps.interop.engine.segments import Header

ANY_FACILITY = "*"
EMPTY: dict[str, Any] = {"sex": "U", "birth_date": None, "phone": "", "address": ""}


@dataclass(frozen=True)
class Place:
    """The site that a message is for, with its mapping and its clock."""

    site_id: int
    mapping: Mapping[str, Any]
    zone: ZoneInfo


def find_place(header: Header) -> Place:
    """The site that MSH-6 names, by its code or by the sender's `sites` (`*`: whatever else it names); where there is one site only, that.
    Raises Invalid: an order at a site by guess would be behind another's walls."""
    site = find_site_by_code(header.receiving_facility.lower())
    if site is None:
        sites = list_sites()
        table = map_for(get_policy("interop.mapping").payload, header.sender).get("sites", {})
        code = table.get(header.receiving_facility, table.get(ANY_FACILITY, ""))
        site = find_site_by_code(code) or (sites[0] if len(sites) == 1 else None)
    if site is None:
        raise Invalid({"MSH-6": Reason("interop.site_unknown", {"value": header.receiving_facility}, "error")})
    mapping = map_for(get_policy("interop.mapping", site_id=site.id).payload, header.sender)
    check_processing(header.processing, mapping, is_demo=settings.RADFLOW_DEMO)
    return Place(site.id, mapping, ZoneInfo(site.time_zone))


def find_patient(line: PatientLine) -> PatientFacts | None:
    """By the first identifier that is known. Raises Refused when two of name, sex and birth date are another person's: a number was
    given twice or typed wrong, and a person must look at it."""
    known = next((p for p in (find_patient_by_identifier(*i) for i in line.identifiers) if p), None)
    if known is None or known.is_unknown:
        return known
    differences = list_differences(
        line,
        family=known.family_name,
        given=known.given_name,
        latin=known.name_latin,
        sex=known.sex,
        birth_date=known.birth_date,
    )
    if len(differences) > 1:
        raise Refused(Reason("interop.patient_differs", {"mrn": known.mrn}, "error"))
    return known


def find_or_register(line: PatientLine, actor: Actor) -> int:
    """What the message adds is added; what is known is not overwritten."""
    known = find_patient(line)
    return register(line, actor) if known is None else complete(known, line, actor)


def complete(known: PatientFacts, line: PatientLine, actor: Actor) -> int:
    """Adds what is missing in the record: numbers, allergies, a phone, an address."""
    told = {"phone": line.phone, "address": line.address}
    return _update(known, line, {name: said for name, said in told.items() if said and not getattr(known, name)}, actor)


def overwrite(known: PatientFacts, line: PatientLine, actor: Actor) -> int:
    """The patient's record as the hospital's register says it now; what the message leaves empty stays, what it says is empty (`""`) goes."""
    told = {"sex": line.sex, "birth_date": line.birth_date, "phone": line.phone, "address": line.address}
    changes: dict[str, Any] = {name: value for name, value in told.items() if value and value != getattr(known, name)}
    if known.birth_date and line.agrees_with(known.birth_date):
        changes.pop("birth_date", None)  # the year alone takes no day away
    if "birth_date" in changes:
        changes["is_birth_date_estimated"] = line.is_birth_date_estimated
    changes |= {name: EMPTY[name] for name in line.nulls if getattr(known, name) != EMPTY[name]}
    if "birth_date" in line.nulls:
        changes["is_birth_date_estimated"] = False
    if known.is_unknown:
        changes["is_unknown"] = False
    is_named = (line.names["family"], line.names["given"]) == (known.family_name, known.given_name)
    return _update(known, line, changes if is_named else changes | {"names": line.names}, actor)


def register(line: PatientLine, actor: Actor) -> int:
    patient_id = register_patient(
        actor=actor,
        names=line.names,
        sex=line.sex or "U",
        birth_date=line.birth_date,
        is_birth_date_estimated=line.is_birth_date_estimated,
        identifiers=line.identifiers,
        phone=line.phone,
        address=line.address,
    ).id
    _add_allergies(patient_id, line, actor)
    return patient_id


def _update(known: PatientFacts, line: PatientLine, changes: Mapping[str, Any], actor: Actor) -> int:
    new = set(line.identifiers) - {(i.issuer, i.type, i.value) for i in known.identifiers}
    if new or changes:
        update_patient(known.id, actor=actor, identifiers=sorted(new), **changes)
    _add_allergies(known.id, line, actor)
    return known.id


def _add_allergies(patient_id: int, line: PatientLine, actor: Actor) -> None:
    """The safety gate hears of them by the directory's event; what is on record stays, whatever a message leaves out."""
    for allergy in line.allergies:
        record_allergy(
            patient_id,
            substance_code=allergy.code,
            substance_text=allergy.text,
            severity=allergy.severity,
            reaction=allergy.reaction,
            source="hl7",
            actor=actor,
        )
