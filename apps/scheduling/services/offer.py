"""The best next slots for an exam: the board's own starts, with what safety says and what each costs everybody else."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.safety.public import Assessment, assess_starts
from apps.scheduling.engine.calendar import Calendar
from apps.scheduling.engine.offers import GapStart, list_gap_starts, price_start
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import Request
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import show_local
from apps.scheduling.selectors.ground import Ground, list_usable_scanners, read_ground
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.separations import SeparationCase, list_forbidden, load_separations
from apps.scheduling.selectors.standing import read_held
from apps.scheduling.services.horizon import LiveProblem, make_pieces
from apps.scheduling.services.live_index import LEAD, get_live_calendar, read_calendar
from apps.scheduling.services.separations import warn_of_separations
from apps.workflow.public import ExamFacts, get_exam


@dataclass(frozen=True)
class Offer:
    """`price_min`: minutes that nobody else can use when this slot is taken, beside the exam itself."""

    exam_id: int
    resource_id: int
    resource_code: str
    device_code: str
    starts_at: datetime
    ends_at: datetime
    verdict: str
    reasons: tuple[Reason, ...]
    price_min: int = 0


def offer_slots(exam_id: int, *, n: int = 3, after: datetime | None = None, skip: int = 0) -> list[Offer]:
    return offer_slots_for(get_exam(exam_id), n=n, after=after, skip=skip)


def offer_slots_for(exam: ExamFacts, *, n: int = 3, after: datetime | None = None, skip: int = 0) -> list[Offer]:
    """The first `n` starts on the fitting scanners from `after` on, one for each run of possible starts; `skip` pages through them.

    In order of time, then scanner. Every one can be booked, and no earlier run is left out.
    """
    ground = read_ground(exam)
    if not ground.scanners:
        return []
    policy = booking_policy(exam.site_id).payload
    earliest = max(clock.now() + timedelta(minutes=policy["lead_min"]), after or clock.now())
    question = _open_question(exam, ground, earliest, policy["horizon_days"])
    chosen = list_gap_starts(question.calendar, question.request, grid=policy["grid_min"], count=skip + n)[skip:]
    verdicts = assess_starts(exam, [question.live.horizon.at(item.start) for item in chosen])
    return [
        _explain(question, item, verdict, is_first=skip + index == 0)
        for index, (item, verdict) in enumerate(zip(chosen, verdicts, strict=True))
    ]


def list_fitting_resources(exam: ExamFacts) -> list[Resource]:
    """Active scanners of the modality and site whose device may be used on patients."""
    return list_usable_scanners(exam.modality, exam.site_id)


@dataclass(frozen=True)
class _Question:
    exam: ExamFacts
    live: LiveProblem
    calendar: Calendar
    request: Request
    separations: SeparationCase


def _open_question(exam: ExamFacts, ground: Ground, earliest: datetime, horizon_days: int) -> _Question:
    opened = open_calendar(
        ground.scanners, ground.pools, earliest, horizon_days, own=ground.own, patient_id=exam.patient_id
    )
    separations = load_separations(exam)
    forbidden = list_forbidden(separations, is_emergency=exam.is_emergency)
    request = opened.live.make_request(exam, busy=opened.busy, not_before=earliest, forbidden=forbidden)
    return _Question(exam, opened.live, opened.calendar, request, separations)


class OpenCalendar(NamedTuple):
    """`busy` is when the patient has another exam."""

    live: LiveProblem
    calendar: Calendar
    busy: list[Span]


def open_calendar(
    resources: Sequence[Resource],
    pools: Mapping[str, Resource],
    earliest: datetime,
    horizon_days: int,
    *,
    own: Collection[int] = (),
    patient_id: int | None = None,
) -> OpenCalendar:
    """The kept calendar with what is held right now, for the caller to change; beyond its horizon one made for it."""
    kept = get_live_calendar(resources, pools)
    if earliest > kept.live.horizon.end - timedelta(days=1):
        kept = read_calendar(resources, (earliest - LEAD, earliest + timedelta(days=horizon_days)), pools)
    calendar = kept.calendar.fork()
    calendar.give(kept.pieces[key] for key in own if key in kept.pieces)
    held = read_held(
        [row.pk for row in resources],
        [pool.pk for pool in kept.live.pools.values()],
        kept.live.within,
        patient_id=patient_id,
        ignore=own,
    )
    calendar.take(make_pieces(held.standing, held.uses, kept.live).values())
    return OpenCalendar(kept.live, calendar, held.busy)


def _explain(question: _Question, item: GapStart, verdict: Assessment, *, is_first: bool) -> Offer:
    exam, horizon = question.exam, question.live.horizon
    resource = question.live.resources[int(item.scanner)]
    starts_at = horizon.at(item.start)
    price_min, price_reasons = _price(question, item, resource)
    span = (starts_at, starts_at + timedelta(minutes=exam.duration_min))
    warnings = warn_of_separations(question.separations, span, time_zone=resource.site.time_zone)
    return Offer(
        exam_id=exam.id,
        resource_id=resource.pk,
        resource_code=resource.code,
        device_code=resource.device_code,
        starts_at=starts_at,
        ends_at=span[1],
        verdict=verdict.verdict,
        reasons=(*_say_when(exam, resource, starts_at, is_first), *warnings, *price_reasons, *verdict.reasons),
        price_min=price_min,
    )


def _say_when(exam: ExamFacts, resource: Resource, starts_at: datetime, is_first: bool) -> list[Reason]:
    reasons = [Reason("scheduling.offer_first", {"resource": resource.code})] if is_first else []
    if exam.due_at is not None and starts_at > exam.due_at:
        late_days = max(1, (starts_at - exam.due_at).days)
        reasons.append(Reason("scheduling.offer_after_due", {"days": late_days}, "warning"))
    elif exam.due_at is not None:
        reasons.append(Reason("scheduling.offer_within_due", {}))
    return reasons


def _price(question: _Question, item: GapStart, resource: Resource) -> tuple[int, list[Reason]]:
    policy, grid = get_policy("scheduling.offers", site_id=question.exam.site_id), question.live.horizon.grid_min
    useful, long = (question.live.horizon.length(policy.payload[key]) for key in ("useful_gap_min", "long_gap_min"))
    price = price_start(question.calendar, question.request, item.start, item.mode, useful=useful, long=long)
    reasons = []
    if price.changeover:
        reasons.append(Reason("scheduling.offer_changeover", {"minutes": price.changeover * grid}))
    if price.crumbs:
        reasons.append(Reason("scheduling.offer_crumbs", {"minutes": price.crumbs * grid}))
    if price.is_last_long:
        params = {"minutes": policy.payload["long_gap_min"]}
        reasons.append(Reason("scheduling.offer_last_long_gap", params, "info", policy.label))
    reasons += _say_reserve(question, item, resource)
    return (price.changeover + price.crumbs) * grid, reasons


def _say_reserve(question: _Question, item: GapStart, resource: Resource) -> list[Reason]:
    """Time that was kept for more urgent classes and is free for this one by now."""
    start, end = (question.live.horizon.at(slot) for slot in (item.start, item.start + item.mode.dur))
    for row in question.live.reserved:
        touches = row.resource_id == resource.pk and row.span[0] < end and start < row.span[1]
        if touches and question.exam.priority_rank > row.max_rank:
            return [Reason("scheduling.offer_released", {"since": show_local(row.release_at, resource)})]
        if touches:
            return [Reason("scheduling.offer_reserved_for", {})]
    return []
