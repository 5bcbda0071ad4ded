"""Second opinions: a brute-force search over every plan, and the independent checker where its file is present."""

import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.problem import Problem

FILE = Path("scheduling") / "check_plan.py"
FOLDERS = [
    Path(os.environ.get("RADFLOW_SHARED", "shared")),
    *(up / "shared" for up in Path(__file__).resolve().parents),
]


@cache
def load_checker():
    """The foreign checker's `check`, or None where the file is absent."""
    found = next((folder / FILE for folder in FOLDERS if (folder / FILE).is_file()), None)
    if found is None:
        return None
    spec = importlib.util.spec_from_file_location("foreign_check_plan", found)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


def list_placings(problem: Problem, key: str) -> list[Assignment | None]:
    """Nothing, and every scanner, start and batch."""
    request = problem.request_of[key]
    batches = [batch.id for batch in problem.batches] if request.tracer else [None]
    found: list[Assignment | None] = [None]
    for mode in request.modes:
        for start in range(problem.horizon):
            found += [Assignment(key, mode.scanner, start, batch) for batch in batches]
    return found


def is_own_fault(problem: Problem, item: Assignment) -> bool:
    """The placing breaks a rule even when nobody else is there; a missing predecessor is no fault of it."""
    codes = {reason.code for reason in check_plan(problem, Plan.of([item]))}
    return bool(codes - {"scheduling.plan_precedence", "scheduling.plan_fixed"})


def list_plans(problem: Problem) -> Iterator[Plan]:
    choices = []
    for request in problem.requests:
        fits = [x for x in list_placings(problem, request.id) if x is None or not is_own_fault(problem, x)]
        choices.append(fits)
    for picked in product(*choices):
        plan = Plan.of(item for item in picked if item)
        if not check_plan(problem, plan):
            yield plan


def find_optimum(problem: Problem) -> int:
    return min(price_plan(problem, plan).total for plan in list_plans(problem))
