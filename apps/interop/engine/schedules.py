"""SIU (HL7 v2.5.1 chapter 10): which order is given which time on which scanner.

SCH-26 names the order (ORC-2 where it is empty), AIG-3 or else AIL-3 the scanner, AIS-4, AIG-8 or AIL-6 the start, SCH-6 why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.patients import Faults, PatientLine, check_lengths, check_one_patient, read_patient
from apps.interop.engine.segments import Message, read_time

STARTS = (("AIS", 4), ("AIG", 8), ("AIL", 6))
LONGEST_REASON = 200


@dataclass(frozen=True)
class ScheduleLine:
    """`resource` and `starts_at` are empty in a message that gives a time back."""

    patient: PatientLine
    placer_number: str
    placer_issuer: str
    resource: str
    starts_at: datetime | None
    reason: str


def read_schedule(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo, needs_place: bool) -> ScheduleLine:
    """Raises Invalid that names each field at fault; with `needs_place` the scanner and the start are required."""
    check_one_patient(message)
    faults: Faults = {}
    patient = read_patient(message, mapping=mapping, zone=zone, faults=faults)
    told = message.get("AIG", 3) or message.get("AIL", 3)
    line = ScheduleLine(
        patient=patient,
        placer_number=message.get("SCH", 26) or message.get("ORC", 2),
        placer_issuer=message.get("SCH", 26, 2) or message.get("ORC", 2, 2) or message.get("MSH", 4) or message.get("MSH", 3),
        resource=mapping.get("resources", {}).get(told, told),
        starts_at=_read_start(message, zone, faults),
        reason=(message.get("SCH", 6, 2) or message.get("SCH", 6))[:LONGEST_REASON],
    )  # fmt: skip
    if not line.placer_number:
        faults["SCH-26"] = Reason("interop.field_missing", {"field": "SCH-26"}, "error")
    if needs_place and not line.resource:
        faults["AIG-3"] = Reason("interop.field_missing", {"field": "AIG-3"}, "error")
    if needs_place and line.starts_at is None and "AIS-4" not in faults:
        faults["AIS-4"] = Reason("interop.field_missing", {"field": "AIS-4"}, "error")
    check_lengths({"SCH-26": (line.placer_number, line.placer_issuer), "AIG-3": (line.resource,)}, faults)
    if faults:
        raise Invalid(faults)
    return line


def _read_start(message: Message, zone: ZoneInfo, faults: Faults) -> datetime | None:
    told = next((text for text in (message.get(*place) for place in STARTS) if text), "")
    try:
        return read_time(told, field="AIS-4", zone=zone)
    except Invalid as error:
        faults["AIS-4"] = error.fields["AIS-4"][0]
        return None
