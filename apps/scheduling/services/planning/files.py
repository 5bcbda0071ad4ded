"""A horizon that leaves the department as a file, and a plan for it that comes back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan_file import read_plan
from apps.scheduling.engine.runs import RunState
from apps.scheduling.models import PlanRun
from apps.scheduling.services.planning.ask import ask_plan, lock_run, tell_run
from apps.scheduling.services.planning.proposals import import_plan
from apps.scheduling.services.planning.run import take_snapshot

COMMAND = Actor.system("scheduling")


@transaction.atomic
def keep_horizon(
    site_id: int, *, first_day: date | None, days: int | None, modalities: Sequence[str], moves: str
) -> PlanRun:
    """A run that only looks: its instance can be taken away, its private map stays here."""
    run = ask_plan(site_id, actor=COMMAND, first_day=first_day, days=days, modalities=modalities, moves=moves)
    take_snapshot(run)
    run.state, run.ended_at = RunState.DONE, clock.real_now()
    run.save(update_fields=["state", "ended_at"])
    return run


@transaction.atomic
def take_plan(run_id: int, data: Any) -> PlanRun:
    """Raises BadInstance for what is no plan of this run's instance, Refused for one that breaks a rule or comes twice."""
    run = lock_run(run_id)
    if run.state != RunState.DONE or run.instance is None or run.result is not None:
        raise Refused(Reason("scheduling.run_takes_no_plan", {}, "error"))
    problem = read_problem(run.instance)
    plan = read_plan(problem, data)
    if broken := check_plan(problem, plan):
        raise Refused(Reason("scheduling.plan_breaks_rules", {"n": len(broken)}, "error"), others=broken[:20])
    import_plan(run, {"instance": problem.name, "assignments": plan.rows(), "cost": price_plan(problem, plan).total})
    run.version += 1
    run.save(update_fields=["version"])
    tell_run(run)
    return run
