"""The mapping tables of a sender: the department's, with what this sender writes otherwise laid over them, table by table."""

from collections.abc import Iterable, Mapping
from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.fields import FIELDS, find_field_faults
from apps.interop.engine.orders import CONTROLS

TABLES = (
    "sex", "patient_class", "priority", "laterality", "exam_codes", "danger_codes", "precaution_observations", "transactions", "lab_codes",
    "lab_units", "resources", "sites", "allergy_codes", "allergy_severities",
)  # fmt: skip
PLAIN = {
    "sex",
    "patient_class",
    "priority",
    "laterality",
    "exam_codes",
    "danger_codes",
    "transactions",
    "lab_codes",
    "resources",
    "sites",
    "allergy_codes",
    "allergy_severities",
}
VALUES = {"default_issuer": str, "order_control": list}
SENDERS = "senders"
PROCESSING, EVERY_PROCESSING = "processing", ("P", "T", "D")
GRADES = ("mild", "moderate", "severe", "unknown")


def map_for(payload: Mapping[str, Any], sender: str) -> dict[str, Any]:
    """`sender` is MSH-3|MSH-4. What the sender's own tables do not name is read by the department's."""
    base = {k: v for k, v in payload.items() if k != SENDERS}
    for name, table in payload.get(SENDERS, {}).get(sender, {}).items():
        base[name] = {**base.get(name, {}), **table} if isinstance(table, Mapping) else table
    return base


def check_processing(value: str, mapping: Mapping[str, Any], *, is_demo: bool) -> None:
    """MSH-11: a training or debugging message is no order of anybody, except in a demonstration and where the sender's `processing` takes
    it. Raises Invalid."""
    if value and value not in mapping.get(PROCESSING, EVERY_PROCESSING if is_demo else EVERY_PROCESSING[:1]):
        raise Invalid({"MSH-11": Reason("interop.not_production", {"value": value}, "error")})


def find_faults(payload: Any) -> Iterable[tuple[str, str]]:
    """(path, what) of everything that a reader of messages would stumble over."""
    if not isinstance(payload, Mapping):
        yield "", "a table of tables"
        return
    yield from _find_faults(payload, "", is_base=True)
    senders = payload.get(SENDERS, {})
    if not isinstance(senders, Mapping):
        yield SENDERS, "tables by sender, MSH-3|MSH-4"
        return
    for sender, tables in senders.items():
        if "|" not in sender:
            yield f"{SENDERS}.{sender}", "a sender is MSH-3|MSH-4"
        elif not isinstance(tables, Mapping):
            yield f"{SENDERS}.{sender}", "a table of tables"
        else:
            yield from _find_faults(tables, f"{SENDERS}.{sender}.", is_base=False)


def _find_faults(tables: Mapping[str, Any], path: str, *, is_base: bool) -> Iterable[tuple[str, str]]:
    for name in sorted({*tables} - {*TABLES, *VALUES, PROCESSING, SENDERS if is_base else FIELDS}):
        yield f"{path}{name}", "no such table"
    if not is_base and FIELDS in tables:
        yield from find_field_faults(tables[FIELDS], f"{path}{FIELDS}")
    for name, kind in VALUES.items():
        if (is_base or name in tables) and not isinstance(tables.get(name), kind):
            yield f"{path}{name}", "a text" if kind is str else "a list"
    controls = tables.get("order_control", [])
    for value in controls if isinstance(controls, list) else []:
        if value not in CONTROLS:
            yield f"{path}order_control", f"{value} is none of {', '.join(sorted(CONTROLS))}"
    if PROCESSING in tables and not (
        isinstance(tables[PROCESSING], list) and {*map(str, tables[PROCESSING])} <= {*EVERY_PROCESSING}
    ):
        yield f"{path}{PROCESSING}", "a list of P, T and D"
    grades = tables.get("allergy_severities", {})
    for code, grade in grades.items() if isinstance(grades, Mapping) else ():
        if grade not in GRADES:
            yield f"{path}allergy_severities.{code}", f"must be one of {', '.join(GRADES)}"
    for name in TABLES:
        table = tables.get(name, {})
        if not isinstance(table, Mapping):
            yield f"{path}{name}", "a table of code to meaning"
        elif name in PLAIN:
            yield from ((f"{path}{name}.{code}", "a text") for code, to in table.items() if not isinstance(to, str))
        else:
            yield from (
                (f"{path}{name}.{code}", "a table") for code, to in table.items() if not isinstance(to, Mapping)
            )
