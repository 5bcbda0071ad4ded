"""The live calendar as an instance (mids-1, or mids-2 when a reserve is released): no name and no number of a person leaves, the private map stays with the run."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import SystemRandom
from typing import Any

from apps.common.kernel.intervals import subtract
from apps.common.policy import Policy
from apps.directory.public import get_site
from apps.scheduling.engine.grid import Grid
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.runs import Moves, RunKind
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.calendars import clip_spans, day_span, list_openings
from apps.scheduling.selectors.demands import list_pools
from apps.scheduling.selectors.plan_horizon import (
    Booking,
    list_closed,
    list_patient_times,
    list_plan_scanners,
    list_taken,
    list_to_book,
    read_bookings,
)
from apps.scheduling.selectors.policies import booking_policy, plan_policy
from apps.scheduling.selectors.separations import SeparationCase
from apps.scheduling.services.planning.closing import cleaning_min, keep_off, lengthen, list_tails
from apps.scheduling.services.planning.keep_apart import lies_apart, list_barred, load_cases, write_separations
from apps.scheduling.services.planning.keep_together import write_visits
from apps.scheduling.services.planning.safety_days import find_safe_days
from apps.scheduling.services.planning.supply import (
    is_released,
    say_reserves,
    write_demands,
    write_pools,
    write_reserves,
)
from apps.workflow.public import ExamFacts, list_exams

CLASSES = 4
_Case = tuple[ExamFacts, Booking | None]


@dataclass(frozen=True)
class Scope:
    """What a run may look at and touch. `block_id`: the outage that a repair answers."""

    site_id: int
    first_day: date
    days: int
    modalities: tuple[str, ...] = ()
    moves: str = Moves.UNTOLD
    kind: str = RunKind.PLAN


@dataclass
class Export:
    """`origins`: request to exam and appointment. `barred`: exams that safety lets on no day, with its reasons."""

    instance: dict[str, Any]
    origins: dict[str, dict]
    reference: list[dict]
    barred: dict[int, list[dict]] = field(default_factory=dict)


@dataclass
class _Horizon:
    scope: Scope
    policy: Policy
    now: datetime
    grid: Grid
    within: Span
    scanners: list[Resource]
    pools: dict[str, Resource]
    reserves: list[dict]
    tails: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def rules(self) -> dict:
        """What the kind of run takes from the policy: freeze and notice."""
        payload = self.policy.payload
        if self.scope.kind == RunKind.REPAIR:
            repair = payload["repair"]
            return {"freeze": timedelta(minutes=repair["freeze_min"]), "notice": {}, "other": repair["notice_min"]}
        freeze = timedelta(hours=payload["freeze_h"])
        return {"freeze": freeze, "notice": payload["notice_min"], "other": payload["other_notice_min"]}

    def earliest(self, exam: ExamFacts) -> int:
        minutes = self.rules["notice"].get(exam.patient_class, self.rules["other"])
        if exam.is_emergency and self.scope.kind == RunKind.PLAN:
            minutes = min(minutes, self.rules["notice"].get("emergency", minutes))
        return max(0, self.grid.ceil(self.now + timedelta(minutes=minutes)))


def export_horizon(scope: Scope, *, now: datetime) -> Export:
    """Reads the calendar as it stands; changes nothing."""
    horizon = _open_horizon(scope, now)
    closed = list_closed(horizon.scanners, horizon.within)
    bookings = read_bookings(horizon.scanners, horizon.within, closed, until=now)
    chosen = [booking for booking in bookings if _may_move(booking, horizon)]
    opens = _find_open(horizon, closed, chosen)
    exams = {exam.id: exam for exam in list_exams([b.appointment.exam_id for b in chosen])}
    apart = load_cases(exams.values())
    kept = [b for b in chosen if b.is_displaced or _stands(b, opens, apart[b.appointment.exam_id], horizon)]
    if len(kept) < len(chosen):
        opens = _find_open(horizon, closed, kept)
    waiting = [] if scope.kind == RunKind.REPAIR else list_to_book(scope.site_id, scope.modalities, horizon.policy)
    cases: list[_Case] = [(exams[b.appointment.exam_id], b) for b in kept] + [(exam, None) for exam in waiting]
    isolated = [exam for exam, _ in cases if exam.needs_isolation]
    horizon.tails = list_tails(isolated, opens, horizon.scanners, horizon.within, horizon.grid, ignore=_ids(kept))
    return _write(horizon, lengthen(opens, horizon.tails), cases, apart | load_cases(waiting))


def _open_horizon(scope: Scope, now: datetime) -> _Horizon:
    zone, policy = get_site(scope.site_id).time_zone, plan_policy(scope.site_id)
    last = scope.first_day + timedelta(days=scope.days - 1)
    within = (day_span(scope.first_day, zone)[0], day_span(last, zone)[1])
    grid_min = policy.payload["grid_min"]
    grid = Grid(within[0], grid_min, scope.days * 1440 // grid_min)
    scanners = list_plan_scanners(scope.site_id, scope.modalities)
    reserves = write_reserves(scanners, within, grid, now=now)
    return _Horizon(scope, policy, now, grid, within, scanners, list_pools(scope.site_id), reserves)


def _may_move(booking: Booking, horizon: _Horizon) -> bool:
    """Who lost the place must move; others by the scope, on the grid, and not so soon."""
    if booking.is_displaced:
        return True
    appointment, moves = booking.appointment, horizon.scope.moves
    if appointment.visit_id or appointment.series_id:  # its members hang together
        return False
    if appointment.state != "booked" or appointment.starts_at < horizon.now + horizon.rules["freeze"]:
        return False
    if moves == Moves.NONE or (moves == Moves.UNTOLD and booking.is_told):
        return False
    return horizon.grid.is_on(appointment.starts_at) and appointment.starts_at >= horizon.within[0]


def _find_open(horizon: _Horizon, closed: dict[int, list[Span]], movable: list[Booking]) -> dict[int, list]:
    """Open slots of each scanner less everything that stays where it is."""
    first, last = horizon.scope.first_day, horizon.scope.first_day + timedelta(days=horizon.scope.days - 1)
    opens = list_openings(horizon.scanners, first - timedelta(days=1), last)
    taken = list_taken(horizon.scanners, horizon.within, ignore=_ids(movable))
    grid = horizon.grid
    return {
        pk: subtract(
            grid.inside(clip_spans(spans, horizon.within)), grid.around([*taken.get(pk, ()), *closed.get(pk, ())])
        )
        for pk, spans in opens.items()
    }


def _ids(bookings: list[Booking]) -> list[int]:
    return [b.appointment.occupancy_id for b in bookings]


def _stands(booking: Booking, opens: dict[int, list], apart: SeparationCase, horizon: _Horizon) -> bool:
    """Its place is one that the optimiser could give it: open, kept for nobody else, apart from the patient's other exams."""
    start, end = (horizon.grid.floor(booking.appointment.starts_at), horizon.grid.ceil(booking.clean_at))
    resource = booking.appointment.occupancy.resource
    is_open = any(first <= start and end <= last for first, last in opens[resource.pk])
    is_kept = any(
        row["scanner"] == resource.code and row["start"] < end and start < row["end"]
        for row in horizon.reserves
        if not is_released(row, horizon.grid, horizon.now)
    )
    return is_open and not is_kept and lies_apart(booking.appointment, apart, horizon.grid)


