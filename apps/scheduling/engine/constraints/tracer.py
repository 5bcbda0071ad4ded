"""The injection falls into a batch of the right product, and no batch gives more than its activity."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_tracer"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    drawn: dict[str, int] = {}
    for key, visit in plan.visits(problem).items():
        request = problem.request_of[key]
        if request.tracer is None:
            continue
        batch, injected = problem.batch_of.get(plan[key].batch or ""), visit.start - request.lead
        if batch is None or batch.product != request.tracer.product or not batch.ready <= injected < batch.expire:
            yield Reason(CODE, {"request": key, "batch": plan[key].batch})
            continue
        drawn[batch.id] = drawn.get(batch.id, 0) + batch.units(request.tracer.dose, injected)
    for key, units in drawn.items():
        if units > problem.batch_of[key].activity:
            yield Reason(CODE, {"batch": key, "units": units, "capacity": problem.batch_of[key].activity})
