"""A patient with exams at two sites has, on top of the gap to walk and change, the time for the way."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan, Visit
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_travel"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    ways: dict[str, list[Visit]] = {}
    for key, visit in plan.visits(problem).items() if problem.travel else ():
        ways.setdefault(problem.request_of[key].patient, []).append(visit)
    for way in ways.values():
        way.sort(key=lambda visit: (visit.start, visit.end))
        for first, second in zip(way, way[1:]):
            start, end = (problem.scanner_of[visit.scanner].site for visit in (first, second))
            left = second.start - first.end - problem.patient_gap
            # Without even the gap, the rule of the patient says so.
            if start != end and 0 <= left < problem.travel[start][end]:
                yield Reason(CODE, {"request": second.request, "other": first.request})
