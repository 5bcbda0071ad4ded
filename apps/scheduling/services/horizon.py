"""Live rows to an engine problem: what booking, offers and plan runs all decide on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from apps.common.kernel.intervals import merge, subtract
from apps.common.policy import get_policy
from apps.scheduling.engine.calendar import Piece
from apps.scheduling.engine.changeovers import Changeovers
from apps.scheduling.engine.horizon import Horizon
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import (
    Block,
    Demand,
    Fixed,
    Mode,
    Pool,
    Problem,
    Request,
    Scanner,
    Weights,
)
from apps.scheduling.engine.rosters import Level, cover_uses, lower_levels
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import list_openings, site_day
from apps.scheduling.selectors.demands import Demand as PoolDemand
from apps.scheduling.selectors.demands import demands_among, list_pools
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.pools import pool_levels
from apps.scheduling.selectors.standing import (
    DAY,
    ReservedTime,
    Standing,
    is_kept,
    list_patient_spans,
    list_reserved,
    list_standing,
    list_uses_by_occupancy,
)
from apps.workflow.public import ExamFacts

EVERYBODY_BUT = -1


@dataclass(frozen=True)
class LiveProblem:
    """An engine problem with what it was made of. Scanners and pools are named by the key of their resource."""

    problem: Problem
    horizon: Horizon
    resources: dict[int, Resource]
    pools: dict[str, Resource]
    changeovers: Changeovers
    standing: tuple[Standing, ...]
    reserved: tuple[ReservedTime, ...]

    @property
    def within(self) -> Span:
        return self.horizon.start, self.horizon.end

    @property
    def within_walk(self) -> Span:
        """Where the patient's other exams still need their walking time."""
        return self.horizon.start - DAY, self.horizon.end + DAY

    def make_request(
        self,
        exam: ExamFacts,
        *,
        length_min: int | None = None,
        ignore: Collection[int] = (),
        busy: Collection[Span] | None = None,
        not_before: datetime | None = None,
        forbidden: Collection[Span] = (),
    ) -> Request:
        """The exam as the engine asks about it: its demands, and the windows that the patient's other exams leave.

        `busy`: when those are, for who has read it already; else one query.
        """
        horizon = self.horizon
        facts = {
            "modality": exam.modality,
            "body_part": exam.body_part,
            "contrast": exam.contrast,
            "exam": exam.exam_type_code,
            "isolation": exam.needs_isolation,
        }
        if busy is None:
            busy = list_patient_spans(exam.patient_id, self.within_walk, ignore=ignore)
        dur = horizon.length(length_min or exam.duration_min)
        due = exam.due_at and max(0, horizon.floor(exam.due_at)) // horizon.slots_per_day
        return Request(
            id=exam_key(exam.id),
            patient=str(exam.patient_id),
            family=self.changeovers.family_of(facts),
            priority=_class_of(exam.priority_rank, self.problem.weights),
            release=max(0, horizon.ceil(not_before)) if not_before else 0,
            due_day=horizon.days if due is None else due,
            windows=self._windows(exam, busy, forbidden),
            modes=tuple(Mode(str(pk), dur) for pk, row in self.resources.items() if row.modality == exam.modality),
            demands=tuple(self.ask_units(demand) for demand in demands_among(exam, self.pools)),
        )

    def ask_units(self, demand: PoolDemand) -> Demand:
        slots = None if demand.len_min is None else self.horizon.length(demand.len_min)
        offset = demand.off_min // self.horizon.grid_min
        return Demand(str(demand.pool.pk), demand.n, demand.anchor, offset, slots)

    def _windows(self, exam: ExamFacts, busy: Iterable[Span], forbidden: Iterable[Span]) -> tuple[tuple[int, int], ...]:
        """What the walk to and from the patient's other exams leaves, without the time that an exam may not touch."""
        gap = timedelta(minutes=booking_policy(exam.site_id).payload["patient_gap_min"])
        horizon = self.horizon
        away = [*((start - gap, end + gap) for start, end in busy), *forbidden]
        return tuple((a, b) for a, b in subtract([(0, horizon.slots)], map(horizon.taken, away)))


