from collections.abc import Iterator
from typing import Any

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.common.policy import find_policy
from apps.common.policy.checks import add_check
from apps.common.retention.holds import held_patients
from apps.common.retention.kinds import COUNTS, KINDS, days_ago
from apps.common.retention.models import RetentionRun

POLICY = "common.retention"
AT_ONCE = 500  # rows (or studies, or seals) a kind and run, so that no run holds a table for long
LEAST_DAYS = 1


def apply_retention() -> dict[str, int]:
    """How many of each kind were deleted. What no policy in force gives a number of days stays for ever."""
    policy = find_policy(POLICY)
    deleted: dict[str, int] = {}
    for kind, days in (policy.payload["days"] if policy else {}).items():
        if days is None or kind not in KINDS:
            continue
        before = days_ago(days)
        if n := KINDS[kind](before, held_patients(), AT_ONCE):
            deleted[kind] = n
            RetentionRun.objects.create(kind=kind, before=before, n=n, at=clock.real_now(), policy_version=policy.label)
            detail = {"kind": kind, "n": n, "before": before.isoformat(), "policy": policy.label}
            record(Actor.system("retention"), "retention.applied", obj=f"retention:{kind}", detail=detail)
    return deleted


def count_due(kind: str, *, days: int | None = None) -> int | None:
    """How many would go now, with these days instead of the policy's; nothing is deleted. None where the policy keeps them for ever.
    Raises NotFound for a kind that cannot be counted beforehand."""
    if kind not in COUNTS:
        raise NotFound("common.not_found")
    if days is None:
        policy = find_policy(POLICY)
        days = policy.payload["days"].get(kind) if policy else None
    return None if days is None else COUNTS[kind](days_ago(days), held_patients())


def describe_kinds() -> list[dict[str, Any]]:
    """Every kind with the days in force (None: kept) and the last run that deleted some of it."""
    policy = find_policy(POLICY)
    days = policy.payload["days"] if policy else {}
    last = {run.kind: run for run in RetentionRun.objects.order_by("kind", "-id").distinct("kind")}
    return [
        {"kind": kind, "days": days.get(kind), "last_at": run and run.at, "last_n": run and run.n}
        for kind in KINDS
        for run in [last.get(kind)]
    ]


def find_faults(payload: Any) -> Iterator[tuple[str, str]]:
    """For the policy's check: a kind that nobody knows would be kept for ever without a word."""
    days = payload.get("days") if isinstance(payload, dict) else None
    if not isinstance(days, dict):
        yield "days", "{kind: days or null}"
        return
    for kind, value in days.items():
        if kind not in KINDS:
            yield f"days.{kind}", ", ".join(KINDS)
        elif value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < LEAST_DAYS):
            yield f"days.{kind}", f"{LEAST_DAYS} … or null"


add_check(POLICY, find_faults)