def _write(horizon: _Horizon, opens: dict[int, list], cases: list[_Case], apart: dict[int, SeparationCase]) -> Export:
    safe_days = find_safe_days([exam for exam, _ in cases], horizon.scope.first_day, horizon.scope.days)
    patients = {exam.patient_id for exam, _ in cases}
    movable = _ids([b for _, b in cases if b])
    gap_min = booking_policy(horizon.scope.site_id).payload["patient_gap_min"]
    busy = list_patient_times(patients, horizon.within, ignore=movable, gap_min=gap_min)
    barred = {exam.id: safe_days[exam.id].reasons for exam, b in cases if b is None and not safe_days[exam.id].days}
    cases = [case for case in cases if case[0].id not in barred]
    SystemRandom().shuffle(cases)
    patient_ids = {pk: f"P{n:04d}" for n, pk in enumerate(dict.fromkeys(exam.patient_id for exam, _ in cases), 1)}
    pools = write_pools(list(horizon.pools.values()), horizon.within, horizon.grid, ignore=movable)
    export = Export(_write_frame(horizon, opens) | {"pools": pools}, {}, [], barred)
    keys = {exam.id: f"R{n:04d}" for n, (exam, _) in enumerate(cases, 1)}
    moving = {exam.accession for exam, booking in cases if booking}
    export.instance["separations"] = write_separations([exam for exam, _ in cases], horizon.grid.grid_min, keys=keys)
    visits = write_visits(
        [b for _, b in cases if b], horizon.grid, keys=keys, time_zone=get_site(horizon.scope.site_id).time_zone
    )
    export.instance |= {"precedences": visits.precedences, "bundles": visits.bundles}
    for exam, booking in cases:
        key = keys[exam.id]
        taken = horizon.grid.around(busy[exam.patient_id])
        taken += list_barred(exam, apart[exam.id], horizon.grid, moving=moving)
        taken += visits.taken.get(exam.id, [])
        request = _write_request(key, exam, booking, horizon, taken, safe_days[exam.id].days)
        export.instance["requests"].append(request | {"patient": patient_ids[exam.patient_id]})
        export.origins[key] = _origin(exam, booking)
        if booking:
            export.reference.append(_standing(key, booking.appointment, horizon.grid))
    return export


