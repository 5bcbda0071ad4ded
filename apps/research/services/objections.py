"""Patients who do not want to be in research: recorded once, applied to every draw and every export, withdrawn with a reason."""

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.directory.public import get_patient
from apps.research.models import Objection
from apps.research.services.projects import need_text


def record_objection(patient_id: int, *, note: str = "", actor: Actor) -> Objection:
    """Raises NotFound, and Refused when one stands: the database has the last word."""
    patient = get_patient(patient_id)  # the living record
    try:
        with transaction.atomic():
            row = Objection.objects.create(
                patient_id=patient.id, note=note.strip(), recorded_by=actor.name, recorded_at=clock.now()
            )
            record(actor, "research.objection_recorded", obj=f"objection:{row.id}", patient_id=patient.id)
    except IntegrityError:
        raise Refused("research.objection_stands") from None
    return row


def withdraw_objection(objection_id: int, *, reason: str, actor: Actor) -> Objection:
    """The patient changed their mind, or it was the wrong patient. Raises NotFound, Refused."""
    need_text("reason", reason)
    with transaction.atomic():
        row = Objection.objects.select_for_update(of=("self",)).filter(pk=objection_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.withdrawn_at is not None:
            raise Refused("research.objection_withdrawn", by=row.withdrawn_by)
        row.withdrawn_at, row.withdrawn_by, row.withdraw_reason = clock.now(), actor.name, reason.strip()
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdraw_reason"])
        detail = {"reason": reason.strip()}
        record(
            actor, "research.objection_withdrawn", obj=f"objection:{row.id}", patient_id=row.patient_id, detail=detail
        )
    return row
