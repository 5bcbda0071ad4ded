"""One patient at one place, with the gap to walk and change."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan, Visit
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_patient"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    ways: dict[str, list[Visit]] = {}
    for key, visit in plan.visits(problem).items():
        ways.setdefault(problem.request_of[key].patient, []).append(visit)
    for way in ways.values():
        way.sort(key=lambda visit: (visit.start, visit.end))
        for first, second in zip(way, way[1:]):
            if second.start < first.end + problem.patient_gap:
                yield Reason(CODE, {"request": second.request, "other": first.request})