def _write_frame(horizon: _Horizon, opens: dict[int, list]) -> dict[str, Any]:
    payload, grid = horizon.policy.payload, horizon.grid
    site = get_site(horizon.scope.site_id)
    gap = booking_policy(site.id).payload["patient_gap_min"]
    modalities = sorted({scanner.modality for scanner in horizon.scanners})
    return {
        "format": "mids-1",
        "name": f"{site.code} {horizon.scope.first_day.isoformat()} +{horizon.scope.days}",
        "seed": 0,
        "grid_min": grid.grid_min,
        "slots_per_day": 1440 // grid.grid_min,
        "days": horizon.scope.days,
        "start_date": horizon.scope.first_day.isoformat(),
        "scanners": [
            {
                "id": scanner.code,
                "modality": scanner.modality,
                "site": site.code,
                "open": [list(span) for span in opens[scanner.pk]],
                "overtime": [],
            }
            for scanner in horizon.scanners
        ],
        **say_reserves(horizon.reserves, grid, now=horizon.now),
        "families": ["any"],
        "setup": {modality: [[0]] for modality in modalities},
        "requests": [],
        "precedences": [],
        "separations": [],
        "bundles": [],
        "batches": [],
        "patient_gap": -(-gap // grid.grid_min),
        "weights": payload["weights"],
    }


def _write_request(
    key: str,
    exam: ExamFacts,
    booking: Booking | None,
    horizon: _Horizon,
    taken: list[tuple[int, int]],
    safe: set[int],
) -> dict[str, Any]:
    grid, spd = horizon.grid, 1440 // horizon.grid.grid_min
    minutes = exam_min = booking.minutes if booking else exam.duration_min
    if exam.needs_isolation:  # nobody else may have the scanner before it is clean
        minutes += cleaning_min(exam)
    dur = grid.length(minutes)
    due = (exam.scan_due_at or exam.due_at) if horizon.scope.kind == RunKind.PLAN else None
    home = grid.floor(booking.appointment.starts_at) if booking else None
    allowed = safe if home is None else safe | {home // spd}
    held = [(day * spd, (day + 1) * spd) for day in range(horizon.scope.days) if day not in allowed]
    windows = subtract([(0, grid.slots)], [*taken, *held])
    if not exam.needs_isolation:
        windows = keep_off(windows, exam.modality, horizon.scanners, horizon.tails)
    release = horizon.earliest(exam)
    if home is not None and not booking.is_displaced:
        release = min(release, home)
    keeps = home is not None and not booking.is_displaced and horizon.scope.kind == RunKind.PLAN
    return {
        "id": key,
        "modality": exam.modality,
        "family": 0,
        "priority": min(exam.priority_rank, CLASSES - 1),
        "release": release,
        "due_day": max(0, grid.floor(due) // spd) if due else horizon.scope.days,
        "deadline": None,
        "windows": [list(window) for window in windows],
        "preferred": [[home, home + 1]] if keeps else [],
        "modes": [{"scanner": s.code, "dur": dur} for s in horizon.scanners if s.modality == exam.modality],
        "demands": write_demands(exam, horizon.pools, grid.grid_min, exam_slots=grid.length(exam_min), dur=dur),
        "lead": 0,
        "tail": 0,
        "fixed": None,
        "tracer": None,
        "noshow": 0,
    }


def _origin(exam: ExamFacts, booking: Booking | None) -> dict[str, Any]:
    if booking is None:
        return {"exam": exam.id, "appointment": None}
    appointment = booking.appointment
    return {
        "exam": exam.id,
        "appointment": appointment.pk,
        "resource": appointment.occupancy.resource_id,
        "starts_at": appointment.starts_at.isoformat(),
        "is_told": booking.is_told,
    }


def _standing(key: str, appointment: Appointment, grid: Grid) -> dict[str, Any]:
    start = grid.floor(appointment.starts_at)
    return {"request": key, "scanner": appointment.occupancy.resource.code, "start": start, "batch": None}
