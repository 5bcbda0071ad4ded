"""The exams of one visit lie on one day."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_bundle"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    visits = plan.visits(problem)
    for bundle in problem.bundles:
        members = [visits[key] for key in bundle.requests if key in visits]
        if bundle.same_day and len({visit.start // problem.slots_per_day for visit in members}) > 1:
            yield Reason(CODE, {"request": members[0].request, "other": members[-1].request})
