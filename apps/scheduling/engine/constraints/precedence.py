"""An exam that waits for another follows it, neither too soon nor too late."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_precedence"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    visits = plan.visits(problem)
    for rule in problem.precedences:
        if rule.b not in visits:
            continue
        gap = visits[rule.b].start - visits[rule.a].end if rule.a in visits else None
        if gap is None or gap < rule.min_gap or (rule.max_gap is not None and gap > rule.max_gap):
            yield Reason(CODE, {"request": rule.b, "other": rule.a})
