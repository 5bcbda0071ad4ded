"""Keeping the calendar true to facts from below: scanners that fail, exams that move on, reactions that change the future."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.devices.public import find_closure
from apps.safety.public import assess
from apps.scheduling.engine.runs import RunCause
from apps.scheduling.engine.states import EXAM_IS_OVER
from apps.scheduling.models import Appointment, AppointmentChange, Resource, SlotBlock
from apps.scheduling.services.appointments import (
    LIFECYCLE,
    cut_short,
    end_appointment,
    find_live_appointment,
    follow_appointment,
    lock_appointment,
    place_of,
)
from apps.scheduling.services.block import block_time, fit_block, lift_block
from apps.scheduling.services.book import note_change
from apps.scheduling.services.occupancy import lock_resources, touch_time
from apps.scheduling.services.planning.ask import ask_repair
from apps.scheduling.services.porters import cancel_porters
from apps.scheduling.services.reasons import cancel_kind
from apps.scheduling.services.tickets import void_tickets
from apps.workflow.public import get_exam

SYSTEM = Actor.system("scheduling")
HELD = "scheduling.affected_safety"
ACTION_OF_STATE = {
    "requested": "cancel",
    "vetted": "cancel",
    "arrived": "check_in",
    "in_progress": "start",
    "acquired": "finish",
    "reported": "finish",
    "cancelled": "cancel",
    "no_show": "mark_no_show",
    "discontinued": "stop",
}


RETIRED_FOR = timedelta(days=3650)
"""No end that anybody books beyond: a block whose end is only guessed would leave next month open."""


@transaction.atomic
def follow_device(code: str) -> None:
    """The calendar says of a device what devices says of it now, so that late, repeated and overtaken events do no harm."""
    resource = Resource.objects.filter(device_code=code).first()
    if resource is None:
        return
    lock_resources([resource.pk])  # what is read now is not older than what another process has just done
    closure = find_closure(code)
    if closure is None:
        reopen_device(code)
    else:
        for_good = closure.since + RETIRED_FOR if closure.cause == "retired" else None
        close_failed_device(
            code, at=closure.since, cause=closure.cause, expected_until=closure.expected_until or for_good
        )


@transaction.atomic
def close_failed_device(code: str, *, at: datetime, cause: str, expected_until: datetime | None) -> SlotBlock | None:
    """One live downtime block a resource, and a repair proposal when it hits bookings; of the same failure again only the end counts.

    None: the device is not booked here.
    """
    resource = Resource.objects.filter(device_code=code).first()
    if resource is None:
        return None
    live = SlotBlock.objects.filter(resource=resource, cause=SlotBlock.Cause.DOWNTIME, lifted_at__isnull=True)
    if block := live.first():
        fit_block(block.pk, note=cause, expected_until=expected_until)
        return block
    block = block_time(
        resource.pk, starts_at=at, ends_at=expected_until, cause=SlotBlock.Cause.DOWNTIME, note=cause, actor=SYSTEM
    )
    if Appointment.objects.filter(flag__params__block=block.pk).exists():
        ask_repair(block.pk, actor=SYSTEM, cause=RunCause.OUTAGE)
    return block


@transaction.atomic
def reopen_device(code: str) -> int:
    """Lifts the downtime blocks of the device; maintenance blocks stay."""
    blocks = SlotBlock.objects.filter(
        resource__device_code=code, cause=SlotBlock.Cause.DOWNTIME, lifted_at__isnull=True
    )
    return len([lift_block(pk, actor=SYSTEM) for pk in blocks.values_list("pk", flat=True)])


@transaction.atomic
def follow_exam(exam_id: int, *, at: datetime) -> None:
    """The appointment follows the exam's state as it is now, so that late and repeated events do no harm."""
    to_state = get_exam(exam_id).state
    if to_state in EXAM_IS_OVER:
        void_tickets(exam_id, actor=SYSTEM)
        cancel_porters(exam_id, actor=SYSTEM)
    elif to_state == "in_progress":
        void_tickets(exam_id, actor=SYSTEM, action="serve")
    live = find_live_appointment(exam_id)
    if to_state not in ACTION_OF_STATE or live is None:
        return
    appointment, _ = lock_appointment(live.pk)
    # Who booked between the reading above and the lock moved the exam on: only what is read under the lock may end a booking.
    action = ACTION_OF_STATE.get(get_exam(exam_id).state)
    if action not in LIFECYCLE.allowed(appointment.state):
        return
    if action in ("cancel", "mark_no_show"):
        _end_with_exam(appointment, action)
    else:
        follow_appointment(appointment, action, at=at)
        if action in ("finish", "stop"):
            cut_short(appointment, at=at)


def _end_with_exam(appointment: Appointment, action: str) -> None:
    """Called off elsewhere: counted like one of the desk's own, with the code that says so."""
    site_id = appointment.occupancy.resource.site_id
    late = cancel_kind(appointment.starts_at, site_id=site_id)
    before = place_of(appointment)
    end_appointment(appointment, action, reason_code="exam_state")
    kind = AppointmentChange.Kind.NO_SHOW if action == "mark_no_show" else late
    note_change(appointment, kind, actor=SYSTEM, before=before, reason_code="exam_state")


@transaction.atomic
def reassess_patient(patient_id: int) -> int:
    """Future bookings of the patient are assessed again; one that is now held is flagged, not cancelled, until it is clear again."""
    rows = Appointment.objects.select_related("occupancy").filter(
        exam__patient_id=patient_id, state__in=["booked", "arrived"], occupancy__during__startswith__gte=clock.now()
    )
    flagged = 0
    for appointment in rows.select_for_update(of=("self",)).order_by("pk"):
        verdict = assess(appointment.exam_id, appointment.starts_at)
        kept = [reason for reason in appointment.reasons if reason["code"].startswith("scheduling.")]
        appointment.reasons = [*(reason.to_json() for reason in verdict.reasons), *kept]
        if verdict.verdict == "hold":
            appointment.flag = Reason(HELD, {}, "block").to_json()
            flagged += 1
        elif appointment.flag and appointment.flag["code"] == HELD:
            appointment.flag = None
        appointment.version += 1
        appointment.save()
    return flagged


@transaction.atomic
def renew_booking(exam_id: int) -> None:
    """What a booked exam is done with changed, and with it perhaps its changeovers: kept calendars read it again."""
    live = find_live_appointment(exam_id)
    if live is not None:
        touch_time(live.occupancy)


def recheck_hold(exam_id: int) -> int:
    """Safety thinks otherwise of an exam: only a booking that is flagged as held has something to lose."""
    live = find_live_appointment(exam_id)
    if live is None or not live.flag or live.flag["code"] != HELD:
        return 0
    return reassess_patient(get_exam(exam_id).patient_id)
