"""ORM^O01 and OMI^O23 (the same ORC and OBR) to facts: who, what, how urgent. Names and codes go through the sender's mapping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.patients import (
    Faults,
    PatientLine,
    check_lengths,
    check_one_patient,
    is_han,
    map_code,
    read_location,
    read_patient,
)
from apps.interop.engine.precautions import read_danger
from apps.interop.engine.segments import Message, read, read_time

LONGEST_NOTE = 10_000
CONTROLS = frozenset({"NW", "XO", "CA", "DC"})
"""Of ORC-1 (table 0119): new, change, cancel, discontinue. A mapping may take fewer of them, never others."""


@dataclass(frozen=True)
class OrderFacts:
    """One ORC with its OBR. `control`: NW (new), XO (change), CA or DC (cancel); without a word of how urgent it is routine, and
    `has_priority` is false. `authorisation`: the payer's number, of IN1-14."""

    control: str
    placer_number: str
    placer_issuer: str
    patient: PatientLine
    patient_class: str
    visit_number: str
    location: str
    exam_code: str
    laterality: str
    priority: str
    reason: str
    referrer_name: str
    referrer_username: str
    ordered_at: datetime | None
    precaution: str = ""
    precaution_note: str = ""
    authorisation: str = ""
    has_priority: bool = False
    note: str = ""
    faults: tuple[Any, ...] = field(default=())


def read_orders(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo) -> list[OrderFacts]:
    """Every ORC/OBR group of the message; raises Invalid that names each field at fault."""
    check_one_patient(message)
    groups = _group(message)
    if not groups:
        raise Invalid({"ORC": Reason("interop.segment_missing", {"segment": "ORC"}, "error")})
    faults: Faults = {}
    shared = {
        "patient": read_patient(message, mapping=mapping, zone=zone, faults=faults),
        "patient_class": map_code(message.get("PV1", 2) or "O", mapping["patient_class"], "PV1-2", faults),
        "visit_number": message.get("PV1", 19),
        "location": read_location(message),
        "authorisation": message.get("IN1", 14),
    }
    check_lengths({"PV1-19": (shared["visit_number"],)}, faults)
    orders = [_read_order(message, group, mapping, zone, faults, shared) for group in groups]
    for order in orders:
        check_lengths({"ORC-2": (order.placer_number, order.placer_issuer)}, faults)
    if faults:
        raise Invalid(faults)
    return orders


def _group(message: Message) -> list[dict[str, Any]]:
    """Each ORC with its OBR, its TQ1 and the notes (NTE) for it. Raises Invalid for an OBR without an ORC of its own: an order is never lost in silence."""
    groups: list[dict[str, Any]] = []
    of_all: list[Any] = []  # notes before the first order
    for segment in message.parsed:
        name = str(segment[0])
        if name == "ORC":
            groups.append({name: segment})
        elif name == "OBR" and (not groups or name in groups[-1]):
            raise Invalid({"OBR": Reason("interop.segment_repeated", {"segment": "OBR"}, "error")})
        elif name in ("OBR", "TQ1") and groups:
            groups[-1].setdefault(name, segment)
        elif name == "NTE":
            (groups[-1].setdefault(name, []) if groups else of_all).append(segment)
    for group in groups:
        group["NTE"] = [*of_all, *group.get("NTE", [])]
    return groups


def _read_order(message, group: dict[str, Any], mapping, zone, faults, shared: dict[str, Any]) -> OrderFacts:
    orc, obr = group["ORC"], group.get("OBR")

    def at(row, number: int, component: int = 1) -> str:
        return read(message.parsed, row, number, component) if row is not None else ""

    control = at(orc, 1)
    if control not in CONTROLS & {*mapping["order_control"]}:
        faults["ORC-1"] = Reason("interop.value_unknown", {"field": "ORC-1", "value": control}, "error")
    placer = at(orc, 2) or at(obr, 2)
    if not placer:
        faults["ORC-2"] = Reason("interop.field_missing", {"field": "ORC-2"}, "error")
    exam_code = mapping["exam_codes"].get(at(obr, 4), at(obr, 4))
    if control == "NW" and not exam_code:
        faults["OBR-4"] = Reason("interop.field_missing", {"field": "OBR-4"}, "error")
    urgency = at(obr, 27, 6) or at(orc, 7, 6) or at(group.get("TQ1"), 9) or at(obr, 5)
    try:
        ordered_at = read_time(at(orc, 9) or at(obr, 6), field="ORC-9", zone=zone)
    except Invalid as error:
        faults["ORC-9"], ordered_at = error.fields["ORC-9"][0], None
    precaution, note = read_danger(at(obr, 12), at(obr, 12, 2), mapping)
    doctor = obr if at(obr, 16) or at(obr, 16, 2) else orc
    number = 16 if doctor is obr else 12
    return OrderFacts(
        control=control,
        placer_number=placer,
        placer_issuer=at(orc, 2, 2) or message.get("MSH", 4) or message.get("MSH", 3),
        exam_code=exam_code,
        laterality=mapping["laterality"].get(at(obr, 15, 4) or at(obr, 46), ""),
        priority=map_code(urgency or "R", mapping["priority"], "OBR-27", faults),
        reason=at(obr, 31, 2) or at(obr, 31) or at(obr, 13),
        referrer_username=at(doctor, number),
        referrer_name=_doctor(at(doctor, number, 2), at(doctor, number, 3)) or at(doctor, number),
        ordered_at=ordered_at,
        precaution=precaution,
        precaution_note=note,
        has_priority=bool(urgency),
        note=_read_notes(message, group["NTE"], faults),
        **shared,
    )


def _read_notes(message: Message, rows: list[Any], faults: Faults) -> str:
    """NTE-3 and its repetitions, a line each."""
    lines = [
        read(message.parsed, row, 3, repetition=n)
        for row in rows
        for n in range(1, len(row[3]) + 1 if len(row) > 3 else 1)
    ]
    note = "\n".join(line for line in lines if line)
    check_lengths({"NTE-3": (note,)}, faults, most=LONGEST_NOTE)
    return note


def _doctor(family: str, given: str) -> str:
    glue = "" if is_han(family + given) else " "
    return glue.join(p for p in ((family, given) if not glue else (given, family)) if p)
