"""DFT^P03 (HL7 v2.5.1 chapter 6): FT1-6 what kind of transaction (table 0017), FT1-23 for which of our accession numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.patients import Faults, PatientLine, check_lengths, check_one_patient, read_patient
from apps.interop.engine.segments import Message, read


@dataclass(frozen=True)
class PaymentLine:
    """`state` as safety knows it; `note` is the transaction's number."""

    accession: str
    state: str
    note: str


def read_payments(
    message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo
) -> tuple[PatientLine, list[PaymentLine]]:
    """Transactions that the mapping does not name (charges, adjustments) are passed over; raises Invalid."""
    check_one_patient(message)
    faults: Faults = {}
    patient = read_patient(message, mapping=mapping, zone=zone, faults=faults)
    rows = message.segments("FT1")
    if not rows:
        faults["FT1"] = Reason("interop.segment_missing", {"segment": "FT1"}, "error")
    lines = []
    for row in rows:
        state = mapping.get("transactions", {}).get(read(message.parsed, row, 6))
        if state is None:
            continue
        line = PaymentLine(read(message.parsed, row, 23), state, read(message.parsed, row, 2))
        if not line.accession:
            faults["FT1-23"] = Reason("interop.field_missing", {"field": "FT1-23"}, "error")
        check_lengths({"FT1-2": (line.note,)}, faults)
        lines.append(line)
    if faults:
        raise Invalid(faults)
    return patient, lines
