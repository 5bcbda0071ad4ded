from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.interop.models import Destination, Flow


def save_destination(
    destination_id: int | None, *, actor: Actor, expected_version: int | None = None, **facts: Any
) -> Destination:
    """Adds a destination or changes one; raises Conflict for a stale version, Invalid for a taken code."""
    try:
        with transaction.atomic():
            row = Destination(**facts)
            if destination_id is not None:
                row = Destination.objects.select_for_update().filter(pk=destination_id).first()
                if row is None:
                    raise NotFound("common.not_found")
                if row.version != expected_version:
                    raise Conflict(current={"version": row.version})
                for key, value in facts.items():
                    setattr(row, key, value)
                row.version += 1
            row.save()
            record(actor, "destination.saved", obj=f"destination:{row.id}", detail={"code": row.code})
    except IntegrityError:
        raise Invalid({"code": Reason("interop.destination_taken", {"code": facts.get("code", "")}, "error")}) from None
    return row


def seed_demo() -> None:
    """The demo hospital, where the simulator listens for results; one that was changed by hand stays as it is."""
    facts = {
        "host": "127.0.0.1",
        "port": settings.RADFLOW_HIS_PORT,
        "application": "HIS",
        "facility": "SIMHOSP",
        "flows": list(Flow),
    }
    Destination.objects.get_or_create(code="demo-his", defaults=facts)
