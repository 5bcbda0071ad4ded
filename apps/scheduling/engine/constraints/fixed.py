"""Fixed bookings stay where they are."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_fixed"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for request in problem.requests:
        item = plan.get(request.id)
        if request.fixed and (item is None or (item.scanner, item.start) != request.fixed):
            yield Reason(CODE, {"request": request.id, "scanner": request.fixed.scanner, "start": request.fixed.start})
