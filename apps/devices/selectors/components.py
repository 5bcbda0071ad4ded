"""Parts with what they have counted wherever they were, and how long they will last."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from apps.common.policy.registry import get_policy
from apps.devices.engine.components import Life, judge_life
from apps.devices.models import Component, ComponentFitting, UsageEntry
from apps.devices.selectors.plans import POLICY, sum_days
from apps.devices.selectors.qa import find_day

_COUNTED = """
SELECT f.component_id, u.meter, sum(u.amount) FROM devices_componentfitting f
JOIN devices_usageentry u ON u.device_id = f.device_id AND u.at >= f.fitted_at AND (f.removed_at IS NULL OR u.at < f.removed_at)
WHERE f.component_id = ANY(%s) AND u.at <= %s GROUP BY 1, 2
"""


@dataclass(frozen=True)
class ComponentState:
    component: Component
    fittings: list[ComponentFitting]
    meters: Mapping[str, float]
    life: Life

    @property
    def fitting(self) -> ComponentFitting | None:
        """Where it is now; None: in the store, or retired."""
        return next((one for one in self.fittings if one.removed_at is None), None)


def show_components(rows: QuerySet[Component], now: datetime) -> list[ComponentState]:
    """In a fixed number of queries."""
    found = list(rows.select_related("site").prefetch_related("fittings__device__room__site"))
    counted, paces = read_meters(found, now), _read_paces(found, now)
    out = []
    for row in found:
        fittings = list(row.fittings.all())
        now_in = next((one.device for one in fittings if one.removed_at is None), None)
        meters = counted[row.pk]
        first = fittings[0] if fittings else None
        life = judge_life(
            meter_used=meters.get(row.life_meter, 0.0) if row.life_meter else None,
            amount=row.life_amount,
            months=row.life_months,
            fitted_on=find_day(first.fitted_at, first.device) if first else None,
            today=find_day(now, (now_in or first.device)) if first else now.date(),
            daily=paces.get((now_in.pk, row.life_meter), ()) if now_in else (),
        )
        out.append(ComponentState(row, fittings, meters, life))
    return out


def read_meters(rows: list[Component], now: datetime) -> dict[int, dict[str, float]]:
    """What each part brought, and what was counted on its devices while it was in them."""
    found: dict[int, dict[str, float]] = {row.pk: defaultdict(float, row.brought) for row in rows}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [list(found), now])
        for component_id, meter, amount in cursor.fetchall():
            found[component_id][meter] += amount
    return {pk: dict(sorted(meters.items())) for pk, meters in found.items()}


def _read_paces(rows: list[Component], now: datetime) -> dict[tuple[int, str], list[float]]:
    days = get_policy(POLICY).payload["pace_days"]
    devices = {one.device_id for row in rows for one in row.fittings.all() if one.removed_at is None}
    meters = {row.life_meter for row in rows if row.life_meter}
    entries = UsageEntry.objects.filter(device__in=devices, meter__in=meters)
    return sum_days(entries, start=now - timedelta(days=days), now=now, days=days)
