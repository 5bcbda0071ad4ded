"""Plan runs for screens: one with its curve, and the newest of a site."""

from typing import Any

from apps.common.kernel.errors import NotFound
from apps.scheduling.models import PlanRun

HEAVY = ("instance", "origins", "reference", "result", "settled", "log")
SHOWN = 20


def get_run(run_id: int) -> PlanRun:
    run = PlanRun.objects.select_related("block__resource").filter(pk=run_id).first()
    if run is None:
        raise NotFound("scheduling.run_unknown", run=run_id)
    return run


def get_run_state(run_id: int) -> dict[str, Any]:
    """What the live topic of a run shows while it works."""
    run = PlanRun.objects.defer(*HEAVY).filter(pk=run_id).first()
    if run is None:
        raise NotFound("scheduling.run_unknown", run=run_id)
    return {
        "state": run.state,
        "version": run.version,
        "cost": run.cost,
        "bound": run.bound,
        "gap": run.gap,
        "trace": run.trace,
        "seconds": run.seconds,
        "started_at": run.started_at,
    }


def list_runs_state(site_id: int) -> dict[str, Any]:
    """The newest runs of a site by id: enough to know that something is new."""
    rows = PlanRun.objects.filter(site_id=site_id).order_by("-id").values("id", "kind", "state", "version")[:SHOWN]
    return {"items": {str(row["id"]): row for row in rows}}
