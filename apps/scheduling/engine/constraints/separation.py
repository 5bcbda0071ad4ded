"""Two exams that disturb each other keep their distance, which may depend on the order."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_separation"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    visits = plan.visits(problem)
    for rule in problem.separations:
        if rule.a not in visits or rule.b not in visits:
            continue
        a, b = visits[rule.a], visits[rule.b]
        apart = b.start - a.end >= rule.gap_ab if a.start <= b.start else a.start - b.end >= rule.gap_ba
        if not apart:
            yield Reason(CODE, {"request": rule.b, "other": rule.a})
