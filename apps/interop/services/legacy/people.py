"""Patients and staff of the system that was here before, through the doors that the screens use."""

import secrets
from collections.abc import Mapping
from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import (
    Role,
    create_user,
    find_site_by_code,
    get_user,
    register_patient,
    update_patient,
    update_user,
)
from apps.interop.engine.patients import PatientLine
from apps.interop.services.legacy.rows import LINKED, Row, Saved
from apps.interop.services.patients import find_patient

PATIENT_FIELDS = ("sex", "birth_date", "phone", "address", "language")
STAFF_FIELDS = ("name", "email", "phone", "language")


def add_patient(row: Row) -> Saved:
    """Registered; or, where the number is known already and name, sex and birth date do not contradict it, found."""
    values, numbers = row.values, _numbers(row)
    line = PatientLine(
        tuple(numbers), {"family": values["name"]}, values.get("sex", ""), values.get("birth_date"), values.get("phone", "")
    )  # fmt: skip
    known = find_patient(line)
    if known is not None:
        stands = {(i.issuer, i.type, i.value) for i in known.identifiers}
        if new := [number for number in numbers if number not in stands]:
            update_patient(known.id, actor=row.actor, identifiers=new)
        return Saved(str(known.id), 0, LINKED)
    patient = register_patient(
        actor=row.actor, names=values["name"], identifiers=numbers, **_pick(values, PATIENT_FIELDS)
    )
    return Saved(str(patient.id), patient.version)


def change_patient(row: Row, target_id: str, version: int) -> int:
    values = row.values
    return update_patient(
        int(target_id), actor=row.actor, expected_version=version, names=values["name"], identifiers=_numbers(row),
        **_pick(values, PATIENT_FIELDS),
    ).version  # fmt: skip


def add_member(row: Row) -> Saved:
    """An account whose password nobody knows: an administrator gives one out, the person chooses their own at the first sign-in."""
    user = create_user(
        actor=row.actor, username=row.values["username"], password=secrets.token_urlsafe(24), must_change_password=True,
        grants=_read_roles(row), **_pick(row.values, STAFF_FIELDS),
    )  # fmt: skip
    return Saved(str(user.id), user.version)


def change_member(row: Row, target_id: str, version: int) -> int:
    user = get_user(target_id)
    if user.username != row.values["username"]:
        raise Invalid({"username": Reason("interop.legacy_username_stays", {"username": user.username}, "error")})
    return update_user(
        target_id, actor=row.actor, expected_version=version, grants=_read_roles(row), **_pick(row.values, STAFF_FIELDS)
    ).version


def _pick(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _numbers(row: Row) -> list[tuple[str, str, str]]:
    """The number that people say, and the key of the old system, under which its messages may still come."""
    numbers = [(row.source, "PI", row.source_id[:64])] if len(row.source_id) <= 64 else []
    if mrn := row.values.get("mrn"):
        numbers.insert(0, (row.values.get("issuer") or row.site.issuer, "MR", mrn))
    return numbers


def _read_roles(row: Row) -> list[tuple[str, int | None]]:
    """`radiologist@main; qc_manager`: a role at a site, or everywhere."""
    grants: list[tuple[str, int | None]] = []
    known = {role.value for role in Role}
    for part in row.values["roles"].replace("；", ";").replace(",", ";").split(";"):
        role, _, code = (piece.strip() for piece in part.partition("@"))
        if not role:
            continue
        if role not in known:
            raise Invalid(
                {"roles": Reason("interop.legacy_no_choice", {"value": role[:40], "choices": sorted(known)}, "error")}
            )
        site = find_site_by_code(code) if code else None
        if code and site is None:
            raise Invalid({"roles": Reason("interop.legacy_site_unknown", {"site": code[:40]}, "error")})
        grants.append((role, site.id if site else None))
    if not grants:
        raise Invalid({"roles": Reason("interop.legacy_cell_empty", {"column": "roles"}, "error")})
    return sorted(set(grants), key=str)
