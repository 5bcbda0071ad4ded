"""ADT (HL7 v2.5.1 chapter 3): PID says who, PV1 which visit, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.interop.engine.patients import (
    Faults,
    PatientLine,
    check_lengths,
    check_one_patient,
    read_location,
    read_patient,
)
from apps.interop.engine.segments import Message


@dataclass(frozen=True)
class VisitLine:
    """PV1; "" for what it does not say."""

    number: str
    location: str


def read_admission(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo) -> tuple[PatientLine, VisitLine]:
    """Raises Invalid that names each field at fault."""
    check_one_patient(message)
    faults: Faults = {}
    patient = read_patient(message, mapping=mapping, zone=zone, faults=faults)
    visit = VisitLine(number=message.get("PV1", 19), location=read_location(message))
    check_lengths({"PV1-19": (visit.number,), "PV1-3": (visit.location,)}, faults)
    if faults:
        raise Invalid(faults)
    return patient, visit
