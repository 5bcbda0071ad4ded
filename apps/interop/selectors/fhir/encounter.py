from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, identifier, make_resource, period, reference
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.workflow.public import list_encounter_rows


def write(row, caller: Caller) -> Json:
    """When a visit ends is the hospital's to know: the department has not been told, and says `unknown`."""
    return make_resource(
        "Encounter",
        row.pk,
        identifier=[identifier(systems.system_of(row.site.issuer), row.visit_number)],
        status="unknown",
        subject=reference("Patient", row.patient_id, row.patient.name),
        period=period(row.opened_at),
        location=[{"location": {"display": row.location}}] if row.location else None,
        serviceProvider={"identifier": identifier(systems.SITE, row.site.code)},
        **{"class": coding(systems.ACT_CODE, systems.CLASSES[row.patient_class])},
    )


def _by_class() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for ours, theirs in systems.CLASSES.items():
        table.setdefault(theirs, []).append(ours)
    return table


KIND = TableKind(
    name="Encounter",
    permission="order.read",
    rows=list_encounter_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.token("identifier", "visit_number", "the hospital's visit number", is_selective=True),
        params.reference("patient", {"Patient": "patient_id"}, "whose visit"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.token("class", "patient_class", "AMB, IMP, EMER", system=systems.ACT_CODE, table=_by_class()),
        params.date("date", "opened_at", "when the visit began", sorts_by="-date"),
    ),
    sorts={"date": "opened_at"},
    includes=(Include("patient", "Patient", lambda row: [row.patient_id]),),
)
