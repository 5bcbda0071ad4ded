"""The run of the night: once a day and site, after the hour that the policy names."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.actor import Actor
from apps.common.policy import find_policy
from apps.directory.public import list_sites
from apps.scheduling.engine.runs import RunCause
from apps.scheduling.models import PlanRun
from apps.scheduling.services.planning.ask import ask_plan

PLANNER = Actor.system("scheduling")


def ask_nightly_plans(*, now: datetime) -> int:
    """Asks for what is due and was not asked for yet; returns how many."""
    return sum(_is_due(site, now) and bool(_ask(site.pk)) for site in list_sites())


def _is_due(site, now: datetime) -> bool:
    policy = find_policy("scheduling.plan", site_id=site.pk)
    rules = policy and policy.payload.get("nightly")
    if not rules:
        return False
    local = now.astimezone(ZoneInfo(site.time_zone))
    if not time.fromisoformat(rules["from"]) <= local.time() < time.fromisoformat(rules["until"]):
        return False
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    tonight = PlanRun.objects.filter(
        site_id=site.pk, cause=RunCause.NIGHTLY, asked_at__gte=midnight, asked_at__lt=midnight + timedelta(days=1)
    )
    return not tonight.exists()


def _ask(site_id: int) -> PlanRun:
    rules = find_policy("scheduling.plan", site_id=site_id).payload["nightly"]
    facts = {name: rules[name] for name in ("days", "seconds", "moves")}
    return ask_plan(site_id, actor=PLANNER, cause=RunCause.NIGHTLY, **facts)
