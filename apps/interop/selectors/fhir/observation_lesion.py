from typing import Any

from django.db.models import Q

from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, quantity, reference
from apps.interop.engine.fhir.search import Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind
from apps.interop.selectors.fhir.observation_lab import always_final, shared
from apps.reporting.public import list_lesion_rows

LONG, SHORT = "lesion-long-axis", "lesion-short-axis"


def write(row, caller: Caller) -> Json:
    """A lesion of a RECIST 1.1 follow-up in one exam: its size, or why there is none."""
    lesion = row.lesion
    patient = lesion.follow_up.patient
    measured = row.size_mm is not None
    return make_resource(
        "Observation",
        f"lesion-{row.pk}",
        updated=row.read_at,
        status="final",
        category=[concept(coding(systems.OBSERVATION_CATEGORY, "imaging"))],
        code=concept(
            coding(systems.RECIST, SHORT if lesion.is_node else LONG), text=f"{lesion.number}: {lesion.label}"
        ),
        subject=reference("Patient", patient.pk, patient.name),
        basedOn=[reference("ServiceRequest", row.exam_id, row.exam.accession)],
        effectiveDateTime=instant(row.exam_at),
        issued=instant(row.read_at),
        performer=[{"display": row.read_by}],
        bodySite=concept(text=lesion.organ),
        valueQuantity=quantity(row.size_mm, "mm", "mm"),
        valueCodeableConcept=None if measured else concept(coding(systems.RECIST, row.state)),
        component=[
            {
                "code": concept(coding(systems.RECIST, "role")),
                "valueCodeableConcept": concept(coding(systems.RECIST, lesion.role)),
            }
        ],
    )


def _by_code(value: Token) -> Q:
    if value.system not in (None, systems.RECIST) or value.code not in (LONG, SHORT):
        return params.NOTHING
    return Q(lesion__is_node=value.code == SHORT)


def patient_of(part: Any) -> int | None:
    """Of a row of any origin."""
    row = part.row
    return row.patient_id if part.prefix != "lesion" else row.lesion.follow_up.patient_id


KIND = TableKind(
    name="Observation",
    permission="report.read",
    rows=list_lesion_rows,
    write=write,
    site="exam__site_id",
    params=shared(
        "imaging",
        code=_by_code,
        patient="lesion__follow_up__patient_id",
        at="exam_at",
        status=always_final(),
        updated="read_at",
        based_on={"ServiceRequest": "exam_id"},
    ),
    sorts={"date": "exam_at"},
    patient=lambda row: row.lesion.follow_up.patient_id,
)
