"""Staff, rooms and equipment: at no slot more units than the pool has."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_pools"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    used: dict[tuple[str, int], int] = {}
    for key, visit in plan.visits(problem).items():
        for demand in problem.request_of[key].demands:
            for slot in range(*demand.span(visit.start, visit.end - visit.start)):
                used[demand.pool, slot] = used.get((demand.pool, slot), 0) + demand.n
    capacity = {pool.id: pool.capacity for pool in problem.pools}
    for (pool, slot), units in used.items():
        free = next((n for start, end, n in capacity[pool] if start <= slot < end), 0)
        if units > free:
            yield Reason(CODE, {"pool": pool, "start": slot, "units": units, "capacity": free})
