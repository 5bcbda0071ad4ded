"""What patients are told: planned from what stands now, queued when due. Locks: the appointment, then its notices."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.notify import queue_message
from apps.common.policy import Policy
from apps.scheduling.engine.reminders import remind_at, tell_at
from apps.scheduling.engine.runs import ChangeState, RunKind
from apps.scheduling.models import Appointment, PatientNotice, PlanChange
from apps.scheduling.selectors.calendar_files import make_calendar
from apps.scheduling.selectors.notices import choose_language, quiet_hours, reminder_policy, write_notice
from apps.scheduling.selectors.policies import booking_policy, plan_undo_min
from apps.scheduling.selectors.slips import RELATED, list_slip_appointments

Kind, State = PatientNotice.Kind, PatientNotice.State
NEWS = (Kind.BOOKED, Kind.MOVED, Kind.CANCELLED)
BATCH = 200


@transaction.atomic
def plan_notices(appointment_id: int) -> None:
    """Brings the plan to what the appointment is now; hearing the same change twice plans nothing twice."""
    appointment = _lock(appointment_id)
    if appointment is None:
        return
    policy = reminder_policy(appointment.occupancy.resource.site_id)
    is_on = _is_told(appointment, policy)
    _plan_news(appointment, policy, is_on=is_on)
    _plan_reminders(appointment, policy, is_on=is_on)


def queue_due_notices() -> int:
    """Hands due notices to the channels, each in its own transaction; returns how many were queued."""
    due = PatientNotice.objects.filter(state=State.PLANNED, due_at__lte=clock.now()).order_by("due_at", "id")
    return sum(_queue(pk, appointment) for pk, appointment in due.values_list("pk", "appointment_id")[:BATCH])


@transaction.atomic
def _queue(notice_id: int, appointment_id: int) -> bool:
    appointment = _lock(appointment_id)
    notice = PatientNotice.objects.select_for_update(of=("self",)).get(pk=notice_id)
    if notice.state != State.PLANNED:
        return False
    policy = reminder_policy(appointment.occupancy.resource.site_id)
    code = _find_obstacle(notice, appointment, policy)
    if code:
        notice.state, notice.why = State.SKIPPED, Reason(code, severity="warning").to_json()
        notice.save(update_fields=["state", "why"])
        return False
    lang = choose_language(appointment, policy)
    together = [appointment] if notice.kind == Kind.CANCELLED else list_slip_appointments(appointment)
    file = ("appointment.ics", make_calendar(together, lang)) if policy.payload["with_calendar"] else ("", "")
    notice.message = queue_message(
        f"notice:{notice.pk}",
        channel=policy.payload["channel"],
        address=appointment.exam.patient.phone,
        language=lang,
        reasons=write_notice(notice.kind, together, lang),
        attachment=file,
    )
    notice.state = State.QUEUED
    notice.save(update_fields=["state", "message"])
    return True


def _find_obstacle(notice: PatientNotice, appointment: Appointment, policy: Policy) -> str:
    """Why a due notice must not leave now: code of the reason, empty when it may."""
    if not appointment.exam.patient.phone.strip():
        return "scheduling.notice_no_phone"
    least = timedelta(minutes=policy.payload["least_min"] if notice.kind == Kind.REMINDER else 0)
    if appointment.starts_at - least < clock.now():
        return "scheduling.notice_too_late"
    if appointment.exam.patient.is_deceased or (notice.kind != Kind.CANCELLED and not _is_told(appointment, policy)):
        return "scheduling.notice_not_wanted"
    return ""


def _lock(appointment_id: int) -> Appointment | None:
    rows = Appointment.objects.select_related(*RELATED, "exam__priority")
    return rows.select_for_update(of=("self",)).filter(pk=appointment_id).first()


def _is_told(appointment: Appointment, policy: Policy) -> bool:
    """A booked appointment ahead of somebody whom messages reach; of a visit only the first one speaks, for all."""
    patient = appointment.exam.patient
    return (
        appointment.state == "booked"
        and appointment.starts_at > clock.now()
        and not (patient.is_deceased or patient.is_unknown)
        and appointment.exam.patient_class in policy.payload["patient_classes"]
        and list_slip_appointments(appointment)[0].pk == appointment.pk
    )


def _plan_news(appointment: Appointment, policy: Policy, *, is_on: bool) -> None:
    """Booked, moved or called off: what the patient was told last decides what is news."""
    rows = list(appointment.notices.select_for_update(of=("self",)).filter(kind__in=NEWS).order_by("pk"))
    said = [row for row in rows if row.state in (State.QUEUED, State.SKIPPED)]
    kind = _find_news(appointment, said[-1] if said else None, is_on=is_on)
    place = (kind, appointment.starts_at, appointment.occupancy.resource_id)
    stands = False
    for row in rows:
        if row.state == State.PLANNED and (row.kind, row.starts_at, row.resource_id) == place:
            stands = True
        elif row.state == State.PLANNED:
            _set_void(row)
    if kind and not stands:
        _plan(appointment, kind, due_at=_news_at(appointment, policy), nth=len(said))


def _find_news(appointment: Appointment, last: PatientNotice | None, *, is_on: bool) -> str:
    if is_on:
        if last is None or last.kind == Kind.CANCELLED:
            return Kind.BOOKED
        told = (last.starts_at, last.resource_id)
        return "" if told == (appointment.starts_at, appointment.occupancy.resource_id) else Kind.MOVED
    was_called_off = appointment.state == "cancelled" and appointment.starts_at > clock.now()
    return Kind.CANCELLED if was_called_off and last is not None and last.kind != Kind.CANCELLED else ""


def _news_at(appointment: Appointment, policy: Policy) -> datetime:
    """After the time in which it may be taken back: seconds at the desk, longer what a plan did (a repair tells at once)."""
    resource = appointment.occupancy.resource
    payload = booking_policy(resource.site_id).payload
    at = clock.now() + timedelta(seconds=payload["undo_s"] + payload["undo_transit_s"])
    planned = PlanChange.objects.filter(
        appointment=appointment, state=ChangeState.APPLIED, to_starts_at=appointment.starts_at, run__kind=RunKind.PLAN
    )
    decided_at = planned.order_by("-decided_at").values_list("decided_at", flat=True).first()
    if decided_at is not None:
        at = max(at, decided_at + timedelta(minutes=plan_undo_min(resource.site_id)))
    return tell_at(at, starts_at=appointment.starts_at, quiet=quiet_hours(policy, resource))


def _plan_reminders(appointment: Appointment, policy: Policy, *, is_on: bool) -> None:
    """Those of the present start; a move or a cancel voids the ones that have not left."""
    reminders = appointment.notices.filter(kind=Kind.REMINDER)
    old = reminders.filter(state=State.PLANNED)
    for row in old.exclude(starts_at=appointment.starts_at) if is_on else old:
        _set_void(row)
    if not is_on:
        return
    quiet = quiet_hours(policy, appointment.occupancy.resource)
    for hours in policy.payload["hours_before"]:
        due = remind_at(
            appointment.starts_at,
            hours_before=hours,
            told_at=clock.now(),
            least_min=policy.payload["least_min"],
            quiet=quiet,
        )
        if due is not None:
            _plan(appointment, Kind.REMINDER, due_at=due, hours_before=hours)


def _plan(appointment: Appointment, kind: str, *, due_at: datetime, hours_before: int = 0, nth: int = 0) -> None:
    """A void plan of the same thing is taken up again; one that has left or stands stays as it is."""
    row, _ = PatientNotice.objects.get_or_create(
        appointment=appointment,
        kind=kind,
        starts_at=appointment.starts_at,
        hours_before=hours_before,
        nth=nth,
        defaults={"due_at": due_at, "resource_id": appointment.occupancy.resource_id},
    )
    if row.state == State.VOID:
        row.state, row.due_at, row.resource_id = State.PLANNED, due_at, appointment.occupancy.resource_id
        row.save(update_fields=["state", "due_at", "resource_id"])


def _set_void(row: PatientNotice) -> None:
    row.state = State.VOID
    row.save(update_fields=["state"])
