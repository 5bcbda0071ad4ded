"""The patient is in the department, lead and tail included, within one of the windows."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_windows"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, visit in plan.visits(problem).items():
        request = problem.request_of[key]
        comes, goes = visit.start - request.lead, visit.end + request.tail
        if not any(start <= comes and goes <= end for start, end in request.windows):
            yield Reason(CODE, {"request": key})
