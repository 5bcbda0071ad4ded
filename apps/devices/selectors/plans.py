"""Maintenance plans with their due days, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max, QuerySet

from apps.common.policy.registry import get_policy
from apps.devices.engine.plans import DuePlan, find_due
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import MaintenancePlan, UsageEntry, WorkOrder
from apps.devices.selectors.qa import find_day

POLICY = "devices.maintenance"
_USED = """
SELECT p.id, coalesce(sum(u.amount), 0) FROM devices_maintenanceplan p
LEFT JOIN devices_usageentry u ON u.device_id = p.device_id AND u.meter = p.meter AND u.at > p.counted_from AND u.at <= %s
WHERE p.id = ANY(%s) GROUP BY p.id
"""


@dataclass(frozen=True)
class PlanState:
    plan: MaintenancePlan
    due: DuePlan
    used: float | None
    order: WorkOrder | None
    done_at: datetime | None


def list_plans(
    *, device_id: int | None = None, campaign: str | None = None, scope: str = "active"
) -> QuerySet[MaintenancePlan]:
    """`active` or `all`."""
    rows = MaintenancePlan.objects.select_related("device__room__site").annotate(done_at=Max("done__at"))
    if scope == "active":
        rows = rows.filter(is_active=True)
    if device_id:
        rows = rows.filter(device_id=device_id)
    if campaign:
        rows = rows.filter(campaign=campaign)
    return rows.order_by("next_on", "id")


def read_used(plans: Iterable[MaintenancePlan], *, until: datetime) -> dict[int, float]:
    """What each plan's meter has counted since the work was last done."""
    with connection.cursor() as cursor:
        cursor.execute(_USED, [until, [plan.pk for plan in plans]])
        return dict(cursor.fetchall())


def show_plans(plans: Iterable[MaintenancePlan], now: datetime) -> list[PlanState]:
    """Plans of `list_plans` with what is due."""
    rows = list(plans)
    days = get_policy(POLICY).payload["pace_days"]
    metered = [plan for plan in rows if plan.meter]
    entries = UsageEntry.objects.filter(device__in={p.device_id for p in metered}, meter__in={p.meter for p in metered})
    paces = sum_days(entries, start=now - timedelta(days=days), now=now, days=days)
    used = read_used(metered, until=now)
    orders = {o.plan_id: o for o in WorkOrder.objects.filter(plan__in=rows).exclude(state__in=CLOSED)}
    out = []
    for plan in rows:
        left = plan.every_usage - used[plan.pk] if plan.every_usage is not None else None
        due = find_due(
            next_on=plan.next_on,
            today=find_day(now, plan.device),
            left=left,
            daily=paces.get((plan.device_id, plan.meter), ()),
            needs_both=plan.needs_both,
        )
        out.append(PlanState(plan, due, used.get(plan.pk), orders.get(plan.pk), getattr(plan, "done_at", None)))
    return out


def is_due(state: PlanState, now: datetime) -> bool:
    """Within the plan's lead time: an order stands open for it."""
    plan, due_on = state.plan, state.due.due_on
    return due_on is not None and (due_on - find_day(now, plan.device)).days <= plan.lead_days


def sum_days(
    entries: QuerySet[UsageEntry], *, start: datetime, now: datetime, days: int
) -> dict[tuple[int, str], list[float]]:
    """Amounts of each of the last whole days by device and meter, from the first one with any usage on."""
    sums: dict[tuple[int, str], list[float]] = defaultdict(lambda: [0.0] * days)
    rows = entries.filter(at__gt=start, at__lte=now).values_list("device_id", "meter", "amount", "at")
    for device_id, meter, amount, at in rows:
        sums[device_id, meter][min(days - 1, int((at - start) / timedelta(days=1)))] += amount
    return {key: row[next(n for n, v in enumerate(row) if v) :] for key, row in sums.items() if any(row)}
