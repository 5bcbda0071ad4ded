"""An Appointment as a booking, and offers as proposed Appointments (pure)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from apps.interop.engine.fhir.bodies import check_resource, fault, read_key
from apps.interop.engine.fhir.systems import DEVICE

KEPT = (
    "identifier", "status", "serviceCategory", "serviceType", "priority", "start", "end", "minutesDuration", "slot", "basedOn",
    "participant", "contained", "created",
)  # fmt: skip
OFFER = "offer"


@dataclass(frozen=True)
class Booking:
    """Where: `resource_id`, else the scanner with `device_code`. `client_key` makes the same request one booking."""

    exam_id: int
    patient_id: int | None
    resource_id: int | None
    device_code: str
    starts_at: datetime
    client_key: str | None


def read_appointment(body: Any, *, sender: str) -> Booking:
    """Raises Invalid with the path of the element at fault."""
    check_resource(body, "Appointment", KEPT)
    if body["status"] not in ("proposed", "pending", "booked"):
        raise fault("Appointment.status", "interop.fhir_choice", known="booked, proposed, pending")
    links = body.get("basedOn") or [{}]
    exam_id = read_key(links[0], "Appointment.basedOn[0]", "ServiceRequest")
    if exam_id is None or len(links) > 1:
        raise fault("Appointment.basedOn", "interop.fhir_one_exam")
    slot = read_slot(body)
    starts_at = _read_start(body) or (slot[1] if slot else None)
    if starts_at is None:
        raise fault("Appointment.start", "interop.fhir_needed")
    device_code = _find_number(body, DEVICE)
    if slot is None and not device_code:
        raise fault("Appointment.participant", "interop.fhir_no_scanner")
    return Booking(
        exam_id=exam_id,
        patient_id=_find_patient(body),
        resource_id=slot[0] if slot else None,
        device_code=device_code,
        starts_at=starts_at,
        client_key=_key_of(body, sender),
    )


def read_slot(body: Mapping[str, Any]) -> tuple[int, datetime] | None:
    """Calendar and beginning that a slot's id says; a start within the slot goes before it."""
    slots = body.get("slot")
    if not slots:
        return None
    parts = str(slots[0].get("reference", "")).removeprefix("Slot/").rsplit("/", 1)[-1].split("-")
    numbers = [int(p) for p in parts if p.isascii() and p.isdigit() and len(p) <= 11]
    if len(parts) != 3 or len(numbers) != 3:
        raise fault("Appointment.slot[0].reference", "interop.fhir_reference", value=str(slots[0])[:80], targets="Slot")
    return numbers[0], datetime.fromtimestamp(min(numbers[1], 2**34), UTC)


def _read_start(body: Mapping[str, Any]) -> datetime | None:
    """The validator has read it: an instant has its zone."""
    text = body.get("start")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise fault("Appointment.start", "interop.fhir_date", value=text[:40]) from None
    if at.tzinfo is None or not 1800 <= at.year <= 2999:
        raise fault("Appointment.start", "interop.fhir_date", value=text[:40])
    return at


def _find_patient(body: Mapping[str, Any]) -> int | None:
    for index, one in enumerate(body.get("participant", ())):
        if "/" in str((one.get("actor") or {}).get("reference", "")) and "Patient/" in one["actor"]["reference"]:
            return read_key(one["actor"], f"Appointment.participant[{index}].actor", "Patient")
    return None


def _find_number(body: Mapping[str, Any], system: str) -> str:
    numbers = [(one.get("actor") or {}).get("identifier") or {} for one in body.get("participant", ())]
    return next((n.get("value", "") for n in numbers if n.get("system") == system), "")[:32]


def _key_of(body: Mapping[str, Any], sender: str) -> str | None:
    """Of the sender's own number for the appointment."""
    number = (body.get("identifier") or [{}])[0]
    if not number.get("value"):
        return None
    words = "\x1f".join((sender, number.get("system", ""), number["value"]))
    return "fhir-" + hashlib.sha256(words.encode()).hexdigest()[:48]


def write_offer_id(exam_id: int, resource_id: int, starts_at: datetime) -> str:
    return f"{OFFER}-{exam_id}-{resource_id}-{int(starts_at.timestamp())}"


def read_offer_id(text: Any) -> Booking:
    """Raises Invalid for an id that no `$find` made."""
    parts = str(text).rsplit("/", 1)[-1].split("-")
    numbers = [int(p) for p in parts[1:] if p.isascii() and p.isdigit() and len(p) <= 18]
    if parts[0] != OFFER or len(numbers) != 3 or len(parts) != 4 or not 0 < numbers[2] < 2**34:
        raise fault("appt-id", "interop.fhir_offer")
    start = datetime.fromtimestamp(numbers[2], UTC)
    return Booking(numbers[0], None, numbers[1], "", start, None)
