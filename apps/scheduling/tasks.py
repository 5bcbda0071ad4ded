"""Beat: what must go on while nobody clicks."""

from celery import shared_task

from apps.common.kernel import clock
from apps.scheduling.public import (
    ask_nightly_plans,
    expire_offers,
    finish_lost_runs,
    has_waiting_runs,
    push_open_blocks,
    queue_due_notices,
    review_running,
    run_next_plan,
)

RUN_LIMIT_S = 290
"""Below the queue's visibility timeout, above the longest run that the policy allows."""


@shared_task(name="scheduling.push_open_blocks")
def push_blocks() -> None:
    push_open_blocks(now=clock.now())


@shared_task(name="scheduling.review_running")
def review_late_exams() -> None:
    review_running(at=clock.now())


@shared_task(name="scheduling.expire_offers")
def expire_waiting_offers() -> None:
    expire_offers()


@shared_task(name="scheduling.queue_notices")
def queue_notices() -> None:
    queue_due_notices()


@shared_task(name="scheduling.run_plans", time_limit=RUN_LIMIT_S)
def run_plans() -> None:
    """One run; whoever is next in the queue gets a task of its own."""
    if run_next_plan() and has_waiting_runs():
        run_plans.delay()


@shared_task(name="scheduling.tend_plans")
def tend_plans() -> None:
    """What a lost worker or a lost message left behind, and the run of the night."""
    finish_lost_runs()
    ask_nightly_plans(now=clock.now())
    if has_waiting_runs():
        run_plans.delay()
