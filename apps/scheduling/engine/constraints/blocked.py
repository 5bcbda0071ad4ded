"""Blocks and reserves without a release time: only priorities up to the one that the block allows."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_blocked"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    for key, visit in plan.visits(problem).items():
        for block in problem.blocks:
            if block.released_at is not None:
                continue
            hit = block.scanner == visit.scanner and visit.start < block.end and block.start < visit.end
            if hit and problem.request_of[key].priority > block.allow_max_priority:
                yield Reason(CODE, {"request": key, "scanner": visit.scanner, "start": block.start})
