"""The request has a mode on the scanner that it is booked on, and the plan knows only requests of the problem."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_eligible"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, item in plan.items():
        request = problem.request_of.get(key)
        if request is None or request.mode_on(item.scanner) is None:
            yield Reason(CODE, {"request": key, "scanner": item.scanner})
