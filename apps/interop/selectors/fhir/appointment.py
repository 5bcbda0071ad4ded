from datetime import UTC, datetime

from django.db.models import Q

from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, instant, make_resource, reference
from apps.interop.engine.fhir.search import Condition, Moment
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.interop.selectors.fhir.schedule import actor_of
from apps.interop.selectors.fhir.service_request import exam_code
from apps.scheduling.public import list_appointment_rows

STATUS = {
    "booked": "booked",
    "arrived": "arrived",
    "in_exam": "arrived",
    "done": "fulfilled",
    "cancelled": "cancelled",
    "no_show": "noshow",
}
EVER = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


def write(row, caller: Caller) -> Json:
    exam, span = row.exam, row.occupancy.during
    return make_resource(
        "Appointment",
        row.pk,
        version=row.version,
        status=STATUS[row.state],
        cancelationReason={"text": row.cancel_reason or row.cancel_code}
        if row.cancel_code or row.cancel_reason
        else None,
        serviceType=[exam_code(exam.exam_type, caller.lang)],
        priority=exam.priority.rank,
        start=instant(span.lower),
        end=instant(span.upper),
        minutesDuration=int((span.upper - span.lower).total_seconds() // 60),
        created=instant(row.booked_at),
        basedOn=[reference("ServiceRequest", row.exam_id, exam.accession)],
        participant=[
            {"actor": reference("Patient", exam.patient_id, exam.patient.name), "status": "accepted"},
            {"actor": actor_of(row.occupancy.resource, caller.lang), "status": "accepted"},
        ],
    )


def _by_start(condition: Condition) -> Q:
    return params.any_of(condition.values, _ask_start)


def _ask_start(value: Moment) -> Q:
    """By its beginning; the overlap is implied, and is what the index over times can be entered by."""
    lower = params.ask_moment("occupancy__during__startswith", value)
    if value.prefix == "ne":
        return lower
    reach = {
        "eq": (value.low, value.high),
        "gt": (value.high, EVER[1]),
        "sa": (value.high, EVER[1]),
        "ge": (value.low, EVER[1]),
        "lt": (EVER[0], value.low),
        "eb": (EVER[0], value.low),
        "le": (EVER[0], value.high),
    }[value.prefix]
    return Q(occupancy__during__overlap=reach) & lower


def _by_status() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for ours, theirs in STATUS.items():
        table.setdefault(theirs, []).append(ours)
    return table


KIND = TableKind(
    name="Appointment",
    permission="schedule.read",
    rows=list_appointment_rows,
    write=write,
    site="occupancy__resource__site_id",
    params=(
        params.by_id(),
        params.reference("patient", {"Patient": "exam__patient_id"}, "whose appointment"),
        params.reference("actor", {"Patient": "exam__patient_id"}, "as patient"),
        params.reference("based-on", {"ServiceRequest": "exam_id"}, "of which exam"),
        params.reference("schedule", {"Schedule": "occupancy__resource_id"}, "on which scanner or room"),
        params.token("status", "state", "booked, arrived, fulfilled, cancelled, noshow", table=_by_status()),
        params.token("service-type", "exam__exam_type__code", "exam code of the department", system=systems.EXAM_TYPE),
        params.Param("date", "date", "when it begins", ask=_by_start, is_selective=True),
    ),
    includes=(
        Include("patient", "Patient", lambda row: [row.exam.patient_id]),
        Include("based-on", "ServiceRequest", lambda row: [row.exam_id]),
    ),
    patient=lambda row: row.exam.patient_id,
    writes=("create",),
)
