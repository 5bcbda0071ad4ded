"""Proposals for several exams of one patient as one visit: found by the engine, each exam then asked of the real gate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Refused
from apps.common.kernel.intervals import subtract
from apps.common.kernel.reason import Reason
from apps.common.policy import Policy, get_policy
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.problem import Bundle, Problem, Request
from apps.scheduling.engine.tables import Tables
from apps.scheduling.engine.visits import Place, VisitPlan, find_visits
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.selectors.calendars import day_span, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.separations import list_forbidden, load_separations, separations_of
from apps.scheduling.services.horizon import LiveProblem, build_problem, exam_key
from apps.scheduling.services.offer import list_fitting_resources
from apps.scheduling.services.slots import check_slot
from apps.workflow.public import ExamFacts, list_exams

SPARE = 4
"""So many times more visits are asked of the engine than shown: the gate refuses some."""


@dataclass(frozen=True)
class VisitPlace:
    exam_id: int
    exam_type_names: dict[str, str]
    resource_id: int
    resource_code: str
    starts_at: datetime
    ends_at: datetime
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class VisitOffer:
    price: int
    starts_at: datetime
    ends_at: datetime
    idle_min: int
    places: tuple[VisitPlace, ...]
    reasons: tuple[Reason, ...]


def visit_policy(site_id: int) -> Policy:
    return get_policy("scheduling.visits", site_id=site_id)


def offer_visits(
    exam_ids: Sequence[int], *, n: int = 3, skip: int = 0, after: datetime | None = None, keeps_order: bool = False
) -> list[VisitOffer]:
    """The `n` cheapest visits from `after` on, whole ones only; raises Refused for exams that make no visit."""
    exams = load_visit_exams(exam_ids)
    policy = visit_policy(exams[0].site_id).payload
    keeps_order = keeps_order or len(exams) > policy["any_order_most"]
    found: list[VisitOffer] = []
    for days in policy["windows_days"]:
        plans, live, names = _search(exams, after, days, policy, keeps_order, SPARE * (skip + n))
        found = _pass_gate(plans, live, names, exams, skip + n)
        if len(found) >= skip + n:
            break
    return found[skip : skip + n]


def load_visit_exams(exam_ids: Sequence[int]) -> list[ExamFacts]:
    """The exams in the order given; raises Refused when they are not two or more of one patient at one site."""
    by_id = {exam.id: exam for exam in list_exams(list(exam_ids))}
    exams = [by_id[exam_id] for exam_id in dict.fromkeys(exam_ids) if exam_id in by_id]
    if len(exams) < 2 or len(exams) != len(exam_ids):
        raise Refused(Reason("scheduling.visit_needs_exams", {}, "error"))
    if len({(exam.patient_id, exam.site_id) for exam in exams}) > 1:
        raise Refused(Reason("scheduling.visit_one_patient", {}, "error"))
    most = visit_policy(exams[0].site_id).payload["most_exams"]
    if len(exams) > most:
        raise Refused(Reason("scheduling.visit_too_many", {"most": most}, "error"))
    return exams


def own_occupancies(exam_ids: Sequence[int]) -> tuple[int, ...]:
    """What the exams themselves hold now, booked or reserved: free for their own visit."""
    rows = Occupancy.objects.filter(is_live=True)
    booked = rows.filter(appointment__exam_id__in=exam_ids).values_list("pk", flat=True)
    held = rows.filter(reservation__exam_id__in=exam_ids).values_list("pk", flat=True)
    return (*booked, *held)


def _search(
    exams: Sequence[ExamFacts], after: datetime | None, days: int, policy: dict, keeps_order: bool, count: int
) -> tuple[list[VisitPlan], LiveProblem, dict[int, ExamFacts]]:
    resources = {row.pk: row for exam in exams for row in list_fitting_resources(exam)}
    booking = booking_policy(exams[0].site_id).payload
    earliest = max(clock.now() + timedelta(minutes=booking["lead_min"]), after or clock.now())
    if not resources:
        raise Refused(Reason("scheduling.visit_no_scanner", {}, "error"))
    zone = next(iter(resources.values())).site.time_zone
    midnight = day_span(site_day(earliest, zone), zone)[0]
    ids = [exam.id for exam in exams]
    grid = booking["grid_min"]
    live = build_problem(
        list(resources.values()),
        (midnight, midnight + timedelta(days=days)),
        ignore=own_occupancies(ids),
        grid_min=grid,
    )
    problem = _add_members(live, exams, earliest, grid)
    board = Board(Tables(problem))
    place_fixed(board)
    members = [board.tables.index[exam_key(exam.id)] for exam in exams]
    gaps = (live.horizon.length(booking["patient_gap_min"]), policy["max_gap_min"] // grid)
    apart = max(1, policy["apart_min"] // grid)
    plans = find_visits(board, members, count, gaps=gaps, keeps_order=keeps_order, apart=apart)
    return plans, replace(live, problem=problem), dict(zip(members, exams))


def _add_members(live: LiveProblem, exams: Sequence[ExamFacts], earliest: datetime, grid: int) -> Problem:
    """The visit's exams as open requests of one bundle, clinical separations between them and around them included."""
    ignore = own_occupancies([exam.id for exam in exams])
    wanted = tuple(_make_member(live, exam, earliest, ignore) for exam in exams)
    apart = separations_of(exams, grid, name=lambda exam: exam_key(exam.id))
    return replace(
        live.problem,
        requests=(*live.problem.requests, *wanted),
        separations=(*live.problem.separations, *apart),
        bundles=(*live.problem.bundles, Bundle(tuple(request.id for request in wanted), True)),
    )


