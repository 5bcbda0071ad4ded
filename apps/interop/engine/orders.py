"""ORM^O01 (and its fields in OMI^O23's order) to facts: who, what, how urgent. Names and codes go through the sender's mapping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.segments import Message, read, read_time

LONGEST_NUMBER, LONGEST_PHONE = 64, 32


@dataclass(frozen=True)
class OrderFacts:
    """One ORC with its OBR. `control`: NW (new) or CA (cancel)."""

    control: str
    placer_number: str
    placer_issuer: str
    identifiers: tuple[tuple[str, str, str], ...]  # issuer, type, value
    names: Mapping[str, str]
    sex: str
    birth_date: date | None
    phone: str
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
    faults: tuple[Any, ...] = field(default=())


def read_orders(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo) -> list[OrderFacts]:
    """Every ORC/OBR group of the message; raises Invalid that names each field at fault."""
    faults: dict[str, Reason] = {}
    groups = _group(message)
    if not groups:
        faults["ORC"] = Reason("interop.segment_missing", {"segment": "ORC"}, "error")
    for name in ("MSH", "PID"):  # a second patient's orders must never go to the first
        if len(found := message.segments(name)) != 1:
            code = "interop.segment_repeated" if found else "interop.segment_missing"
            faults[name] = Reason(code, {"segment": name}, "error")
    if faults:
        raise Invalid(faults)
    patient = _read_patient(message, mapping, zone, faults)
    visit = {
        "patient_class": _map(message.get("PV1", 2) or "O", mapping["patient_class"], "PV1-2", faults),
        "visit_number": message.get("PV1", 19),
        "location": " ".join(p for p in (message.get("PV1", 3, n) for n in (1, 2, 3)) if p),
    }
    orders = [_read_order(message, orc, obr, mapping, zone, faults, patient | visit) for orc, obr in groups]
    _check_lengths(orders, faults)
    if faults:
        raise Invalid(faults)
    return orders


def _check_lengths(orders: list[OrderFacts], faults: dict[str, Reason]) -> None:
    """A number is never cut: half of one is another patient's."""
    for order in orders:
        numbers = {
            "ORC-2": (order.placer_number, order.placer_issuer),
            "PID-3": [part for identifier in order.identifiers for part in identifier],
            "PV1-19": (order.visit_number,),
            "PID-13": (order.phone,),
        }
        for name, values in numbers.items():
            most = LONGEST_PHONE if name == "PID-13" else LONGEST_NUMBER
            if any(len(value) > most for value in values):
                faults[name] = Reason("interop.value_too_long", {"field": name, "most": most}, "error")


def _group(message: Message) -> list[tuple[Any, Any]]:
    groups: list[list[Any]] = []
    for segment in message.parsed:
        name = str(segment[0])
        if name == "ORC":
            groups.append([segment, None])
        elif name == "OBR" and groups and groups[-1][1] is None:
            groups[-1][1] = segment
    return [(orc, obr) for orc, obr in groups]


def _read_patient(
    message: Message, mapping: Mapping[str, Any], zone: ZoneInfo, faults: dict[str, Reason]
) -> dict[str, Any]:
    identifiers = []
    for n in range(1, message.repetitions("PID", 3) + 1):
        value = message.get("PID", 3, 1, repetition=n)
        issuer = message.get("PID", 3, 4, repetition=n) or mapping["default_issuer"]
        if value:
            identifiers.append((issuer, message.get("PID", 3, 5, repetition=n) or "MR", value))
    if not identifiers:
        faults["PID-3"] = Reason("interop.field_missing", {"field": "PID-3"}, "error")
    names = _read_names(message)
    if not names:
        faults["PID-5"] = Reason("interop.field_missing", {"field": "PID-5"}, "error")
    try:
        birth = read_time(message.get("PID", 7)[:8], field="PID-7", zone=zone)
    except Invalid as error:
        faults["PID-7"], birth = error.fields["PID-7"][0], None
    return {
        "identifiers": tuple(identifiers),
        "names": names,
        "sex": _map(message.get("PID", 8) or "U", mapping["sex"], "PID-8", faults),
        "birth_date": birth.date() if birth else None,
        "phone": message.get("PID", 13),
    }


def _read_names(message: Message) -> dict[str, str]:
    """XPN repetitions: the ideographic name (component 8 is I, or it is written so) leads, the alphabetic one is kept beside it."""
    names: dict[str, str] = {}
    for n in range(1, message.repetitions("PID", 5) + 1):
        family, given = (message.get("PID", 5, c, repetition=n) for c in (1, 2))
        if not (family or given):
            continue
        if message.get("PID", 5, 8, repetition=n) == "I" or _is_han(family + given):
            names |= {"family": family, "given": given}
        else:
            names = {"family": family, "given": given} | names | {"latin": f"{family}^{given}"}
    return names


def _is_han(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in text)


def _read_order(message, orc, obr, mapping, zone, faults, shared: dict[str, Any]) -> OrderFacts:
    def at(row, number: int, component: int = 1) -> str:
        return read(message.parsed, row, number, component) if row is not None else ""

    control = at(orc, 1)
    if control not in mapping["order_control"]:
        faults["ORC-1"] = Reason("interop.value_unknown", {"field": "ORC-1", "value": control}, "error")
    placer = at(orc, 2) or at(obr, 2)
    if not placer:
        faults["ORC-2"] = Reason("interop.field_missing", {"field": "ORC-2"}, "error")
    exam_code = mapping["exam_codes"].get(at(obr, 4), at(obr, 4))
    if control == "NW" and not exam_code:
        faults["OBR-4"] = Reason("interop.field_missing", {"field": "OBR-4"}, "error")
    urgency = at(obr, 27, 6) or at(orc, 7, 6) or message.get("TQ1", 9) or at(obr, 5) or "R"
    try:
        ordered_at = read_time(at(orc, 9) or at(obr, 6), field="ORC-9", zone=zone)
    except Invalid as error:
        faults["ORC-9"], ordered_at = error.fields["ORC-9"][0], None
    doctor = obr if at(obr, 16) or at(obr, 16, 2) else orc
    number = 16 if doctor is obr else 12
    return OrderFacts(
        control=control,
        placer_number=placer,
        placer_issuer=at(orc, 2, 2) or message.get("MSH", 4) or message.get("MSH", 3),
        exam_code=exam_code,
        laterality=mapping["laterality"].get(at(obr, 15, 4) or at(obr, 46), ""),
        priority=_map(urgency, mapping["priority"], "OBR-27", faults),
        reason=at(obr, 31, 2) or at(obr, 31) or at(obr, 13),
        referrer_username=at(doctor, number),
        referrer_name=_doctor(at(doctor, number, 2), at(doctor, number, 3)) or at(doctor, number),
        ordered_at=ordered_at,
        **shared,
    )


def _doctor(family: str, given: str) -> str:
    glue = "" if _is_han(family + given) else " "
    return glue.join(p for p in ((family, given) if not glue else (given, family)) if p)


def _map(value: str, table: Mapping[str, str], name: str, faults: dict[str, Reason]) -> str:
    if value not in table:
        faults[name] = Reason("interop.value_unknown", {"field": name, "value": value}, "error")
        return ""
    return table[value]
