from django.db.models import Q

from apps.directory.public import list_allergy_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, reference
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind

RETRACTED, STANDS = "entered-in-error", "unconfirmed"


def write(row, caller: Caller) -> Json:
    """A retracted entry stays readable, as entered in error (which has no clinical status: R4 rule ait-2)."""
    retracted = row.retracted_at is not None
    severity = row.severity if row.severity != "unknown" else None
    return make_resource(
        "AllergyIntolerance",
        row.pk,
        version=row.version,
        clinicalStatus=None if retracted else concept(coding(systems.ALLERGY_CLINICAL, "active")),
        verificationStatus=concept(coding(systems.ALLERGY_VERIFICATION, RETRACTED if retracted else STANDS)),
        type=row.kind,
        code=concept(coding(systems.SUBSTANCE, row.substance_code), text=row.substance_text),
        patient=reference("Patient", row.patient_id, row.patient.name),
        recordedDate=instant(row.noted_at),
        recorder={"display": row.noted_by},
        asserter={"display": row.source},
        reaction=[{"manifestation": [{"text": row.reaction}], "severity": severity}] if row.reaction else None,
    )


KIND = TableKind(
    name="AllergyIntolerance",
    permission="patient.read",
    rows=list_allergy_rows,
    write=write,
    params=(
        params.by_id(),
        params.reference("patient", {"Patient": "patient_id"}, "whose allergy"),
        params.token("type", "kind", "allergy, intolerance"),
        params.token("code", "substance_code", "substance of the department", system=systems.SUBSTANCE),
        params.chosen("clinical-status", "active", {"active": Q(retracted_at=None)}),
        params.chosen(
            "verification-status",
            "unconfirmed, entered-in-error",
            {STANDS: Q(retracted_at=None), RETRACTED: Q(retracted_at__isnull=False)},
        ),
    ),
    includes=(Include("patient", "Patient", lambda row: [row.patient_id]),),
)
