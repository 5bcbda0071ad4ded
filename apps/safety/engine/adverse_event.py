"""A reaction as FHIR R4 AdverseEvent (4.0.1), with the injection and the bottle contained. Codes only of FHIR's own systems."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
# what FHIR's required codes are called here
OUTCOMES = {
    "resolved": "resolved",
    "recovering": "recovering",
    "ongoing": "ongoing",
    "sequelae": "resolvedWithSequelae",
    "fatal": "fatal",
    "unknown": "unknown",
}


@dataclass(frozen=True)
class GivenContrast:
    agent: str
    concentration: str
    maker: str
    lot: str
    expires_on: date | None
    volume_ml: float
    rate_ml_per_s: float | None
    route: str
    at: datetime


@dataclass(frozen=True)
class EventFacts:
    """Words in one language; `grade` mild, moderate or severe; `is_confirmed` by a physician."""

    number: int
    identifier_system: str
    patient_id: int
    mrn_system: str
    mrn: str
    kind_text: str
    symptoms: tuple[str, ...]
    grade: str
    is_serious: bool
    outcome: str
    started_at: datetime
    recorded_at: datetime
    recorder: str
    site: str
    encounter: str
    given: GivenContrast | None


def build_adverse_event(facts: EventFacts) -> dict[str, Any]:
    """The resource as a dict ready for JSON; elements that nobody knows are left out."""
    subject = {
        "reference": f"Patient/{facts.patient_id}",
        "identifier": {"system": facts.mrn_system, "value": facts.mrn},
    }
    contained = _list_contained(facts.given, subject) if facts.given else []
    event = {
        "resourceType": "AdverseEvent",
        "contained": contained,
        "identifier": {"system": facts.identifier_system, "value": str(facts.number)},
        "actuality": "actual",
        "event": {"text": "; ".join([facts.kind_text, *facts.symptoms])},
        "subject": subject,
        "encounter": {"identifier": {"value": facts.encounter}} if facts.encounter else None,
        "date": facts.started_at.isoformat(),
        "recordedDate": facts.recorded_at.isoformat(),
        "location": {"display": facts.site},
        "seriousness": _coding("adverse-event-seriousness", "serious" if facts.is_serious else "non-serious"),
        "severity": _coding("adverse-event-severity", facts.grade),
        "outcome": _coding("adverse-event-outcome", OUTCOMES[facts.outcome or "unknown"]),
        "recorder": {"display": facts.recorder},
        "suspectEntity": [{"instance": {"reference": "#injection"}}] if contained else [],
    }
    return {name: value for name, value in event.items() if value}


def _list_contained(given: GivenContrast, subject: dict[str, Any]) -> list[dict[str, Any]]:
    batch = {"lotNumber": given.lot, "expirationDate": given.expires_on and given.expires_on.isoformat()}
    bottle = {
        "resourceType": "Medication",
        "id": "bottle",
        "code": {"text": f"{given.agent} {given.concentration}".strip()},
        "manufacturer": {"display": given.maker} if given.maker else None,
        "batch": {name: value for name, value in batch.items() if value},
    }
    dosage: dict[str, Any] = {"route": {"text": given.route}, "dose": _quantity(given.volume_ml, "mL")}
    if given.rate_ml_per_s is not None:
        dosage["rateQuantity"] = _quantity(given.rate_ml_per_s, "mL/s")
    injection = {
        "resourceType": "MedicationAdministration",
        "id": "injection",
        "status": "completed",
        "medicationReference": {"reference": "#bottle"},
        "subject": subject,
        "effectiveDateTime": given.at.isoformat(),
        "dosage": dosage,
    }
    return [{name: value for name, value in row.items() if value} for row in (bottle, injection)]


def _coding(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{TERMINOLOGY}/{system}", "code": code}]}


def _quantity(value: float, unit: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
