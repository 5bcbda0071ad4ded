"""Pieces that FHIR R4 resources are made of. Nothing empty is ever written: FHIR knows no empty string, list or object."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from apps.interop.engine.fhir.systems import UCUM

Json = dict[str, Any]


def tidy(value: Any) -> Any:
    """The value without anything empty in it; None when nothing is left. False and 0 stay."""
    if isinstance(value, str):  # first: most of a resource are
        return value if value.strip() else None
    if isinstance(value, dict):
        kept = {key: inner for key, raw in value.items() if (inner := tidy(raw)) is not None}
        return kept or None
    if isinstance(value, (list, tuple)):
        return [inner for raw in value if (inner := tidy(raw)) is not None] or None
    return value


def make_resource(
    kind: str, key: Any, *, updated: datetime | None = None, version: int | None = None, **elements
) -> Json:
    """A resource with its id and meta, tidied."""
    meta = {"versionId": None if version is None else str(version), "lastUpdated": instant(updated)}
    return tidy({"resourceType": kind, "id": str(key), "meta": meta, **elements})


def instant(at: datetime | None) -> str | None:
    """A time in UTC, to the millisecond."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def coding(system: str, code: str, display: str = "") -> Json | None:
    return {"system": system, "code": code, "display": display} if code else None


def concept(*codings: Json | None, text: str = "") -> Json | None:
    return tidy({"coding": [c for c in codings if c], "text": text})


def reference(kind: str, key: Any, display: str = "") -> Json | None:
    return None if key in (None, "") else tidy({"reference": f"{kind}/{key}", "display": display})


def identifier(system: str, value: str, *, kind: Json | None = None, use: str = "") -> Json | None:
    return {"use": use, "type": kind, "system": system, "value": value} if value else None


def quantity(value: float | Decimal | None, unit: str, ucum: str | None = None) -> Json | None:
    """`ucum` only where the unit is a UCUM code."""
    if value is None:
        return None
    coded = {"system": UCUM, "code": ucum} if ucum else {}
    return {"value": float(value), "unit": unit, **coded}


def period(start: datetime | None, end: datetime | None = None) -> Json | None:
    return tidy({"start": instant(start), "end": instant(end)})


def pick(names: Mapping[str, str] | None, lang: str) -> str:
    """One text of a language map."""
    table = names or {}
    return table.get(lang) or table.get("en") or next(iter(table.values()), "")


def unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
