"""What a row is while it is taken over, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import find_patient_by_identifier, find_site_by_code, get_patient
from apps.interop.models import LegacyRecord

ADDED, LINKED, UPDATED, UNCHANGED, KEPT, REFUSED = "added", "linked", "updated", "unchanged", "kept", "refused"
OUTCOMES = (ADDED, LINKED, UPDATED, UNCHANGED, KEPT, REFUSED)


@dataclass(frozen=True)
class Row:
    """`site` is the directory's row of the place that it belongs to."""

    source: str
    source_id: str
    values: Mapping[str, Any]
    site: Any
    actor: Actor


@dataclass(frozen=True)
class Saved:
    target_id: str
    version: int  # 0: an object that was here before the import, which never changes it
    outcome: str = ADDED


@dataclass(frozen=True)
class RowResult:
    number: int
    source_id: str
    outcome: str
    faults: tuple[tuple[str, Reason], ...] = ()  # column, reason


@dataclass
class ImportResult:
    """`unused`: headings that no column of this kind reads."""

    kind: str
    source: str
    form: str
    encoding: str
    is_rehearsal: bool
    unused: list[str]
    rows: list[RowResult] = field(default_factory=list)

    def count(self) -> dict[str, int]:
        return {name: sum(r.outcome == name for r in self.rows) for name in OUTCOMES}


def find_site(code: str, default: Any) -> Any:
    """Raises Invalid."""
    if not code:
        return default
    site = find_site_by_code(code)
    if site is None:
        raise Invalid({"site": Reason("interop.legacy_site_unknown", {"site": code[:40]}, "error")})
    return site


def find_target(row: Row, kind: str, source_id: str) -> str:
    """The object here that a row of the same source became, or ""."""
    found = LegacyRecord.objects.filter(source=row.source, kind=kind, source_id=source_id)
    return found.values_list("target_id", flat=True).first() or ""


def find_patient_id(row: Row) -> int:
    """By the old system's key of the patient, or by the number. Raises Invalid when neither is known."""
    if key := row.values.get("patient_source_id"):
        if target := find_target(row, "patients", key):
            return get_living(int(target))
        raise Invalid({"patient_source_id": Reason("interop.legacy_patient_unknown", {"value": key[:64]}, "error")})
    if mrn := row.values.get("mrn"):
        if known := find_patient_by_identifier(row.site.issuer, "MR", mrn):
            return known.id
        raise Invalid({"mrn": Reason("interop.legacy_patient_unknown", {"value": mrn}, "error")})
    raise Invalid({"mrn": Reason("interop.legacy_patient_unsaid", {}, "error")})


def get_living(patient_id: int) -> int:
    """The record that stands, when the one that was imported was merged into another since."""
    return get_patient(patient_id).id
