"""The scanners that take patients now, who is still to come, and from both the time at which each ticket will be called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.devices.public import list_held_codes
from apps.scheduling.engine.waits import Station, Turn, estimate_starts, merge_expected
from apps.scheduling.models import Appointment, Resource, SlotBlock, Ticket
from apps.scheduling.selectors.calendars import list_openings, site_day
from apps.scheduling.selectors.policies import cleaning_time
from apps.workflow.public import list_steps

AHEAD = timedelta(hours=4)
"""Booked patients who come later than this do not change who is called now."""

Placed = tuple[datetime | None, Turn]


@dataclass(frozen=True)
class Floor:
    """The scanners that work and who is still to come, read once for any number of estimates."""

    now: datetime
    stations: list[Station]
    expected: list[Turn]

    def estimate(self, line: Sequence[Placed]) -> dict[int, datetime]:
        """By ticket id; `line` is the queue in order."""
        return estimate_starts(merge_expected(line, self.expected), self.stations, now=self.now)


def read_floor(site_id: int) -> Floor:
    """A fixed number of queries."""
    now = clock.now()
    return Floor(now, list_stations(site_id, now), _list_expected(site_id, now))


def list_turns(line: Sequence[tuple[Ticket, datetime | None]], now: datetime) -> list[Placed]:
    """Each ticket with when its turn comes, None for those who pass everybody. Who was called comes first; who is on hold has no turn.

    Tickets come with exam type, appointment and occupancy loaded.
    """
    called = [(None, _turn_of(ticket, now)) for ticket, _ in line if ticket.state == "called"]
    return [*called, *((turn_at, _turn_of(ticket, now)) for ticket, turn_at in line if ticket.state == "waiting")]


def list_stations(site_id: int, now: datetime) -> list[Station]:
    """Scanners that may be used and are open today: free when the running exam and the closed time are over."""
    rows = Resource.objects.select_related("site").filter(site_id=site_id, kind=Resource.Kind.SCANNER, is_active=True)
    held = set(list_held_codes())
    scanners = [row for row in rows if row.device_code not in held]
    if not scanners:
        return []
    day = site_day(now, scanners[0].site.time_zone)
    opens = list_openings(scanners, day, day)
    closed = _closed_until([row.pk for row in scanners], now)
    running = {exam.slot_device_code: exam for exam in list_steps(states=["in_progress"], site_id=site_id)}
    stations = []
    for row in scanners:
        if not opens[row.pk]:
            continue
        free_at = max(now, opens[row.pk][0][0], closed.get(row.pk, now))
        exam = running.get(row.device_code)
        if exam and (started := exam.stamps.get("started")):
            cleaned = cleaning_time(site_id, exam.modality) if exam.needs_isolation else timedelta()
            free_at = max(free_at, started + timedelta(minutes=exam.duration_min) + cleaned)
        stations.append(Station(row.pk, row.modality, free_at))
    return stations


def _closed_until(resource_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    rows = SlotBlock.objects.filter(resource_id__in=resource_ids, lifted_at=None, during__contains=now)
    found = rows.order_by("during").values_list("resource_id", "during")
    return {resource_id: during.upper for resource_id, during in found}


def _turn_of(ticket: Ticket, now: datetime) -> Turn:
    appointment, exam = ticket.appointment, ticket.exam
    minutes = exam.exam_type.duration_min
    if appointment:
        minutes = (appointment.ends_at - appointment.starts_at) / timedelta(minutes=1)
    if exam.needs_isolation:
        minutes += cleaning_time(exam.site_id, exam.modality) / timedelta(minutes=1)
    return Turn(ticket.pk, exam.modality, ticket.resource_id, minutes, now)


def _list_expected(site_id: int, now: datetime) -> list[Turn]:
    """Booked, not here yet and still in time."""
    rows = Appointment.objects.filter(
        state="booked",
        occupancy__resource__site_id=site_id,
        occupancy__during__startswith__range=(now, now + AHEAD),
    )
    columns = ("occupancy__resource__modality", "occupancy__resource_id", "occupancy__during")
    return [
        Turn(None, modality, resource_id, (during.upper - during.lower) / timedelta(minutes=1), during.lower)
        for modality, resource_id, during in rows.order_by("occupancy__during").values_list(*columns)
    ]
