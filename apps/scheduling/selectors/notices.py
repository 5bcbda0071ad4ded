"""What patients were told about their appointments, and the words of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from apps.common.kernel.reason import Reason
from apps.common.notify import render_message
from apps.common.policy import Policy, get_policy
from apps.scheduling.engine.reminders import QuietHours
from apps.scheduling.models import Appointment, PatientNotice, Resource
from apps.scheduling.selectors.slips import arrive_by, list_preparation, list_told, say_day, say_place, to_local


@dataclass(frozen=True)
class NoticeView:
    id: int
    kind: str
    state: str
    about: datetime
    hours_before: int
    due_at: datetime
    sent_at: datetime | None
    channel: str
    address: str
    text: str
    why: Reason | None


def reminder_policy(site_id: int) -> Policy:
    return get_policy("scheduling.reminders", site_id=site_id)


def quiet_hours(policy: Policy, resource: Resource) -> QuietHours:
    starts, ends = (time.fromisoformat(text) for text in policy.payload["quiet"])
    return QuietHours(starts, ends, ZoneInfo(resource.site.time_zone))


def list_notices(appointment_id: int) -> list[NoticeView]:
    """Everything planned, sent or left out for the appointment, oldest first; void plans are nobody's news."""
    rows = PatientNotice.objects.select_related("message").filter(appointment_id=appointment_id)
    return [_to_view(row) for row in rows.exclude(state=PatientNotice.State.VOID).order_by("due_at", "id")]


def choose_language(appointment: Appointment, policy: Policy) -> str:
    return appointment.exam.patient.language or policy.payload["language"]


def write_notice(kind: str, appointments: Sequence[Appointment], lang: str) -> list[Reason]:
    """The lines of a message: no name, no exam, no diagnosis; what to do and where to be. `appointments` in order of time."""
    first = appointments[0]
    resource = first.occupancy.resource
    start = to_local(first.starts_at, resource)
    params = {
        "day": say_day(start, lang),
        "time": f"{start:%H:%M}",
        "arrive": f"{arrive_by(first):%H:%M}",
        "where": say_place(resource, lang),
        "count": len(appointments),
    }
    lines = [Reason(f"scheduling.message_{kind}", params)]
    if kind == PatientNotice.Kind.CANCELLED:
        return lines
    if len(appointments) > 1:
        lines.append(Reason("scheduling.message_several", params))
    told = [*list_preparation(appointments, lang), *list_told(appointments, lang)]
    return [*lines, *(Reason("scheduling.message_prepare", {"line": line}) for line in told)]


def _to_view(row: PatientNotice) -> NoticeView:
    message = row.message
    return NoticeView(
        id=row.pk,
        kind=row.kind,
        state=message.state if message else row.state,
        about=row.starts_at,
        hours_before=row.hours_before,
        due_at=row.due_at,
        sent_at=message.sent_at if message else None,
        channel=message.channel if message else "",
        address=message.address if message else "",
        text=render_message(message) if message else "",
        why=Reason.from_json(row.why) if row.why else None,
    )
