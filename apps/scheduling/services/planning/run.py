"""One run from the queue to its plan: export, optimiser in a process of its own, import. Never two at a time."""

import json
import shutil
import sys
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError
from apps.scheduling.drivers.planner_process import Ended, Progress, run_planner
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.fields import BadInstance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.runs import RunKind, RunState
from apps.scheduling.models import PlanRun
from apps.scheduling.selectors.policies import plan_policy
from apps.scheduling.services.planning.ask import change_run, lock_run
from apps.scheduling.services.planning.export import Scope, export_horizon
from apps.scheduling.services.planning.live import tell_progress
from apps.scheduling.services.planning.proposals import import_plan

GRACE_S = 8
"""Over the run's own seconds: for the start on a busy machine and the last writing; then it is killed."""
LOST_AFTER = timedelta(seconds=45)
MANAGE = Path(__file__).resolve().parents[4] / "manage.py"


def run_next_plan() -> bool:
    """Takes the oldest queued run to its end; False when there is none or another one is running."""
    run = _claim()
    if run is None:
        return False
    try:
        if run.instance is None:
            take_snapshot(run)
        ended = _optimise(run)
    except (RadflowError, BadInstance, OSError) as error:
        ended = Ended(1, log=f"{type(error).__name__}: {error}")
    finish_run(run.pk, ended)
    return True


def finish_lost_runs() -> int:
    """A run whose worker died is ended from the last plan that it left on disk."""
    lost = PlanRun.objects.filter(state=RunState.RUNNING, beat_at__lt=clock.real_now() - LOST_AFTER)
    ids = list(lost.values_list("pk", flat=True))
    for pk in ids:
        finish_run(pk, Ended(None, log="the worker was lost\n"))
    return len(ids)


def has_waiting_runs() -> bool:
    return PlanRun.objects.filter(state=RunState.QUEUED).exists()


def finish_run(run_id: int, ended: Ended) -> None:
    """Keeps what the optimiser left behind, whole or stopped; without any plan the run failed."""
    folder = find_folder(run_id)
    _keep(run_id, ended, _read_result(folder))
    shutil.rmtree(folder, ignore_errors=True)


@transaction.atomic
def _keep(run_id: int, ended: Ended, result: dict | None) -> None:
    run = lock_run(run_id)
    if run.state != RunState.RUNNING:  # its cause went away meanwhile
        return
    run.log, run.was_stopped, run.ended_at = ended.log, ended.was_stopped, clock.real_now()
    run.save(update_fields=["log", "was_stopped", "ended_at"])
    if result is not None and run.instance is not None:
        import_plan(run, result)
        change_run(run, "finish")
    else:
        change_run(run, "cancel" if ended.was_stopped else "fail")


def find_folder(run_id: int) -> Path:
    return Path(settings.RADFLOW_PLANS) / str(run_id)


def _claim() -> PlanRun | None:
    try:
        with transaction.atomic():
            queued = PlanRun.objects.select_for_update(of=("self",), skip_locked=True).filter(state=RunState.QUEUED)
            run = queued.order_by("pk").first()
            if run is None:
                return None
            run.started_at = run.beat_at = clock.real_now()
            run.save(update_fields=["started_at", "beat_at"])
            change_run(run, "start")
            return run
    except IntegrityError:
        return None


@transaction.atomic
def take_snapshot(run: PlanRun) -> None:
    """Writes what the run sees of the calendar into it."""
    scope = Scope(run.site_id, run.first_day, run.days, tuple(run.modalities), run.moves, run.kind)
    export = export_horizon(scope, now=clock.now())
    problem = read_problem(export.instance)
    present = price_plan(problem, Plan.of(Assignment(**row) for row in export.reference))
    run.instance, run.reference = export.instance, export.reference
    run.origins = {"requests": export.origins, "barred": {str(pk): why for pk, why in export.barred.items()}}
    run.present = {"cost": present.total, "parts": present.parts()}
    run.policy_version = plan_policy(run.site_id).label
    run.beat_at = clock.real_now()
    run.save(update_fields=["instance", "reference", "origins", "present", "policy_version", "beat_at"])


def _optimise(run: PlanRun) -> Ended:
    folder = find_folder(run.pk)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "instance.json").write_text(json.dumps(run.instance))
    words = [sys.executable, str(MANAGE), "plan", "instance.json", "--out", "plan.json", "--progress"]
    words += ["--seconds", str(run.seconds), "--seed", str(run.seed)]
    if run.iterations:
        words += ["--iterations", str(run.iterations), "--workers", "1", "--bound"]
    else:
        words += ["--workers", str(plan_policy(run.site_id).payload["workers"])]
    if run.kind == RunKind.REPAIR:
        rows = {"instance": run.instance["name"], "assignments": run.reference}
        (folder / "reference.json").write_text(json.dumps(rows))
        words += ["--reference", "reference.json"]
    return run_planner(
        words,
        folder=folder,
        limit_s=run.seconds + GRACE_S,
        tell=lambda progress: _note(run.pk, progress),
        must_stop=lambda: PlanRun.objects.filter(pk=run.pk, stop_asked=True).exists(),
    )


def _note(run_id: int, progress: Progress) -> None:
    facts = {"cost": progress.cost, "bound": progress.bound, "gap": progress.gap, "trace": progress.trace}
    PlanRun.objects.filter(pk=run_id, state=RunState.RUNNING).update(beat_at=clock.real_now(), **facts)
    tell_progress(run_id, facts)


def _read_result(folder: Path) -> dict | None:
    try:
        return json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
