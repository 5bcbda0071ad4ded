"""The whole exam lies in regular or overtime hours of its scanner."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_hours"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, visit in plan.visits(problem).items():
        scanner = problem.scanner_of[visit.scanner]
        staffed = sum(
            max(0, min(visit.end, end) - max(visit.start, start)) for start, end in (*scanner.open, *scanner.overtime)
        )
        if staffed < visit.end - visit.start:
            yield Reason(CODE, {"request": key, "scanner": visit.scanner, "start": visit.start})
