"""One day of the department for the booking board: a fixed number of queries, however full the day is."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.selectors.calendars import clip_spans, day_span, list_openings
from apps.scheduling.selectors.policies import cleaning_time
from apps.scheduling.selectors.series import number_members

# what a bar needs of each table: whole rows of six tables would be most of a full day's cost
DRAWN = (
    "kind", "resource_id", "during", "is_live",
    "appointment__occupancy_id", "appointment__state", "appointment__version", "appointment__flag",
    "appointment__visit_id", "appointment__series_id",
    "appointment__exam__accession", "appointment__exam__state", "appointment__exam__patient__name",
    "appointment__exam__exam_type__code", "appointment__exam__exam_type__names", "appointment__exam__priority__code",
    "appointment__exam__needs_isolation", "appointment__exam__modality", "appointment__exam__site_id",
    "reservation__occupancy_id", "reservation__exam_id", "reservation__holder_id", "reservation__holder_name",
    "reservation__expires_at",
    "block__cause", "block__note", "block__is_open_ended",
)  # fmt: skip


@dataclass(frozen=True)
class BoardItem:
    """One bar. `holder` and `expires_at` only for a reservation, `block_*` only for a block, the rest for an appointment."""

    id: int
    kind: str
    resource_id: int
    starts_at: datetime
    ends_at: datetime
    status: str
    appointment_id: int | None = None
    version: int | None = None
    exam_id: int | None = None
    accession: str = ""
    patient_name: str = ""
    exam_code: str = ""
    exam_names: dict | None = None
    priority_code: str = ""
    flag: Reason | None = None
    visit_id: int | None = None
    series_id: int | None = None
    series_at: int | None = None
    series_of: int | None = None
    holder: str = ""
    is_mine: bool = False
    expires_in_s: int | None = None
    block_id: int | None = None
    cause: str = ""
    note: str = ""
    is_open_ended: bool = False
    is_overbooked: bool = False
    clean_at: datetime | None = None
    """After an isolated patient: until then the room is cleaned."""


@dataclass(frozen=True)
class BoardRow:
    resource: Resource
    opens: list[Span]
    booked_min: int
    open_min: int


@dataclass(frozen=True)
class Board:
    day: date
    time_zone: str
    within: Span
    rows: list[BoardRow]
    items: list[BoardItem]


def get_board(site_id: int, day: date, *, viewer_id: str = "") -> Board:
    """Resources, open hours and every bar of the day; five queries, and one when it has members of series."""
    rows = Resource.objects.select_related("site").filter(site_id=site_id, is_active=True)
    resources = list(rows.exclude(kind=Resource.Kind.POOL))
    time_zone = resources[0].site.time_zone if resources else "UTC"
    within = day_span(day, time_zone)
    opens = list_openings(resources, day - timedelta(days=1), day)
    items = _number_series([_to_item(row, viewer_id) for row in _list_rows(resources, within)])
    rows = []
    for resource in resources:
        spans = clip_spans(opens[resource.pk], within)
        booked = [
            item
            for item in items
            if item.resource_id == resource.pk and item.kind == "appointment" and item.status != "cancelled"
        ]
        rows.append(
            BoardRow(
                resource, spans, sum(_minutes((b.starts_at, b.ends_at)) for b in booked), sum(map(_minutes, spans))
            )
        )
    return Board(day, time_zone, within, rows, items)


def list_day(day: date, site_id: int) -> list[BoardItem]:
    """The day's appointments for other rooms, by time."""
    items = get_board(site_id, day).items
    return sorted((item for item in items if item.kind == "appointment"), key=lambda item: (item.starts_at, item.id))


def board_status(appointment_state: str, exam_state: str) -> str:
    """One word of the status vocabulary of all screens."""
    if appointment_state == "arrived" and exam_state == "ready":
        return "preparing"
    return {"no_show": "cancelled"}.get(appointment_state, appointment_state)


def _list_rows(resources: list[Resource], within: Span):
    rows = Occupancy.objects.filter(resource_id__in=[r.pk for r in resources], during__overlap=within)
    rows = rows.exclude(reservation__expires_at__lte=clock.real_now()).exclude(kind="block", is_live=False)
    related = (
        "appointment__exam__patient",
        "appointment__exam__exam_type",
        "appointment__exam__priority",
        "reservation",
        "block",
    )
    return rows.select_related(*related).only(*DRAWN).order_by("resource_id", "during", "pk")


def _to_item(row: Occupancy, viewer_id: str) -> BoardItem:
    common = {
        "id": row.pk,
        "kind": OccupancyKind.APPOINTMENT if row.kind == OccupancyKind.OVERBOOKED else row.kind,
        "resource_id": row.resource_id,
        "starts_at": row.during.lower,
        "ends_at": row.during.upper,
    }
    if row.kind == "block":
        block = row.block
        facts = {"block_id": block.pk, "cause": block.cause, "note": block.note, "is_open_ended": block.is_open_ended}
        return BoardItem(**common, **facts, status="problem" if block.cause == "downtime" else "blocked")
    if row.kind == "reservation":
        left = (row.reservation.expires_at - clock.real_now()).total_seconds()
        mine = row.reservation.holder_id == viewer_id
        return BoardItem(
            **common,
            status="held",
            exam_id=row.reservation.exam_id,
            holder=row.reservation.holder_name,
            is_mine=mine,
            expires_in_s=max(0, int(left)),
        )
    appointment, exam = row.appointment, row.appointment.exam
    return BoardItem(
        **common,
        status=board_status(appointment.state, exam.state),
        appointment_id=appointment.pk,
        version=appointment.version,
        exam_id=exam.pk,
        accession=exam.accession,
        patient_name=exam.patient.name,
        exam_code=exam.exam_type.code,
        exam_names=exam.exam_type.names,
        priority_code=exam.priority.code,
        flag=Reason.from_json(appointment.flag) if appointment.flag else None,
        visit_id=appointment.visit_id,
        series_id=appointment.series_id,
        is_overbooked=row.kind == OccupancyKind.OVERBOOKED,
        clean_at=row.during.upper + cleaning_time(exam.site_id, exam.modality) if _is_cleaned(row) else None,
    )


def _is_cleaned(row: Occupancy) -> bool:
    return row.is_live and row.appointment.exam.needs_isolation


def _number_series(items: list[BoardItem]) -> list[BoardItem]:
    places = number_members({item.series_id for item in items if item.series_id is not None})
    numbered = {item.id: places[item.appointment_id] for item in items if item.appointment_id in places}
    return [
        replace(item, series_at=numbered[item.id][0], series_of=numbered[item.id][1]) if item.id in numbered else item
        for item in items
    ]


def _minutes(span: Span) -> int:
    return int((span[1] - span[0]).total_seconds() // 60)
