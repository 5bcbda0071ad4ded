"""Recurring work that a new device of a modality begins with, as policy data: each row names its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.devices.engine.rules import BadRules
from apps.devices.engine.work_orders import OrderKind

MOST_DAYS = 3660


@dataclass(frozen=True)
class PlanTemplate:
    """`every_days` of the calendar; `window_min`: how long the device is needed, None: nobody has said."""

    code: str
    names: Mapping[str, str]
    kind: OrderKind
    every_days: int
    source: str
    modalities: tuple[str, ...] = ()
    lead_days: int = 14
    window_min: int | None = None

    def applies_to(self, modality: str) -> bool:
        return not self.modalities or modality in self.modalities


def read_plan_templates(payload: Any) -> list[PlanTemplate]:
    """Of `{"plans": [...]}`; raises BadRules with all faults."""
    rows = payload.get("plans") if isinstance(payload, Mapping) else None
    if not isinstance(rows, list):
        raise BadRules([("plans", "must be a list")])
    errors: list[tuple[str, str]] = []
    seen: set[str] = set()
    for n, row in enumerate(rows):
        faults = list(_find_faults(row)) if isinstance(row, Mapping) else [("", "must be an object")]
        code = str(row.get("code", "")) if isinstance(row, Mapping) else ""
        if code in seen:
            faults.append(("code", "is used twice"))
        seen.add(code)
        errors += [(f"plans[{n}].{name}", what) for name, what in faults]
    if errors:
        raise BadRules(errors)
    return [
        PlanTemplate(
            code=row["code"],
            names=row["names"],
            kind=OrderKind(row["kind"]),
            every_days=row["every_days"],
            source=row["source"],
            modalities=tuple(row.get("modalities", ())),
            lead_days=row.get("lead_days", 14),
            window_min=row.get("window_min"),
        )
        for row in rows
    ]


def _find_faults(row: Mapping) -> Iterable[tuple[str, str]]:
    for name in ("code", "source"):
        if not isinstance(row.get(name), str) or not row[name].strip() or len(row[name]) > 300:
            yield name, "must be a text of at most 300 characters"
    names = row.get("names")
    if not isinstance(names, Mapping) or not all(isinstance(names.get(one), str) for one in ("zh-Hans", "en")):
        yield "names", "must have zh-Hans and en"
    elif not all(0 < len(text.strip()) <= 120 for text in names.values()):
        yield "names", "must be of at most 120 characters"
    if row.get("kind") not in list(OrderKind):
        yield "kind", f"must be one of {', '.join(OrderKind)}"
    modalities = row.get("modalities", [])
    if not isinstance(modalities, list) or not all(isinstance(one, str) for one in modalities):
        yield "modalities", "must be a list of codes"
    for name, least, needed in (("every_days", 1, True), ("lead_days", 0, False), ("window_min", 5, False)):
        value = row.get(name)
        if value is None and not needed:
            continue
        if type(value) is not int or not least <= value <= MOST_DAYS:
            yield name, f"must be a whole number from {least} to {MOST_DAYS}"
