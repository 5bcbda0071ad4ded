"""A ServiceRequest that comes in: an order, through the door of the clerk's screen."""

from typing import Any

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.directory.public import find_priority_by_hl7, get_patient, list_patient_rows
from apps.interop.engine.fhir.bodies import fault
from apps.interop.engine.fhir.requests import Asked, read_service_request
from apps.interop.selectors.fhir.base import Caller
from apps.interop.services.fhir.places import find_reached_site
from apps.workflow.public import find_order_exams, list_encounter_rows, place_order


def take_service_request(body: Any, *, caller: Caller, actor: Actor) -> tuple[int, bool]:
    """The exam, and whether it is new: the same placer number again is the order that stands. Raises Invalid, NotFound."""
    asked = read_service_request(body)
    site = find_reached_site(asked.site_code, "ServiceRequest.performer", caller.sites("order.write"))
    patient_id = _find_patient(asked)
    if asked.placer and (known := find_order_exams(asked.placer[0] or site.issuer, asked.placer[1])):
        if known[0].patient_id != patient_id:
            raise fault("ServiceRequest.subject", "interop.order_of_another", placer=asked.placer[1])
        return known[0].id, False
    urgency = find_priority_by_hl7(asked.hl7_priority)
    if urgency is None:
        raise fault("ServiceRequest.priority", "interop.value_unknown", field="priority", value=asked.hl7_priority)
    try:
        exams = place_order(
            patient_id=patient_id,
            site_id=site.id,
            exam_type_codes=[asked.exam_code],
            priority=urgency.code,
            reason=asked.reason,
            referrer_name=asked.referrer_name,
            placer_number=asked.placer[1] if asked.placer else None,
            placer_issuer=(asked.placer[0] or None) if asked.placer else None,
            ordered_at=asked.ordered_at,
            laterality=asked.laterality or None,
            actor=actor,
            **_find_visit(asked, patient_id, site.id),
        )
    except Invalid as error:
        raise Invalid({PATHS.get(name, name): reasons for name, reasons in error.fields.items()}) from None
    except NotFound as error:
        raise Invalid({"ServiceRequest.code": Reason(error.reason.code, error.reason.params, "error")}) from None
    return exams[0].id, True


PATHS = {
    "exam_type_codes": "ServiceRequest.code",
    "laterality": "ServiceRequest.bodySite",
    "visit_number": "ServiceRequest.encounter",
    "patient_class": "ServiceRequest.contained.class",
    "patient_id": "ServiceRequest.subject",
}


def _find_patient(asked: Asked) -> int:
    """By id or by a number; a number that is several patients' (of several issuers) is nobody's. Raises Invalid."""
    if asked.patient_id is not None:
        try:
            return get_patient(asked.patient_id).id
        except NotFound:
            raise fault(
                "ServiceRequest.subject.reference", "interop.fhir_missing", kind="Patient", id=asked.patient_id
            ) from None
    issuer, value = asked.patient_number or ("", "")
    rows = list_patient_rows().filter(identifiers__value=value, merged_into=None)
    rows = rows.filter(identifiers__issuer=issuer) if issuer else rows
    found = list(rows.values_list("pk", flat=True).distinct()[:2])
    if len(found) != 1:
        raise fault("ServiceRequest.subject.identifier", "interop.fhir_missing", kind="Patient", id=value[:64])
    return found[0]


def _find_visit(asked: Asked, patient_id: int, site_id: int) -> dict[str, str]:
    if asked.encounter_id is None:
        return {"patient_class": asked.patient_class, "visit_number": asked.visit_number, "location": asked.location}
    row = list_encounter_rows().filter(pk=asked.encounter_id, patient_id=patient_id, site_id=site_id).first()
    if row is None:
        raise fault(
            "ServiceRequest.encounter.reference", "interop.fhir_missing", kind="Encounter", id=asked.encounter_id
        )
    return {"patient_class": row.patient_class, "visit_number": row.visit_number, "location": row.location}
