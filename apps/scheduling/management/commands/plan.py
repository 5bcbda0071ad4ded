"""`manage.py plan INSTANCE.json --out PLAN.json`: plans or repairs a horizon and proves how good the plan is."""

import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import fail
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan_file import read_plan
from apps.scheduling.engine.planner import NoPlan, Order, Outcome, run_order
from apps.scheduling.engine.result import build_result
from apps.scheduling.management.file_commands import read_with, write_json

NEEDED = "a fixed booking waits for it, and no start was found for it"
WRITING = 0.02
"""Share of the time kept for checking, explaining and writing."""
LEAST_WRITING_S = 0.4
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

    def handle(self, *args, instance: str, out: str, seconds: float, **options) -> None:
        began = time.monotonic() - find_age_s()
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
        try:
            outcome = run_order(problem, order, _Progress())
        except NoPlan as error:
            fail([{"file": instance, "request": key, "error": NEEDED} for key in error.missing])
        if outcome.failure:
            raise RuntimeError(outcome.failure)
        broken = check_plan(problem, outcome.plan)
        if broken:
            raise AssertionError(f"the plan breaks its own rules: {broken[:3]}")
        timeless = order.iterations is not None and order.workers == 1
        trace = None if timeless else outcome.trace
        write_json(out, build_result(problem, outcome.plan, bound=outcome.bound, trace=trace, reference=reference))


class _Progress:
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
