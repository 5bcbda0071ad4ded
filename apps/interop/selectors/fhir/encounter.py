from django.db.models import Q

from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, identifier, make_resource, period, reference
from apps.interop.engine.fhir.search import Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.workflow.public import list_encounter_rows


def write(row, caller: Caller) -> Json:
    """When a visit ends is the hospital's to know: until it says so (ADT A03, A11), the state is `unknown`."""
    return make_resource(
        "Encounter",
        row.pk,
        identifier=[identifier(systems.system_of(row.site.issuer), row.visit_number)],
        status=("cancelled" if row.was_cancelled else "finished") if row.ended_at else "unknown",
        subject=reference("Patient", row.patient_id, row.patient.name),
        period=period(row.opened_at, row.ended_at),
        location=[{"location": {"display": row.location}}] if row.location else None,
        serviceProvider={"identifier": identifier(systems.SITE, row.site.code)},
        **{"class": coding(systems.ACT_CODE, systems.CLASSES[row.patient_class])},
    )


def _by_class() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for ours, theirs in systems.CLASSES.items():
        table.setdefault(theirs, []).append(ours)
    return table


def _by_number(value: Token) -> Q:
    return Q(visit_number=value.code) & params.issued_by("site__issuer", value) if value.code else params.NOTHING


KIND = TableKind(
    name="Encounter",
    permission="order.read",
    rows=list_encounter_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.identified("identifier", "the hospital's visit number", _by_number),
        params.chosen(
            "status",
            "finished, cancelled, unknown",
            {
                "finished": Q(ended_at__isnull=False, was_cancelled=False),
                "cancelled": Q(ended_at__isnull=False, was_cancelled=True),
                "unknown": Q(ended_at=None),
            },
        ),
        params.reference("patient", {"Patient": "patient_id"}, "whose visit"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.token("class", "patient_class", "AMB, IMP, EMER", system=systems.ACT_CODE, table=_by_class()),
        params.date("date", "opened_at", "when the visit began", sorts_by="-date"),
    ),
    sorts={"date": "opened_at"},
    includes=(Include("patient", "Patient", lambda row: [row.patient_id]),),
)