def build_problem(
    resources: Sequence[Resource],
    within: Span,
    *,
    exams: Sequence[ExamFacts] = (),
    ignore: Collection[int] = (),
    grid_min: int = 1,
    pools: dict[str, Resource] | None = None,
) -> LiveProblem:
    """The scanners of one site over `within` with their standing bookings as fixed requests, and `exams` as open ones.

    `ignore` are occupancies that count as free. What stands outside hours is overtime, what stands in a reserve cuts it, and
    a pool that a change made too small keeps the units that were promised: standing bookings never contradict the problem,
    but for changeovers and walking gaps that were too short when they were made.
    """
    live = build_frame(resources, within, grid_min=grid_min, pools=pools)
    horizon, frame = live.horizon, live.problem
    within = (horizon.start, horizon.end)
    standing = list_standing(resources, within, ignore=ignore)
    uses = list_uses_by_occupancy(live.pools.values(), within, ignore=ignore) if live.pools else {}
    taken: dict[int, list[Span]] = {resource.pk: [] for resource in resources}
    for row in standing:
        taken[row.resource_id].append(row.span)
    wanted = tuple(live.make_request(exam, ignore=ignore) for exam in exams)
    problem = replace(
        frame,
        scanners=tuple(_add_overtime(scanner, standing, horizon) for scanner in frame.scanners),
        requests=(
            *(make_fixed(row, uses.get(row.occupancy_id, ()), live) for row in standing if _is_booking(row)),
            *wanted,
        ),
        blocks=(*_make_closed(standing, horizon), *_make_reserves(live.reserved, taken, horizon)),
        pools=_lower_pools(frame.pools, standing, uses, horizon),
    )
    return replace(live, problem=problem, standing=tuple(standing))


def build_frame(
    resources: Sequence[Resource], within: Span, *, grid_min: int = 1, pools: dict[str, Resource] | None = None
) -> LiveProblem:
    """Hours, reserves and whole pools over `within`, with nothing booked."""
    horizon = Horizon.over(within, grid_min=grid_min)
    within = (horizon.start, horizon.end)
    site = resources[0].site
    pools = list_pools(site.pk) if pools is None else pools
    changeovers = Changeovers(get_policy("scheduling.changeovers", site_id=site.pk).payload)
    first, last = (site_day(at, site.time_zone) for at in within)
    opens = list_openings(resources, first - timedelta(days=1), last)
    reserved = list_reserved(resources, within)
    problem = Problem(
        name=f"{site.code} {within[0]:%Y-%m-%d}",
        grid_min=grid_min,
        slots_per_day=horizon.slots_per_day,
        days=horizon.days,
        weights=Weights(**_to_tuples(get_policy("scheduling.weights", site_id=site.pk).payload)),
        scanners=tuple(
            Scanner(str(row.pk), row.modality, tuple(merge(horizon.free_spans(opens[row.pk])))) for row in resources
        ),
        families=changeovers.families,
        setup=changeovers.tables({row.modality for row in resources}, grid_min=grid_min),
        requests=(),
        blocks=tuple(_make_reserves(reserved, {}, horizon)),
        pools=_make_pools(pools, horizon),
        patient_gap=horizon.length(booking_policy(site.pk).payload["patient_gap_min"]),
        start_date=first.isoformat(),
    )
    by_id = {row.pk: row for row in resources}
    return LiveProblem(problem, horizon, by_id, pools, changeovers, (), tuple(reserved))


def exam_key(exam_id: int) -> str:
    return f"exam:{exam_id}"


def _is_booking(row: Standing) -> bool:
    return row.kind != OccupancyKind.BLOCK


def _add_overtime(scanner: Scanner, standing: list[Standing], horizon: Horizon) -> Scanner:
    booked = [horizon.taken(row.span) for row in standing if str(row.resource_id) == scanner.id and _is_booking(row)]
    return replace(scanner, overtime=tuple((a, b) for a, b in subtract(booked, scanner.open)))


