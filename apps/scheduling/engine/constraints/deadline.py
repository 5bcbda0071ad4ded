"""Finished by the deadline."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_deadline"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, visit in plan.visits(problem).items():
        deadline = problem.request_of[key].deadline
        if deadline is not None and visit.end > deadline:
            yield Reason(CODE, {"request": key, "end": deadline})
