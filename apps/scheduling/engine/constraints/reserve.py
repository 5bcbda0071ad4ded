"""Reserves with a release time: only priorities up to the one allowed, until the time has come."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_reserve"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    held = [b for b in problem.blocks if b.released_at is not None and problem.now < b.released_at]
    for key, visit in plan.visits(problem).items() if held else ():
        for block in held:
            hit = block.scanner == visit.scanner and visit.start < block.end and block.start < visit.end
            if hit and problem.request_of[key].priority > block.allow_max_priority:
                yield Reason(CODE, {"request": key, "scanner": visit.scanner, "start": block.start})
