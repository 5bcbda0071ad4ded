"""The objective of mids-1 in parts, from the plan alone: the board's running cost is checked against it."""

from dataclasses import dataclass, fields

from apps.scheduling.engine.plan import Plan, Visit
from apps.scheduling.engine.problem import STAT, Problem, Request


@dataclass
class Cost:
    reject: int = 0
    wait: int = 0
    late: int = 0
    stat: int = 0
    pref: int = 0
    setup: int = 0
    overtime: int = 0
    span: int = 0

    @property
    def total(self) -> int:
        return sum(self.parts().values())

    def parts(self) -> dict[str, int]:
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(frozen=True)
class Perturbation:
    """What a repaired plan costs against the plan people already know."""

    moved: int
    dropped: int
    cost: int


def price_plan(problem: Problem, plan: Plan) -> Cost:
    cost, visits = Cost(), plan.visits(problem)
    for request in problem.requests:
        visit = visits.get(request.id)
        if visit is None:
            cost.reject += problem.weights.reject[request.priority]
        else:
            _add_visit(cost, problem, request, visit)
    _add_setups(cost, problem, visits)
    for bundle in problem.bundles:
        spans = sorted((visits[key].start, visits[key].end) for key in bundle.requests if key in visits)
        idle = sum(max(0, later[0] - earlier[1]) for earlier, later in zip(spans, spans[1:]))
        cost.span += problem.weights.span * idle
    return cost


def _add_visit(cost: Cost, problem: Problem, request: Request, visit: Visit) -> None:
    weights, p = problem.weights, request.priority
    day = visit.start // problem.slots_per_day
    cost.wait += weights.wait_day[p] * (day - request.release // problem.slots_per_day)
    cost.late += weights.late_day[p] * max(0, day - request.due_day)
    if p == STAT:
        cost.stat += weights.stat_hour * ((visit.start - request.release) * problem.grid_min // 60)
    if request.preferred and not any(start <= visit.start < end for start, end in request.preferred):
        cost.pref += weights.pref
    regular = sum(
        max(0, min(visit.end, end) - max(visit.start, start)) for start, end in problem.scanner_of[visit.scanner].open
    )
    cost.overtime += weights.overtime * (visit.end - visit.start - regular)


def _add_setups(cost: Cost, problem: Problem, visits: dict[str, Visit]) -> None:
    lines: dict[str, list[Visit]] = {}
    for visit in visits.values():
        lines.setdefault(visit.scanner, []).append(visit)
    for scanner, line in lines.items():
        line.sort(key=lambda visit: visit.start)
        for first, second in zip(line, line[1:]):
            if first.start // problem.slots_per_day == second.start // problem.slots_per_day:
                families = (problem.request_of[visit.request].family for visit in (first, second))
                cost.setup += problem.weights.setup * problem.setup_between(scanner, *families)


def price_moves(problem: Problem, plan: Plan, reference: Plan) -> Perturbation:
    weights, moved, dropped, cost = problem.weights, 0, 0, 0
    for key, old in reference.items():
        new = plan.get(key)
        if new is None:
            moved, dropped = moved + 1, dropped + 1
            cost += weights.reject[problem.request_of[key].priority]
        elif (old.scanner, old.start) != (new.scanner, new.start):
            moved += 1
            cost += move_price(problem, old.start, new.start)
    return Perturbation(moved, dropped, cost)


def move_price(problem: Problem, old: int, new: int) -> int:
    """An appointment that changes scanner or start; three times as dear when it loses its day."""
    far = old // problem.slots_per_day != new // problem.slots_per_day
    return problem.weights.moved * (3 if far else 1) + problem.weights.shift * (abs(old - new) // 6)
