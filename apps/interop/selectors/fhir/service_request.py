from django.db.models import Q

from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import (
    Json,
    coding,
    concept,
    identifier,
    instant,
    make_resource,
    pick,
    reference,
)
from apps.interop.engine.fhir.search import Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.workflow.public import ExamState, list_exam_rows

ENDED = {
    "reported": "completed",
    "delivered": "completed",
    "cancelled": "revoked",
    "no_show": "revoked",
    "discontinued": "revoked",
}
FILLER, PLACER, ACCESSION = "FILL", "PLAC", "ACSN"


def write(row, caller: Caller) -> Json:
    """One exam, with its accession number; the order that several exams share is the requisition."""
    order = row.order
    return make_resource(
        "ServiceRequest",
        row.pk,
        version=row.version,
        identifier=[
            identifier(
                systems.system_of(row.accession_issuer),
                row.accession,
                kind=concept(coding(systems.IDENTIFIER_TYPE, ACCESSION)),
            ),
            *[identifier(systems.DICOM_UID, f"urn:oid:{step.study_instance_uid}") for step in row.steps.all()],
        ],
        requisition=identifier(
            systems.system_of(order.placer_issuer),
            order.placer_number,
            kind=concept(coding(systems.IDENTIFIER_TYPE, PLACER)),
        ),
        status=status_of(row),
        intent="order",
        category=[concept(coding(systems.MODALITY, row.modality))],
        priority=priority_of(row.priority),
        code=exam_code(row.exam_type, caller.lang),
        orderDetail=[concept(text=row.protocol)],
        subject=reference("Patient", row.patient_id, row.patient.name),
        encounter=reference("Encounter", order.encounter_id),
        occurrenceDateTime=instant(row.slot_start),
        authoredOn=instant(order.ordered_at),
        requester={"display": order.referrer_name} if order.referrer_name else None,
        performer=[
            {"identifier": identifier(systems.SITE, row.site.code), "display": pick(row.site.name, caller.lang)}
        ],
        reasonCode=[concept(text=row.reason_for_exam)],
        bodySite=[concept(coding(systems.LATERALITY, row.laterality))] if row.laterality else None,
    )


def exam_code(exam_type, lang: str) -> Json | None:
    """Our own code; LOINC where the catalogue names a source for it."""
    loinc = coding(systems.LOINC, exam_type.loinc) if exam_type.loinc and exam_type.code_source else None
    name = pick(exam_type.names, lang)
    return concept(coding(systems.EXAM_TYPE, exam_type.code, name), loinc, text=name)


def status_of(row) -> str:
    return ENDED.get(row.state) or ("on-hold" if row.is_held else "active")


def priority_of(priority) -> str:
    """By the class's HL7 v2 code (TQ1-9, table 0485): S stat, A urgent, anything else routine."""
    return {"S": "stat", "A": "urgent"}.get(priority.hl7, "routine")


def _by_number(value: Token) -> Q:
    """Accession, placer number or study UID; the orders are looked up first, so that each part is an index's."""
    rows = list_exam_rows().select_related(None).prefetch_related(None).order_by()
    if value.system == systems.DICOM_UID:
        studied = rows.filter(steps__study_instance_uid=value.code.removeprefix("urn:oid:"))
        return Q(pk__in=list(studied.values_list("pk", flat=True)[:500]))
    placed = rows.filter(params.issued_by("order__placer_issuer", value), order__placer_number=value.code)
    issued = Q(accession=value.code) & params.issued_by("accession_issuer", value)
    return issued | Q(pk__in=list(placed.values_list("pk", flat=True)[:500]))


OPEN = Q(state__in=[str(state) for state in ExamState if state not in ENDED])  # named, so that an index finds the few
KIND = TableKind(
    name="ServiceRequest",
    permission="order.read",
    rows=list_exam_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.identified("identifier", "accession number, placer number or study UID (urn:dicom:uid)", _by_number),
        params.reference("patient", {"Patient": "patient_id"}, "whose exam"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.reference("encounter", {"Encounter": "order__encounter_id"}, "of which visit"),
        params.token("code", "exam_type__code", "exam code of the department", system=systems.EXAM_TYPE),
        params.token("category", "modality", "modality", system=systems.MODALITY),
        params.chosen(
            "status",
            "active, on-hold, completed, revoked",
            {
                "active": OPEN & Q(is_held=False),
                "on-hold": OPEN & Q(is_held=True),
                "completed": Q(state__in=[s for s, to in ENDED.items() if to == "completed"]),
                "revoked": Q(state__in=[s for s, to in ENDED.items() if to == "revoked"]),
            },
        ),
        params.date("authored", "order__ordered_at", "when it was ordered"),
        params.date("occurrence", "slot_start", "when it is booked for", is_selective=True),
    ),
    sorts={"received": "received_at"},
    default_sort="-received",
    includes=(
        Include("patient", "Patient", lambda row: [row.patient_id]),
        Include("encounter", "Encounter", lambda row: [row.order.encounter_id]),
    ),
    writes=("create",),
)
