"""A ServiceRequest as an order: what the clerk's screen asks for, read out of R4 (pure; rows are looked up by the service)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.interop.engine.fhir.bodies import check_resource, fault, list_codings, read_key, text_of
from apps.interop.engine.fhir.systems import CLASSES, EXAM_TYPE, LATERALITY, SITE, issuer_of

KEPT = (
    "contained", "identifier", "requisition", "status", "intent", "category", "priority", "code", "subject", "encounter",
    "authoredOn", "requester", "performer", "reasonCode", "bodySite", "doNotPerform",
)  # fmt: skip
# request-priority of R4 -> HL7 v2 TQ1-9, by which our classes are known
PRIORITIES = {"stat": "S", "asap": "A", "urgent": "A", "routine": "R"}
PLACER = "PLAC"
NAME_LETTERS, REASON_LETTERS, NUMBER_LETTERS = 128, 4000, 64


@dataclass(frozen=True)
class Asked:
    """`patient_id` or `patient_number` (issuer, value) names the patient, `encounter_id` or the rest of the visit the encounter."""

    patient_id: int | None
    patient_number: tuple[str, str] | None
    exam_code: str
    hl7_priority: str
    reason: str
    referrer_name: str
    placer: tuple[str, str] | None
    site_code: str
    laterality: str
    encounter_id: int | None
    patient_class: str
    visit_number: str
    location: str
    ordered_at: datetime | None


def read_service_request(body: Any) -> Asked:
    """Raises Invalid with the path of every element at fault."""
    check_resource(body, "ServiceRequest", KEPT)
    _check_codes(body)
    subject = body["subject"]
    number = subject.get("identifier") or {}
    patient_id = read_key(subject, "ServiceRequest.subject", "Patient")
    if patient_id is None and not number.get("value"):
        raise fault("ServiceRequest.subject", "interop.fhir_needed")
    return Asked(
        patient_id=patient_id,
        patient_number=(issuer_of(number.get("system", "")), number["value"]) if number.get("value") else None,
        exam_code=_read_code(body),
        hl7_priority=PRIORITIES[body.get("priority", "routine")],
        reason=_needed(text_of((body.get("reasonCode") or [None])[0]), "ServiceRequest.reasonCode", REASON_LETTERS),
        referrer_name=_needed(
            (body.get("requester") or {}).get("display", ""), "ServiceRequest.requester.display", NAME_LETTERS
        ),
        placer=_read_placer(body),
        site_code=next((v for s, v in _list_numbers(body.get("performer")) if s == SITE), ""),
        laterality=next((c for one in body.get("bodySite", ()) for s, c in list_codings(one) if s == LATERALITY), ""),
        ordered_at=_read_time(body.get("authoredOn")),
        **_read_visit(body),
    )


def _check_codes(body: Mapping[str, Any]) -> None:
    wanted = {"status": ("active",), "intent": ("order",), "priority": tuple(PRIORITIES)}
    for name, allowed in wanted.items():
        if name in body and body[name] not in allowed:
            raise fault(f"ServiceRequest.{name}", "interop.fhir_choice", known=", ".join(allowed))
    if body.get("doNotPerform"):
        raise fault("ServiceRequest.doNotPerform", "interop.fhir_not_kept")
    if "bodySite" in body and not any(s == LATERALITY for one in body["bodySite"] for s, _ in list_codings(one)):
        raise fault("ServiceRequest.bodySite", "interop.fhir_not_kept")


def _read_code(body: Mapping[str, Any]) -> str:
    code = next((c for s, c in list_codings(body.get("code")) if s == EXAM_TYPE and c), "")
    if not code:
        raise fault("ServiceRequest.code", "interop.fhir_code", system=EXAM_TYPE)
    return code


def _list_numbers(references: Any) -> list[tuple[str, str]]:
    found = [one.get("identifier") or {} for one in references or ()]
    return [(one.get("system", ""), one.get("value", "")) for one in found]


def _read_placer(body: Mapping[str, Any]) -> tuple[str, str] | None:
    """The placer's number: the requisition, else an identifier of type PLAC, else the only identifier."""
    numbers = body.get("identifier", ())
    typed = [one for one in numbers if any(code == PLACER for _, code in list_codings(one.get("type")))]
    one = body.get("requisition") or next(iter(typed), None) or (numbers[0] if len(numbers) == 1 else None)
    if not one or not one.get("value"):
        return None
    issuer, value = issuer_of(one.get("system", "")), one["value"]
    if len(value) > NUMBER_LETTERS or len(issuer) > NUMBER_LETTERS:
        raise fault("ServiceRequest.identifier", "interop.fhir_too_long", most=NUMBER_LETTERS)
    return issuer, value


def _read_visit(body: Mapping[str, Any]) -> dict[str, Any]:
    """A visit known here, or one that comes with the request (contained) with its class, number and ward."""
    link = body.get("encounter") or {}
    visit: Mapping[str, Any] = {}
    if str(link.get("reference", "")).startswith("#"):
        wanted = link["reference"][1:]
        found = (one for one in body.get("contained", ()) if one.get("id") == wanted)
        visit = next((one for one in found if one.get("resourceType") == "Encounter"), {})
        if not visit:
            raise fault(
                "ServiceRequest.encounter.reference",
                "interop.fhir_reference",
                value=link["reference"][:80],
                targets="Encounter",
            )
    known = None if visit else read_key(link, "ServiceRequest.encounter", "Encounter")
    code = (visit.get("class") or {}).get("code", "")
    patient_class = next((ours for ours, theirs in CLASSES.items() if theirs == code), "")
    if code and not patient_class:
        raise fault(
            "ServiceRequest.contained.class", "interop.fhir_choice", known=", ".join(dict.fromkeys(CLASSES.values()))
        )
    number = ((visit.get("identifier") or [{}])[0]).get("value", "") or (link.get("identifier") or {}).get("value", "")
    if len(number) > NUMBER_LETTERS:
        raise fault("ServiceRequest.encounter", "interop.fhir_too_long", most=NUMBER_LETTERS)
    ward = (((visit.get("location") or [{}])[0]).get("location") or {}).get("display", "")
    return {
        "encounter_id": known,
        "patient_class": patient_class or "outpatient",
        "visit_number": number,
        "location": ward[:NUMBER_LETTERS],
    }


def _read_time(text: str | None) -> datetime | None:
    """A full time; a day alone says too little to be an order's time."""
    if not text or "T" not in text:
        return None
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return at if at.tzinfo and 1800 <= at.year <= 2999 else None


def _needed(text: str, path: str, most: int) -> str:
    if not text.strip():
        raise fault(path, "interop.fhir_needed")
    if len(text) > most:
        raise fault(path, "interop.fhir_too_long", most=most)
    return text
