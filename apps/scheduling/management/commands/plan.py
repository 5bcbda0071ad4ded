"""`manage.py plan INSTANCE.json --out PLAN.json`: plans or repairs a horizon and proves how good the plan is."""

import gc
import json
import sys
import time
from functools import cached_property
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import fail
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan_file import read_plan
from apps.scheduling.engine.planner import NoPlan, Order, Outcome, run_order
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.result import build_result
from apps.scheduling.engine.tables import Tables
from apps.scheduling.management.file_commands import read_with, write_json

NEEDED = "a fixed booking waits for it, and no start was found for it"
WRITING = 0.02
"""Share of the time kept for checking, explaining and writing."""
LEAST_WRITING_S = 0.4
KEEP_EVERY_S = 1.0
STARTING = 0.4
"""Of the time that the start took: a busy machine is slow at the end too."""


class Command(BaseCommand):
    help = "Plans the requests of a mids-1 instance and publishes a proven lower bound beside the plan."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("instance", metavar="INSTANCE.json")
        parser.add_argument("--out", required=True)
        parser.add_argument("--seconds", type=float, default=60.0, help="total wall time, the start included")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--iterations", type=int, help="with one worker: the same plan to the byte every time")
        parser.add_argument("--workers", type=int, default=2, choices=(1, 2))
        parser.add_argument("--reference", metavar="OLD_PLAN.json", help="repairs this plan with few moves")
        parser.add_argument("--bound", action="store_true", help="proves a bound even with one worker")
        parser.add_argument("--progress", action="store_true", help="a JSON line an improvement; OUT is kept current")

    def handle(self, *args, instance: str, out: str, seconds: float, **options) -> None:
        began = time.monotonic() - find_age_s()
        gc.disable()  # a plan makes no circles of objects, and looking for some among a million takes a second
        if not seconds > 0 or (options["iterations"] or 0) < 0:
            fail([{"argument": "--seconds, --iterations", "error": "must be positive"}])
        if not Path(out).parent.is_dir():
            fail([{"file": out, "error": "No such file or directory"}])
        problem = read_with(read_problem, instance)
        reference = read_with(read_plan, options["reference"], problem) if options["reference"] else None
        order = Order(
            seed=options["seed"],
            began=began,
            deadline=began + seconds - max(WRITING * seconds, LEAST_WRITING_S, STARTING * (time.monotonic() - began)),
            iterations=options["iterations"],
            workers=options["workers"],
            reference=reference,
            bound=options["bound"],
        )
        timeless = order.iterations is not None and order.workers == 1
        publisher = Publisher(problem, order, out, timeless=timeless)
        hear = _Progress(publisher) if options["progress"] else _Line()
        try:
            outcome = run_order(problem, order, hear)
        except NoPlan as error:
            fail([{"file": instance, "request": key, "error": NEEDED} for key in error.missing])
        if outcome.failure:
            raise RuntimeError(outcome.failure)
        publisher.write(outcome)


class Publisher:
    """Writes the result of a plan that keeps every rule."""

    def __init__(self, problem: Problem, order: Order, out: str, *, timeless: bool) -> None:
        self.problem, self.order, self.out, self.timeless = problem, order, out, timeless

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.problem)

    def write(self, outcome: Outcome) -> None:
        broken = check_plan(self.problem, outcome.plan)
        if broken:
            raise AssertionError(f"the plan breaks its own rules: {broken[:3]}")
        trace = None if self.timeless else outcome.trace
        result = build_result(
            self.tables, outcome.plan, bound=outcome.bound, trace=trace, reference=self.order.reference
        )
        write_json(self.out, result)


class _Progress:
    """A JSON line of every improvement on stderr; OUT is rewritten once a second at most, so that a kill loses little."""

    def __init__(self, publisher: Publisher) -> None:
        self.publisher, self.told, self.kept, self.kept_at = publisher, (None, None), None, float("-inf")

    def __call__(self, outcome: Outcome) -> None:
        if (outcome.cost, outcome.bound) != self.told:
            self.told = outcome.cost, outcome.bound
            at_s = round(time.monotonic() - self.publisher.order.began, 2)
            line = {"at_s": at_s, "cost": outcome.cost, "bound": outcome.bound, "gap": outcome.gap}
            print(json.dumps(line), file=sys.stderr, flush=True)
        if outcome.plan is not self.kept and time.monotonic() - self.kept_at >= KEEP_EVERY_S:
            self.publisher.write(outcome)
            self.kept, self.kept_at = outcome.plan, time.monotonic()


class _Line:
    """A line on stderr a second at most."""

    def __init__(self) -> None:
        self.told = 0.0

    def __call__(self, outcome: Outcome) -> None:
        if time.monotonic() - self.told >= 1.0:
            self.told = time.monotonic()
            print(f"cost {outcome.cost} bound {outcome.bound}", file=sys.stderr, flush=True)


def find_age_s() -> float:
    """How long this process runs already, for the limit counts from its start."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / 100)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.5