def _make_member(live: LiveProblem, exam: ExamFacts, earliest: datetime, ignore: tuple[int, ...]) -> Request:
    request = live.make_request(exam, ignore=ignore, not_before=earliest)
    fitting = {str(row.pk) for row in list_fitting_resources(exam)}
    forbidden = list_forbidden(load_separations(exam), is_emergency=exam.is_emergency)
    windows = subtract(request.windows, [live.horizon.taken(span) for span in forbidden])
    modes = tuple(mode for mode in request.modes if mode.scanner in fitting)
    return replace(request, windows=tuple((a, b) for a, b in windows), modes=modes)


def _pass_gate(
    plans: Sequence[VisitPlan], live: LiveProblem, names: dict[int, ExamFacts], exams: Sequence[ExamFacts], count: int
) -> list[VisitOffer]:
    ignore = own_occupancies([exam.id for exam in exams])
    offers: list[VisitOffer] = []
    for plan in plans:
        places = []
        for place in plan.places:
            checked = _check_place(place, live, names[place.request], ignore)
            if checked is None:
                break
            places.append(checked)
        else:
            offers.append(_to_offer(plan, tuple(places), exams))
        if len(offers) >= count:
            break
    return offers


def _check_place(place: Place, live: LiveProblem, exam: ExamFacts, ignore: tuple[int, ...]) -> VisitPlace | None:
    resource = live.resources[int(live.problem.scanners[place.scanner].id)]
    starts_at = live.horizon.at(place.start)
    try:
        with transaction.atomic():
            slot = check_slot(exam, resource, starts_at, ignore=ignore)
    except (Refused, Conflict):
        return None
    return _to_place(exam, resource, slot.span, slot.reasons)


def _to_place(exam: ExamFacts, resource: Resource, span: tuple, reasons: tuple[Reason, ...]) -> VisitPlace:
    return VisitPlace(exam.id, exam.exam_type_names, resource.pk, resource.code, span[0], span[1], reasons)


def _to_offer(plan: VisitPlan, places: tuple[VisitPlace, ...], exams: Sequence[ExamFacts]) -> VisitOffer:
    idle = sum((b.starts_at - a.ends_at for a, b in zip(places, places[1:])), timedelta())
    starts_at, ends_at = places[0].starts_at, places[-1].ends_at
    minutes = int((ends_at - starts_at) / timedelta(minutes=1))
    reasons = [Reason("scheduling.visit_span", {"minutes": minutes, "idle": int(idle / timedelta(minutes=1))})]
    due = [exam.due_at for exam in exams if exam.due_at is not None]
    if due and ends_at > min(due):
        days = max(1, (ends_at - min(due)).days)
        reasons.append(Reason("scheduling.offer_after_due", {"days": days}, "warning"))
    elif due:
        reasons.append(Reason("scheduling.offer_within_due", {}))
    return VisitOffer(plan.price, starts_at, ends_at, int(idle / timedelta(minutes=1)), places, tuple(reasons))
