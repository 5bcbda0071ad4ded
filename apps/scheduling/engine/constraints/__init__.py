"""One rule a file: `@constraint(code)` over (Problem, Plan), independent of the board; every breach is a Reason."""

from collections.abc import Callable, Iterable

from apps.common.kernel.catalog import Catalog
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.problem import Problem

Check = Callable[[Problem, Plan], Iterable[Reason]]
CONSTRAINTS = Catalog("scheduling constraints", entry_point="radflow.scheduling_constraints")


def constraint(code: str) -> Callable[[Check], Check]:
    return lambda check: CONSTRAINTS.register(code, check)


def load_constraints() -> Catalog:
    return CONSTRAINTS.load(__name__)


def check_plan(problem: Problem, plan: Plan) -> list[Reason]:
    """Every breach of every rule; empty when the plan can be booked as it stands."""
    return [reason for member in load_constraints().items() for reason in member.value(problem, plan)]
