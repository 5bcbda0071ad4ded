"""Porters: who is to be fetched and taken back, when, by whom, and the times of it."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.scheduling.engine.states import EXAM_IS_OVER, PORTER_OPEN, PORTER_TABLE, PorterKind, PorterState
from apps.scheduling.models import PorterRequest
from apps.scheduling.services.appointments import find_live_appointment
from apps.workflow.public import ExamFacts, get_exam

LIFECYCLE = Lifecycle(PORTER_TABLE, refusal="scheduling.porter_not_in_this_state")
ENDED = (PorterState.DONE, PorterState.CANCELLED)


@transaction.atomic
def ask_porter(
    exam_id: int,
    *,
    kind: str,
    mode: str,
    actor: Actor,
    note: str = "",
    from_place: str = "",
    to_place: str = "",
    wanted_at: datetime | None = None,
) -> PorterRequest:
    """One open request an exam and direction; asked again, the open one is given back. Fetched some minutes before the slot."""
    exam = get_exam(exam_id)
    if kind == PorterKind.BRING and exam.state in EXAM_IS_OVER:
        raise Refused(Reason("scheduling.exam_is_over", {"state": f"workflow.state.{exam.state}"}, "error"))
    places = _places(exam, kind)
    values = {
        "site_id": exam.site_id,
        "mode": mode,
        "note": note[:200],
        "from_place": from_place[:64] or places[0],
        "to_place": to_place[:64] or places[1],
        "wanted_at": wanted_at or _wanted_at(exam, kind),
        "requested_at": clock.now(),
        "requested_by": actor.name,
    }
    try:
        with transaction.atomic():
            row = PorterRequest.objects.create(exam_id=exam_id, kind=kind, **values)
    except IntegrityError:
        return PorterRequest.objects.get(exam_id=exam_id, kind=kind, state__in=PORTER_OPEN)
    detail = {"kind": kind, "mode": mode, "wanted_at": values["wanted_at"].isoformat()}
    record(actor, "porter.asked", obj=f"porter:{row.pk}", patient_id=exam.patient_id, detail=detail)
    return row


def _places(exam: ExamFacts, kind: str) -> tuple[str, str]:
    """From the ward to the scanner's room, or back."""
    appointment = find_live_appointment(exam.id)
    resource = appointment.occupancy.resource if appointment else None
    room = resource.room.code if resource and resource.room else exam.slot_device_code
    return (exam.location, room) if kind == PorterKind.BRING else (room, exam.location)


def _wanted_at(exam: ExamFacts, kind: str) -> datetime:
    now = clock.now()
    if kind == PorterKind.RETURN or exam.slot_start is None:
        return now
    lead = get_policy("scheduling.queue", site_id=exam.site_id).payload["porter_lead_min"]
    return max(now, exam.slot_start - timedelta(minutes=lead))


@transaction.atomic
def act_on_porter(
    request_id: int, action: str, *, actor: Actor, reason: str = "", expected_version: int | None = None
) -> PorterRequest:
    """accept, give_back, pick_up, deliver, cancel; of two porters who accept at once, one wins."""
    row = PorterRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if row is None:
        raise NotFound("scheduling.porter_unknown", request=request_id)
    if expected_version is not None and expected_version != row.version:
        raise Conflict("common.stale", current={"id": row.pk, "version": row.version, "state": row.state})
    row.state, now = LIFECYCLE.next(row.state, action), clock.now()
    if action == "accept":
        row.accepted_at, row.porter = now, actor.name
    elif action == "give_back":
        row.accepted_at, row.porter = None, ""
    elif action == "pick_up":
        row.picked_up_at, row.porter = now, row.porter or actor.name
    if row.state in ENDED:
        row.ended_at = now
    row.cancel_reason = reason[:300] if action == "cancel" else ""
    row.version += 1
    row.save()
    record(actor, f"porter.{action}", obj=f"porter:{row.pk}", detail={"exam": row.exam_id, "reason": reason})
    return row


def cancel_porters(exam_id: int, *, actor: Actor) -> int:
    """The exam was called off before anybody set out: nobody is fetched for it."""
    waiting = (PorterState.REQUESTED, PorterState.ACCEPTED)
    rows = PorterRequest.objects.filter(exam_id=exam_id, kind=PorterKind.BRING, state__in=waiting)
    return len([act_on_porter(pk, "cancel", actor=actor) for pk in rows.values_list("pk", flat=True)])
