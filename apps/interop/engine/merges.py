"""ADT^A40 (HL7 v2.5.1 chapter 3.3.40, merge patient - patient identifier list): PID is the record that stays, MRG-1 the prior numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.patients import (
    Faults,
    PatientLine,
    check_lengths,
    check_one_patient,
    read_identifiers,
    read_patient,
)
from apps.interop.engine.segments import Message


@dataclass(frozen=True)
class MergeLine:
    survivor: PatientLine
    prior: tuple[tuple[str, str, str], ...]  # issuer, type, value


def read_merge(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo) -> MergeLine:
    """One merge a message; raises Invalid that names each field at fault."""
    check_one_patient(message)
    faults: Faults = {}
    survivor = read_patient(message, mapping=mapping, zone=zone, faults=faults)
    found = message.segments("MRG")
    if len(found) != 1:
        code = "interop.segment_repeated" if found else "interop.segment_missing"
        faults["MRG"] = Reason(code, {"segment": "MRG"}, "error")
    prior = read_identifiers(message, "MRG", 1, mapping)
    if len(found) == 1 and not prior:
        faults["MRG-1"] = Reason("interop.field_missing", {"field": "MRG-1"}, "error")
    check_lengths({"MRG-1": tuple(part for identifier in prior for part in identifier)}, faults)
    if faults:
        raise Invalid(faults)
    return MergeLine(survivor, prior)
