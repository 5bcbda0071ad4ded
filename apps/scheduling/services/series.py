"""The same exam again and again: all appointments of a series proposed, booked, shifted and called off from one on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.best_starts import find_best_starts
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.tables import Tables
from apps.scheduling.models import Appointment, Resource, Series, SlotReservation
from apps.scheduling.selectors.calendars import day_span, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.appointments import cancel_appointment, move_appointment
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.horizon import build_problem, exam_key
from apps.scheduling.services.occupancy import free_time
from apps.scheduling.services.offer import list_fitting_resources
from apps.scheduling.services.pool_uses import lock_for_exams, lock_with_pools
from apps.scheduling.services.reserve import give_up_reservation
from apps.scheduling.services.slots import check_slot
from apps.scheduling.services.visit_offers import own_occupancies, visit_policy
from apps.scheduling.services.visits import Wanted, reserve_places
from apps.workflow.public import ExamFacts, list_exams

TRIES = 40
"""Starts near the wished one that are asked of the gate before a day counts as full."""


@dataclass(frozen=True)
class SeriesPlace:
    """Where one exam of the series would lie; without a resource nothing near its day is free, and `reasons` say why."""

    exam_id: int
    wished_at: datetime
    resource_id: int | None
    resource_code: str
    starts_at: datetime | None
    ends_at: datetime | None
    reasons: tuple[Reason, ...]


def propose_series(exam_ids: Sequence[int], *, first: Wanted, every_days: int, slack_days: int) -> list[SeriesPlace]:
    """One place an exam, `every_days` apart at the same local time on the same scanner, else as near as the slack allows."""
    exams = _load(exam_ids)
    rows = {row.pk: row for row in list_fitting_resources(exams[0])}
    resource = rows.get(first.resource_id)
    if resource is None:
        raise Refused(Reason("scheduling.visit_no_scanner", {}, "error"))
    ignore = own_occupancies([exam.id for exam in exams])
    zone = ZoneInfo(resource.site.time_zone)
    return [
        _propose(exam, resource, add_days(first.starts_at, number * every_days, zone), slack_days, ignore)
        for number, exam in enumerate(exams)
    ]


def add_days(at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same local time `days` later; a day of 23 or 25 hours shifts nothing."""
    local = at.astimezone(zone)
    return datetime.combine(local.date() + timedelta(days=days), local.time(), zone)


@transaction.atomic
def reserve_series(places: Sequence[Wanted], *, actor: Actor) -> list[SlotReservation]:
    """Holds every place of the series or none, for the same three minutes."""
    return reserve_places(_load([place.exam_id for place in places]), places, actor=actor)


@transaction.atomic
def book_series(places: Sequence[Wanted], *, client_key: str, every_days: int, slack_days: int, actor: Actor) -> Series:
    """All of the series or none; every refusal is named, each with its exam. The same `client_key` again is the same series."""
    exams = _load([place.exam_id for place in places])
    lock_for_exams(exams, [place.resource_id for place in places])
    known = Series.objects.filter(client_key=client_key).first()
    if known is not None:
        return _check_same(known, exams)
    series = Series.objects.create(
        patient_id=exams[0].patient_id,
        client_key=client_key,
        every_days=every_days,
        slack_days=slack_days,
        booked_at=clock.now(),
        booked_by=actor.name,
    )
    for place in places:
        give_up_reservation(place.exam_id, actor=actor)
    accessions = {exam.id: exam.accession for exam in exams}

    def book(place: Wanted) -> None:
        made = book_appointment(
            place.exam_id,
            resource_id=place.resource_id,
            starts_at=place.starts_at,
            client_key=f"series-{series.pk}-{place.exam_id}",
            actor=actor,
        )
        Appointment.objects.filter(pk=made.pk).update(series=series)

    _do_all([(accessions[place.exam_id], place, book) for place in _in_time(places)])
    record_step(series, "booked", actor)
    return series


@transaction.atomic
def shift_following(
    appointment_id: int,
    *,
    starts_at: datetime,
    resource_id: int | None = None,
    actor: Actor,
    reason_code: str = "",
    reason: str = "",
) -> Series:
    """This appointment to `starts_at` and every later one of its series by as many days and to the same local time; all to the scanner
    that is named, else each stays on its own."""
    series, members = _lock_following(appointment_id, resource_id)
    zone = ZoneInfo(members[0].occupancy.resource.site.time_zone)
    days = (starts_at.astimezone(zone).date() - members[0].starts_at.astimezone(zone).date()).days
    clock_time = starts_at.astimezone(zone).time()
    for member in members:
        free_time(member.occupancy)

    def move(member: Appointment) -> None:
        day = member.starts_at.astimezone(zone).date() + timedelta(days=days)
        move_appointment(
            member.pk,
            resource_id=resource_id or member.occupancy.resource_id,
            starts_at=datetime.combine(day, clock_time, zone),
            actor=actor,
            reason_code=reason_code,
            reason=reason,
        )

    _do_all([(member.exam.accession, member, move) for member in members])
    record_step(series, "moved", actor)
    return series


@transaction.atomic
def cancel_following(appointment_id: int, *, actor: Actor, reason_code: str = "", reason: str = "") -> Series:
    """This appointment and every later one of its series; the earlier ones stay."""
    series, members = _lock_following(appointment_id)
    for member in members:
        cancel_appointment(member.pk, actor=actor, reason_code=reason_code, reason=reason)
    record_step(series, "cancelled", actor)
    return series


