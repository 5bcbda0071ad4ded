"""What differs between the standing bookings and a plan, change by change: what each saves, and why it is proposed."""

from dataclasses import dataclass, replace

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.cost import Cost, price_plan
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.problem import Problem


@dataclass(frozen=True)
class Change:
    """`before` and `after` are None for no booking. `makes_room_for` and `needs` name the requests of other changes."""

    request: str
    before: Assignment | None
    after: Assignment | None
    saves: int
    reasons: tuple[Reason, ...]
    needs: tuple[str, ...]


def list_changes(problem: Problem, plan: Plan, reference: Plan) -> list[Change]:
    """Every booking that is new, moved or gone, in order of the requests."""
    keys = [
        request.id for request in problem.requests if _place(plan.get(request.id)) != _place(reference.get(request.id))
    ]
    leaving = {key: _span(problem, reference[key]) for key in keys if key in reference}
    coming = {key: _span(problem, plan[key]) for key in keys if key in plan}
    return [
        _describe(
            problem,
            key,
            plan.get(key),
            reference.get(key),
            needs=_meet(coming.get(key), leaving, key),
            room_for=_meet(leaving.get(key), coming, key),
        )
        for key in keys
    ]


def _place(item: Assignment | None) -> tuple | None:
    return item and (item.scanner, item.start)


def _span(problem: Problem, item: Assignment) -> tuple[str, int, int]:
    mode = problem.request_of[item.request].mode_on(item.scanner)
    return item.scanner, item.start, item.start + mode.dur


def _meet(span: tuple | None, others: dict[str, tuple], own: str) -> tuple[str, ...]:
    if span is None:
        return ()
    scanner, start, end = span
    return tuple(
        key
        for key, (on, first, last) in others.items()
        if key != own and on == scanner and first < end and start < last
    )


def _describe(
    problem: Problem,
    key: str,
    after: Assignment | None,
    before: Assignment | None,
    *,
    needs: tuple[str, ...],
    room_for: tuple[str, ...],
) -> Change:
    old, new = (_price_alone(problem, key, item) for item in (before, after))
    reasons = []
    if before is not None and is_closed(problem, before):
        reasons.append(Reason("scheduling.change_place_lost", {"resource": before.scanner}, "warning"))
    if after is not None:
        reasons += _compare(problem, before, after, old, new)
    if room_for:
        reasons.append(Reason("scheduling.change_makes_room", {"others": list(room_for)}))
    if not reasons and after is not None:
        reasons.append(Reason("scheduling.change_part_of_whole"))
    return Change(key, before, after, old.total - new.total, tuple(reasons), needs)


def _price_alone(problem: Problem, key: str, item: Assignment | None) -> Cost:
    """What the request costs by itself: changeovers and idle time between its siblings belong to the whole plan."""
    alone = replace(problem, requests=(problem.request_of[key],), bundles=())
    return price_plan(alone, Plan.of([item] if item else []))


def is_closed(problem: Problem, item: Assignment) -> bool:
    """The place is not open, or nobody may use it."""
    scanner, start, end = _span(problem, item)
    row = problem.scanner_of[scanner]
    taken = any(
        block.scanner == scanner and block.allow_max_priority < 0 and block.start < end and start < block.end
        for block in problem.blocks
    )
    return taken or not any(first <= start and end <= last for first, last in (*row.open, *row.overtime))


def _compare(problem: Problem, before: Assignment | None, after: Assignment, old: Cost, new: Cost) -> list[Reason]:
    request, spd = problem.request_of[after.request], problem.slots_per_day
    day, reasons = after.start // spd, []
    late = max(0, day - request.due_day)
    if before is None:
        reasons.append(Reason("scheduling.change_books", {"day": day + 1}))
        late_before = 0
    else:
        days, late_before = before.start // spd - day, max(0, before.start // spd - request.due_day)
        if days:
            reasons.append(Reason(f"scheduling.change_days_{'sooner' if days > 0 else 'later'}", {"days": abs(days)}))
        if late_before > late:
            reasons.append(Reason("scheduling.change_less_late", {"days": late_before - late}))
    if late > late_before or (before is None and late):
        reasons.append(Reason("scheduling.change_late", {"days": late}, "warning"))
    if new.overtime != old.overtime and problem.weights.overtime:
        minutes = (new.overtime - old.overtime) // problem.weights.overtime * problem.grid_min
        code = "more" if minutes > 0 else "less"
        severity = "warning" if minutes > 0 else "info"
        reasons.append(Reason(f"scheduling.change_overtime_{code}", {"minutes": abs(minutes)}, severity))
    return reasons
