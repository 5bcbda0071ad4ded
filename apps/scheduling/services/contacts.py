"""Writes down a try to reach a patient, with the next one to make."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.events import ContactAttempted
from apps.scheduling.models import ContactAttempt
from apps.scheduling.selectors.contacts import ContactCode, get_contact_codes
from apps.workflow.public import get_exam

WAITING = ("requested", "vetted", "booked", "no_show")
FURTHEST = timedelta(days=366)


def record_contact(
    exam_id: int,
    *,
    outcome: str,
    actor: Actor,
    channel: str = "",
    note: str = "",
    next_try_at: datetime | None = None,
) -> ContactAttempt:
    """The policy says when to try again unless `next_try_at` does. Raises Invalid (no such code), Refused (nothing to arrange)."""
    exam = get_exam(exam_id)
    codes, now = get_contact_codes(exam.site_id), clock.now()
    reached = _find(codes.outcomes, outcome, "outcome")
    by = _find(codes.channels, channel, "channel") if channel else codes.channels[0]
    if exam.state not in WAITING:
        raise Refused(Reason("scheduling.contact_not_needed", {"state": f"workflow.state.{exam.state}"}, "error"))
    if next_try_at and not now <= next_try_at <= now + FURTHEST:
        raise Invalid({"next_try_at": Reason("scheduling.contact_next_try", {}, "error")})
    again = None if reached.retry_min is None else now + timedelta(minutes=reached.retry_min)
    with transaction.atomic():
        attempt = ContactAttempt.objects.create(
            exam_id=exam_id,
            at=now,
            channel=by.code,
            outcome=reached.code,
            note=note.strip(),
            next_try_at=next_try_at or again,
            actor_id=actor.id[:64],
            actor_name=actor.name[:128],
        )
        publish(ContactAttempted(attempt.pk, exam_id, exam.site_id, reached.code, now), aggregate=f"exam:{exam_id}")
        record(
            actor, "contact.recorded", obj=f"exam:{exam_id}", patient_id=exam.patient_id,
            detail={"channel": by.code, "outcome": reached.code},
        )  # fmt: skip
    return attempt


def _find(codes: tuple[ContactCode, ...], code: str, field: str) -> ContactCode:
    found = next((row for row in codes if row.code == code), None)
    if found is None:
        raise Invalid({field: Reason("scheduling.contact_code_unknown", {"code": code[:32]}, "error")})
    return found