def _load(exam_ids: Sequence[int]) -> list[ExamFacts]:
    """The exams in the order given; raises Refused when they are no series of one patient's same exam."""
    by_id = {exam.id: exam for exam in list_exams(list(exam_ids))}
    exams = [by_id[exam_id] for exam_id in dict.fromkeys(exam_ids) if exam_id in by_id]
    kinds = {(exam.patient_id, exam.site_id, exam.exam_type_code) for exam in exams}
    if len(exams) < 2 or len(exams) != len(exam_ids) or len(kinds) > 1:
        raise Refused(Reason("scheduling.series_needs_exams", {}, "error"))
    most = visit_policy(exams[0].site_id).payload["most_series"]
    if len(exams) > most:
        raise Refused(Reason("scheduling.visit_too_many", {"most": most}, "error"))
    return exams


def _check_same(known: Series, exams: Sequence[ExamFacts]) -> Series:
    booked = set(Appointment.objects.filter(series=known).values_list("exam_id", flat=True))
    if booked != {exam.id for exam in exams}:
        raise Conflict(Reason("scheduling.client_key_used", {}, "error"))
    return known


def _propose(
    exam: ExamFacts, resource: Resource, at: datetime, slack_days: int, ignore: tuple[int, ...]
) -> SeriesPlace:
    why: tuple[Reason, ...] = ()
    for row, starts_at in [(resource, at), *_list_near(exam, resource, at, slack_days, ignore)]:
        try:
            with transaction.atomic():
                slot = check_slot(exam, row, starts_at, ignore=ignore)
        except (Refused, Conflict) as refusal:
            why = why or (refusal.reason,)
            continue
        return SeriesPlace(exam.id, at, row.pk, row.code, slot.span[0], slot.span[1], (*why, *slot.reasons))
    return SeriesPlace(exam.id, at, None, "", None, None, why)


def _list_near(exam: ExamFacts, resource: Resource, at: datetime, slack_days: int, ignore: tuple[int, ...]):
    """Free starts within the slack as the engine finds them: same day first, then the nearest time, then the same scanner."""
    grid, zone = booking_policy(exam.site_id).payload["grid_min"], ZoneInfo(resource.site.time_zone)
    day = site_day(at, resource.site.time_zone)
    first, last = (day_span(day + timedelta(days=n), resource.site.time_zone) for n in (-slack_days, slack_days))
    within = (max(first[0], clock.now()), last[1])
    if within[0] >= within[1]:
        return []
    live = build_problem(list_fitting_resources(exam), within, exams=(exam,), ignore=ignore, grid_min=grid)
    board = Board(Tables(live.problem))
    place_fixed(board)
    wished = at.astimezone(zone)

    def distance(found: tuple[Resource, datetime]) -> tuple:
        local = found[1].astimezone(zone)
        minutes = abs((local.hour - wished.hour) * 60 + local.minute - wished.minute)
        return abs((local.date() - day).days), minutes, found[0].pk != resource.pk

    starts = [
        (live.resources[int(live.problem.scanners[best.scanner].id)], live.horizon.at(best.start))
        for best in find_best_starts(board, board.tables.index[exam_key(exam.id)], 1 << 30)
    ]
    return sorted((one for one in starts if within[0] <= one[1]), key=distance)[:TRIES]


def _do_all(steps: Sequence[tuple]) -> None:
    """Every step, each in a savepoint; raises one Refused that names all that were refused, so that nothing stands."""
    refused: list[Reason] = []
    for accession, subject, act in steps:
        try:
            with transaction.atomic():
                act(subject)
        except (Refused, Conflict) as refusal:
            params = {"accession": accession, "why": refusal.reason.code, **refusal.reason.params}
            refused.append(Reason("scheduling.series_conflict", params, "error"))
    if refused:
        raise Refused(refused[0], others=refused[1:])


def _in_time(places: Sequence[Wanted]) -> list[Wanted]:
    return sorted(places, key=lambda place: (place.starts_at, place.exam_id))


def _lock_following(appointment_id: int, goal_id: int | None = None) -> tuple[Series, list[Appointment]]:
    """The series and its members that are still booked from this one on, their resources and where they shall go locked before."""
    found = Appointment.objects.filter(pk=appointment_id).values_list("series_id", "occupancy__during").first()
    if found is None or found[0] is None:
        raise NotFound("scheduling.series_unknown", appointment=appointment_id)
    rows = Appointment.objects.select_related("occupancy__resource__site", "exam").filter(
        series_id=found[0], state="booked", occupancy__during__startswith__gte=found[1].lower
    )
    lock_with_pools([*rows.values_list("occupancy__resource_id", flat=True), *([goal_id] if goal_id else ())])
    series = Series.objects.select_for_update(of=("self",)).get(pk=found[0])
    members = list(rows.order_by("occupancy__during", "pk"))
    if not members:
        raise Refused(Reason("scheduling.series_over", {}, "error"))
    return series, members


def record_step(series: Series, step: str, actor: Actor) -> None:
    """The trail: what was done to the series, and where its members stand now."""
    rows = Appointment.objects.filter(series=series, state="booked").order_by("occupancy__during")
    members = [[row.pk, row.starts_at.isoformat()] for row in rows.select_related("occupancy")]
    record(
        actor, f"series.{step}", obj=f"series:{series.pk}", patient_id=series.patient_id, detail={"members": members}
    )
