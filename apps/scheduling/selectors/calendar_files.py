"""Appointments as a calendar file for the patient's own calendar."""

from collections.abc import Sequence

from apps.common.kernel import clock
from apps.common.kernel.words import render_code
from apps.scheduling.engine.ics import CalendarEntry, write_calendar
from apps.scheduling.models import Appointment
from apps.scheduling.selectors.slips import LIVE, arrive_by, list_preparation, list_told, say_place


def make_calendar(appointments: Sequence[Appointment], lang: str) -> str:
    """The same appointment has the same UID for ever; its version counts every change and so serves as SEQUENCE."""
    site = appointments[0].occupancy.resource.site
    entries = [_to_entry(appointment, lang) for appointment in appointments]
    return write_calendar(entries, stamp=clock.now(), organizer=site.name.get(lang, site.code))


def _to_entry(appointment: Appointment, lang: str) -> CalendarEntry:
    resource = appointment.occupancy.resource
    is_off = appointment.state in ("cancelled", "no_show")
    arrive = render_code("scheduling.calendar_arrive", lang, {"time": f"{arrive_by(appointment):%H:%M}"})
    rows = [appointment]
    lines = [] if appointment.state not in LIVE else [*list_preparation(rows, lang), *list_told(rows, lang)]
    return CalendarEntry(
        uid=f"appointment-{appointment.pk}@{resource.site.issuer.lower()}.radflow",
        sequence=appointment.version,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        summary=render_code("scheduling.calendar_summary", lang),
        location=say_place(resource, lang),
        description="\n".join([arrive, *lines]),
        is_cancelled=is_off,
    )
