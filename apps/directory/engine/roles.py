"""Roles and what they may do: one data file, compiled once."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "permissions.toml"


class Role(StrEnum):
    FRONT_DESK = "front_desk"
    TECHNOLOGIST = "technologist"
    NURSE = "nurse"
    PORTER = "porter"
    RADIOLOGIST = "radiologist"
    RESIDENT = "resident"
    REFERRER = "referrer"
    QC_MANAGER = "qc_manager"
    PHYSICIST = "physicist"
    DEVICE_ADMIN = "device_admin"
    DICOM_ADMIN = "dicom_admin"
    HEAD = "head"
    ADMIN = "admin"
    KIOSK = "kiosk"
    MACHINE = "machine"
    HOSPITAL = "hospital"


@cache
def load_table() -> dict[str, dict]:
    """Permission code -> {roles, zh, en}; raises ValueError for a role that does not exist."""
    table: dict[str, dict] = {}
    for section, rows in tomllib.loads(TABLE.read_text(encoding="utf-8")).items():
        for action, row in rows.items():
            unknown = set(row["roles"]) - {r.value for r in Role}
            if unknown:
                raise ValueError(f"{section}.{action}: no such role {sorted(unknown)}")
            table[f"{section}.{action}"] = row
    return table


def list_permissions(roles: Iterable[str]) -> set[str]:
    held = set(roles)
    return {code for code, row in load_table().items() if held & set(row["roles"])}


READERS = (Role.RADIOLOGIST.value, Role.RESIDENT.value)
# What a reading contract opens at the other site, of what the reader's own role holds: to read and nothing else.
BY_CONTRACT = frozenset(
    {"exam.read", "order.read", "safety.read", "image.read", "image.mark", "dose.read", "site.read",
     "report.read", "report.write", "report.sign"}
)  # fmt: skip


def list_contract_permissions(role: str) -> set[str]:
    return list_permissions([role]) & BY_CONTRACT if role in READERS else set()
