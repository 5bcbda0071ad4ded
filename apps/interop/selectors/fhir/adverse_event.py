from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, reference
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.safety.public import list_reaction_rows

OUTCOMES = {
    "resolved": "resolved",
    "recovering": "recovering",
    "ongoing": "ongoing",
    "sequelae": "resolvedWithSequelae",
    "fatal": "fatal",
    "unknown": "unknown",
}


def write(row, caller: Caller) -> Json:
    """A reaction to contrast; the grade is the physician's once confirmed, else the recorder's."""
    kind, grade = row.confirmed_kind or row.chosen_kind, row.confirmed_grade or row.chosen_grade
    agent = row.injection.agent if row.injection_id else None
    serious = "Serious" if row.seriousness else "Non-serious" if row.confirmed_at else ""
    return make_resource(
        "AdverseEvent",
        row.pk,
        version=row.version,
        actuality="actual",
        event=concept(coding(systems.REACTION, kind), text=", ".join(row.symptoms)),
        subject=reference("Patient", row.patient_id, row.patient.name),
        date=instant(row.started_at),
        recordedDate=instant(row.recorded_at),
        seriousness=concept(coding(systems.EVENT_SERIOUSNESS, serious)) if serious else None,
        severity=concept(coding(systems.EVENT_SEVERITY, grade)),
        outcome=concept(coding(systems.EVENT_OUTCOME, OUTCOMES.get(row.outcome_code, ""))),
        recorder={"display": row.recorded_by},
        suspectEntity=[
            {"instance": {"display": " ".join(filter(None, [agent.code, getattr(row.injection.lot, "lot", "")]))}}
        ]
        if agent
        else None,
    )


KIND = TableKind(
    name="AdverseEvent",
    permission="reaction.read",
    rows=list_reaction_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.reference("subject", {"Patient": "patient_id"}, "who reacted"),
        params.token("severity", "chosen_grade", "mild, moderate, severe as recorded", system=systems.EVENT_SEVERITY),
        params.chosen("actuality", "actual", {"actual": params.EVERYTHING}),
        params.date("date", "started_at", "when it began", sorts_by="-date"),
    ),
    sorts={"date": "started_at"},
    default_sort="-date",
    includes=(Include("subject", "Patient", lambda row: [row.patient_id]),),
)
