from django.db.models import QuerySet

from apps.interop.engine.fhir.datatypes import Json, instant, make_resource
from apps.interop.models import Subscription
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind


def write(row: Subscription, caller: Caller) -> Json:
    """Headers are not told again: they may hold the receiver's secret."""
    return make_resource(
        "Subscription",
        row.pk,
        status=row.status,
        reason=row.reason_text or "-",
        criteria=f"{row.kind}?{row.criteria}" if row.criteria else row.kind,
        end=instant(row.ends_at),
        channel={
            "type": "rest-hook",
            "endpoint": row.endpoint,
            "payload": "application/fhir+json" if row.has_payload else None,
        },
    )


def limit(rows: QuerySet, caller: Caller) -> QuerySet:
    """A system sees its own; who may see the messages of the interfaces sees all."""
    return rows if caller.allows("message.read") else rows.filter(token_id=caller.token_id)


KIND = TableKind(
    name="Subscription",
    permission="subscription.read",
    rows=Subscription.objects.all,
    write=write,
    limit=limit,
    params=(params.by_id(), params.token("status", "status", "active, off")),
    patient=lambda row: None,
    writes=("create", "delete"),
)