def make_fixed(row: Standing, uses: Iterable, live: LiveProblem) -> Request:
    """A standing booking as the engine sees it."""
    horizon = live.horizon
    start, end = horizon.taken(row.span)
    is_booked = row.kind == OccupancyKind.APPOINTMENT
    return Request(
        id=exam_key(row.exam_id) if is_booked else f"held:{row.occupancy_id}",
        patient=str(row.patient_id) if row.patient_id else f"held:{row.occupancy_id}",
        family=live.changeovers.family_of(row.facts),
        priority=_class_of(row.rank, live.problem.weights),
        release=0,
        due_day=horizon.days,
        windows=((0, horizon.slots),),
        modes=(Mode(str(row.resource_id), end - start),),
        demands=tuple(_make_demand(pool_id, use, start, horizon) for pool_id, use in uses),
        fixed=Fixed(str(row.resource_id), start),
    )


def make_pieces(
    standing: Iterable[Standing], uses: Mapping[int, Iterable[tuple[int, Level]]], live: LiveProblem
) -> dict[int, Piece]:
    """Taken time by occupancy, also of other scanners that use the pools."""
    horizon, scanners = live.horizon, {row.occupancy_id: row for row in standing}
    found = {}
    for key in scanners.keys() | uses.keys():
        units = tuple((str(pool_id), *horizon.taken((a, b)), n) for pool_id, (a, b, n) in uses.get(key, ()))
        row = scanners.get(key)
        if row is None:
            found[key] = Piece("", 0, 0, None, units)
        else:
            family = live.changeovers.family_of(row.facts) if _is_booking(row) else None
            found[key] = Piece(str(row.resource_id), *horizon.taken(row.span), family, units)
    return found


def _make_demand(pool_id: int, use: tuple, start: int, horizon: Horizon) -> Demand:
    first, last = horizon.taken(use[:2])
    return Demand(str(pool_id), use[2], "start", first - start, last - first)


def _make_closed(standing: list[Standing], horizon: Horizon) -> list[Block]:
    return [
        Block(str(row.resource_id), *horizon.taken(row.span), EVERYBODY_BUT)
        for row in standing
        if row.kind == OccupancyKind.BLOCK
    ]


def _make_reserves(reserved: Iterable[ReservedTime], taken: dict[int, list[Span]], horizon: Horizon) -> list[Block]:
    return [
        Block(str(row.resource_id), *horizon.taken((start, end)), row.max_rank)
        for row in reserved
        if is_kept(row)
        for start, end in subtract([row.span], taken.get(row.resource_id, ()))
    ]


def _make_pools(pools: dict[str, Resource], horizon: Horizon) -> tuple[Pool, ...]:
    levels = pool_levels(list(pools.values()), (horizon.start, horizon.end)) if pools else {}
    whole = {pk: [(*horizon.free((start, end)), n) for start, end, n in rows] for pk, rows in levels.items()}
    return tuple(Pool(str(pool.pk), tuple(whole[pool.pk])) for pool in pools.values())


def _lower_pools(pools: Iterable[Pool], standing: list[Standing], uses: dict, horizon: Horizon) -> tuple[Pool, ...]:
    """Capacity less what bookings of other scanners use, never less than what the standing ones use."""
    here = {row.occupancy_id for row in standing}
    own, others = defaultdict(list), defaultdict(list)
    for occupancy_id, rows in uses.items():
        for pool_id, (start, end, n) in rows:
            first, last = horizon.taken((start, end))
            (own if occupancy_id in here else others)[str(pool_id)].append((first, last, n))
    return tuple(
        Pool(
            pool.id,
            tuple(
                cover_uses([row for row in lower_levels(pool.capacity, others[pool.id]) if row[2] > 0], own[pool.id])
            ),
        )
        for pool in pools
    )


def _class_of(rank: int, weights: Weights) -> int:
    return min(rank, len(weights.reject) - 1)


def _to_tuples(payload: dict) -> dict:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in payload.items()}
