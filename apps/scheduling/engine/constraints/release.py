"""Not before the request is released."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_release"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, visit in plan.visits(problem).items():
        if visit.start < problem.request_of[key].release:
            yield Reason(CODE, {"request": key, "start": problem.request_of[key].release})
