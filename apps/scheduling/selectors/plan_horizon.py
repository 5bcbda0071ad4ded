"""What a plan run reads of the live calendar: scanners, closed and taken time, bookings, and exams to book."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.policy import Policy
from apps.devices.public import list_devices
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import MOVABLE_STATES, OccupancyKind
from apps.scheduling.models import Appointment, Occupancy, Resource, SlotBlock, SlotReservation
from apps.scheduling.selectors.calendars import list_live_occupancies
from apps.scheduling.selectors.policies import cleaning_time
from apps.scheduling.selectors.told import list_told
from apps.workflow.public import ExamFacts, list_steps

LOST = "scheduling.affected_"
STILL_HAS_ITS_PLACE = "scheduling.affected_safety"


@dataclass(frozen=True)
class Booking:
    """`is_displaced`: its place is closed, so that it cannot stay. `clean_at`: when the next patient may have the scanner."""

    appointment: Appointment
    is_displaced: bool
    is_told: bool
    clean_at: datetime

    @property
    def minutes(self) -> float:
        return (self.appointment.ends_at - self.appointment.starts_at).total_seconds() / 60


def list_plan_scanners(site_id: int, modalities: Sequence[str]) -> list[Resource]:
    """Active scanners of the site whose device may be used on patients, or only waits for its repair."""
    rows = Resource.objects.select_related("site").filter(kind=Resource.Kind.SCANNER, is_active=True, site_id=site_id)
    if modalities:
        rows = rows.filter(modality__in=modalities)
    return list(rows)


def list_closed(scanners: Sequence[Resource], within: Span) -> dict[int, list[Span]]:
    """Live blocks; a device that is held back from patients without an outage of known length is closed all the time."""
    closed: dict[int, list[Span]] = defaultdict(list)
    rows = SlotBlock.objects.filter(
        resource__in=[scanner.pk for scanner in scanners], lifted_at__isnull=True, during__overlap=within
    )
    down = set()
    for resource_id, during, cause in rows.values_list("resource_id", "during", "cause"):
        closed[resource_id].append((during.lower, during.upper))
        if cause == SlotBlock.Cause.DOWNTIME:
            down.add(resource_id)
    held = {device.code for device in list_devices() if device.clinical == "held"}
    for scanner in scanners:
        if scanner.device_code in held and scanner.pk not in down:
            closed[scanner.pk].append(within)
    return closed


def list_taken(scanners: Sequence[Resource], within: Span, *, ignore: Iterable[int]) -> dict[int, list[Span]]:
    """Time on the scanners with the cleaning after isolated patients."""
    taken: dict[int, list[Span]] = defaultdict(list)
    by_id = {scanner.pk: scanner for scanner in scanners}
    rows = list_live_occupancies(within, resource_ids=[scanner.pk for scanner in scanners]).exclude(pk__in=list(ignore))
    columns = ("resource_id", "during", "appointment__exam__needs_isolation")
    for resource_id, during, is_isolated in rows.values_list(*columns):
        taken[resource_id].append((during.lower, _clean_at(by_id[resource_id], during.upper, is_isolated)))
    return taken


def _clean_at(scanner: Resource, ends_at: datetime, is_isolated: bool | None) -> datetime:
    return ends_at + cleaning_time(scanner.site_id, scanner.modality) if is_isolated else ends_at


def list_patient_times(
    patient_ids: Iterable[int], within: Span, *, ignore: Iterable[int], gap_min: int
) -> dict[int, list[Span]]:
    """When each patient is busy with what the run does not move, the walking time around it included; one query."""
    busy: dict[int, list[Span]] = defaultdict(list)
    gap = timedelta(minutes=gap_min)
    rows = Occupancy.objects.filter(is_live=True, during__overlap=within, patient_id__in=list(patient_ids))
    for patient_id, during in rows.exclude(pk__in=list(ignore)).values_list("patient_id", "during"):
        busy[patient_id].append((during.lower - gap, during.upper + gap))
    return busy


def read_bookings(
    scanners: Sequence[Resource], within: Span, closed: dict[int, list[Span]], *, until: datetime
) -> list[Booking]:
    """Appointments of the scanners that did not begin, each with what became of its place."""
    rows = list(
        Appointment.objects.select_related("occupancy__resource", "exam")
        .filter(
            state__in=MOVABLE_STATES,
            occupancy__is_live=True,
            occupancy__kind=OccupancyKind.APPOINTMENT,
            occupancy__resource__in=[scanner.pk for scanner in scanners],
            occupancy__during__overlap=within,
            occupancy__during__endswith__gt=until,
        )
        .order_by("pk")
    )
    told = list_told(row.pk for row in rows)
    return [Booking(row, _is_displaced(row, closed), row.pk in told, _read_clean_at(row)) for row in rows]


def _read_clean_at(row: Appointment) -> datetime:
    return _clean_at(row.occupancy.resource, row.ends_at, row.exam.needs_isolation)


def _is_displaced(row: Appointment, closed: dict[int, list[Span]]) -> bool:
    code = (row.flag or {}).get("code", "")
    if code.startswith(LOST) and code != STILL_HAS_ITS_PLACE:
        return True
    spans = closed.get(row.occupancy.resource_id, ())
    return any(start < row.ends_at and row.starts_at < end for start, end in spans)


def list_to_book(site_id: int, modalities: Sequence[str], policy: Policy) -> list[ExamFacts]:
    """Vetted exams without a time, urgent ones first; those that a clerk is booking just now are left alone."""
    rows = list_steps(states=["vetted"], site_id=site_id, limit=policy.payload["max_requests"])
    held = set(SlotReservation.objects.values_list("exam_id", flat=True))
    live = Appointment.objects.filter(exam_id__in=[exam.id for exam in rows], state__in=[*MOVABLE_STATES, "in_exam"])
    taken = held | set(live.values_list("exam_id", flat=True))
    return [
        exam
        for exam in rows
        if exam.id not in taken and not exam.is_held and (not modalities or exam.modality in modalities)
    ]
