"""ORU^R01 from a laboratory: which of its values the department keeps. Codes and units go through the sender's mapping, none is guessed.

HL7 v2.5.1 chapter 7: OBX-2 value type, OBX-3 what, OBX-5 value, OBX-6 unit, OBX-11 result status (table 0085), OBX-14 and OBR-7 when
it was taken, OBR-22 when the laboratory said so (where it is empty MSH-7, when the message was made).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.patients import Faults, PatientLine, check_one_patient, read_patient
from apps.interop.engine.segments import Message, read, read_time

CORRECTED = "C"
FINAL = {"F", CORRECTED, "U"}  # final, corrected, final by status change
WITHDRAWN = {"D", "W"}  # deleted, posted as wrong
LONGEST_TEXT = 64


@dataclass(frozen=True)
class LabLine:
    """One kept value: a number with its unit, or a text such as `<45`; without either it is taken back."""

    code: str
    value: Decimal | None
    value_text: str
    unit: str
    taken_at: datetime
    loinc: str
    said_at: datetime | None
    is_correction: bool = False
    is_withdrawn: bool = False


def read_labs(
    message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo, now: datetime
) -> tuple[PatientLine, list[LabLine]]:
    """Whom and what. Values that the mapping does not name and such as are not final yet are passed over; raises Invalid for a kept
    one that cannot be read."""
    check_one_patient(message)
    faults: Faults = {}
    patient = read_patient(message, mapping=mapping, zone=zone, faults=faults)
    if not message.segments("OBX"):
        faults["OBX"] = Reason("interop.segment_missing", {"segment": "OBX"}, "error")
    lines, drawn, said = [], "", message.get("MSH", 7)
    for segment in message.parsed:
        if str(segment[0]) == "OBR":
            drawn, said = (read(message.parsed, segment, number) for number in (7, 22))
            said = said or message.get("MSH", 7)
        elif str(segment[0]) == "OBX":
            line = _read_line(message, segment, drawn, said, mapping=mapping, zone=zone, now=now, faults=faults)
            lines += [line] if line else []
    if faults:
        raise Invalid(faults)
    return patient, lines


def _read_line(message, segment, drawn, said, *, mapping, zone, now, faults: Faults) -> LabLine | None:
    def at(number: int, component: int = 1) -> str:
        return read(message.parsed, segment, number, component)

    code, status = mapping.get("lab_codes", {}).get(at(3)), at(11)
    if code is None or (status not in FINAL and status not in WITHDRAWN):
        return None
    taken_at = _read_time(at(14) or drawn, "OBX-14", zone, faults)
    said_at = _read_time(said, "OBR-22", zone, faults)
    if taken_at is None and "OBX-14" not in faults:
        faults["OBX-14"] = Reason("interop.field_missing", {"field": "OBX-14"}, "error")
    elif taken_at and taken_at > now:
        faults["OBX-14"] = Reason("interop.time_ahead", {"field": "OBX-14", "value": at(14) or drawn}, "error")
    if status in WITHDRAWN:
        return None if faults else LabLine(code, None, "", "", taken_at, "", said_at, is_withdrawn=True)
    value, text = _read_value(at, faults)
    unit = mapping.get("lab_units", {}).get(code, {}).get(at(6))
    if unit is None:
        faults["OBX-6"] = Reason("interop.value_unknown", {"field": "OBX-6", "value": at(6)}, "error")
    if faults:
        return None
    loinc = at(3) if at(3, 3) == "LN" else ""
    return LabLine(code, value, text, unit, taken_at, loinc, said_at, is_correction=status == CORRECTED)


def _read_time(text: str, field: str, zone: ZoneInfo, faults: Faults) -> datetime | None:
    try:
        return read_time(text, field=field, zone=zone)
    except Invalid as error:
        faults[field] = error.fields[field][0]
        return None


def _read_value(at, faults: Faults) -> tuple[Decimal | None, str]:
    """NM is a number, SN a comparator and a number (`<`, 45), ST either; a number is positive."""
    shown = at(5)
    if at(2) == "SN":
        shown = f"{at(5)}{at(5, 2)}"
    if not shown or len(shown) > LONGEST_TEXT:
        code = "interop.value_too_long" if shown else "interop.field_missing"
        faults["OBX-5"] = Reason(code, {"field": "OBX-5", "most": LONGEST_TEXT}, "error")
        return None, ""
    try:
        number = Decimal(shown.removeprefix("="))
    except InvalidOperation:
        if at(2) == "NM":
            faults["OBX-5"] = Reason("interop.no_number", {"field": "OBX-5", "value": shown}, "error")
        return None, shown
    if not (number.is_finite() and 0 < number < 10**8):
        faults["OBX-5"] = Reason("interop.no_number", {"field": "OBX-5", "value": shown}, "error")
    return number, ""
