from apps.common.audit.models import AuditEntry
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, identifier, instant, make_resource, reference
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind

AGENTS = {"person": "human user", "machine": "system with a token", "system": "process of the department"}


def write(row, caller: Caller) -> Json:
    patient = {"what": reference("Patient", row.patient_id)} if row.patient_id else None
    return make_resource(
        "AuditEvent",
        row.pk,
        type=coding(systems.ACT, row.action),
        recorded=instant(row.at),
        agent=[
            {
                "altId": row.actor_id,
                "name": row.actor_name,
                "requestor": row.actor_kind != "system",
                "type": {"text": AGENTS.get(row.actor_kind, row.actor_kind)},
                "role": [{"text": role} for role in row.actor_roles.split(",") if role],
            }
        ],
        source={"observer": {"display": "Radflow"}, "type": [coding(systems.AUDIT_SOURCE, "4", "Application Server")]},
        entity=[patient, {"what": {"identifier": identifier(systems.ACT, row.obj)}} if row.obj else None],
    )


KIND = TableKind(
    name="AuditEvent",
    permission="audit.read",
    rows=AuditEntry.objects.all,
    write=write,
    params=(
        params.by_id(),
        params.date("date", "at", "when it was done", sorts_by="-date"),
        params.reference("patient", {"Patient": "patient_id"}, "about whom"),
        params.token("altid", "actor_id", "who: id of the account, token or process", is_selective=True),
        params.token("type", "action", "what was done", system=systems.ACT),
    ),
    sorts={"date": "at"},
)
