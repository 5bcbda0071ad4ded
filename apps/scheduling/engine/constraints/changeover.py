"""One exam at a time on a scanner, with the changeover between the two families."""

from collections.abc import Iterator

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import constraint
from apps.scheduling.engine.plan import Plan, Visit
from apps.scheduling.engine.problem import Problem

CODE = "scheduling.plan_changeover"


@constraint(CODE)
def check(problem: Problem, plan: Plan) -> Iterator[Reason]:
    lines: dict[str, list[Visit]] = {}
    for visit in plan.visits(problem).values():
        lines.setdefault(visit.scanner, []).append(visit)
    for scanner, line in lines.items():
        line.sort(key=lambda visit: (visit.start, visit.end))
        for first, second in zip(line, line[1:]):
            families = (problem.request_of[visit.request].family for visit in (first, second))
            if second.start < first.end + problem.setup_between(scanner, *families):
                yield Reason(CODE, {"request": second.request, "other": first.request, "scanner": scanner})
