"""Plan runs that are asked for, run by the real optimiser and looked at, for tests."""

from datetime import timedelta

from apps.scheduling.engine.runs import Moves
from apps.scheduling.models import PlanRun
from apps.scheduling.public import ask_plan, get_run, run_next_plan
from tests.builders.pathway import CLERK

ROUNDS = 60
"""Iterations instead of seconds: the same plan on every machine."""


def run_plan(site_id: int, **facts) -> PlanRun:
    """A run of three days from today to its end, reproducible unless said otherwise."""
    values = {"days": 3, "moves": Moves.UNTOLD, "iterations": ROUNDS, "seconds": 30, "actor": CLERK, **facts}
    run = ask_plan(site_id, **values)
    assert run_next_plan()
    return get_run(run.pk)


def end_of(appointment):
    return appointment.starts_at + timedelta(minutes=15)
