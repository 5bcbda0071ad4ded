"""How faults stand against what their contracts promise, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from apps.devices.engine.service_clock import Deadline, Pause, find_deadline
from apps.devices.engine.work_orders import OrderKind, OrderState
from apps.devices.models import OrderPause, ServiceContract, WorkOrder
from apps.devices.selectors.availability import read_hours
from apps.devices.selectors.qa import find_day
from apps.directory.public import get_site_calendar


@dataclass(frozen=True)
class OrderClock:
    """`response` and `fix` are None without such a promise; `pause`: what it waits for now."""

    response: Deadline | None
    fix: Deadline | None
    pause: OrderPause | None


def read_clocks(orders: Iterable[WorkOrder], now: datetime) -> dict[int, OrderClock]:
    """Of faults (with device, room and site) by order id; planned work has no clock, and a cancelled order none any more."""
    rows = [o for o in orders if o.kind == OrderKind.CORRECTIVE and o.state != OrderState.CANCELLED]
    contracts: dict[int, list[ServiceContract]] = defaultdict(list)
    for one in ServiceContract.objects.filter(device__in={o.device_id for o in rows}):
        contracts[one.device_id].append(one)
    pauses: dict[int, list[OrderPause]] = defaultdict(list)
    for pause in OrderPause.objects.filter(order__in=[o.pk for o in rows]):
        pauses[pause.order_id].append(pause)
    calendar = cache(get_site_calendar)
    found = {}
    for order in rows:
        day = find_day(order.opened_at, order.device)
        contract = next((c for c in contracts[order.device_id] if c.starts_on <= day <= c.ends_on), None)
        waits = next((p for p in pauses[order.pk] if p.ended_at is None), None)
        if contract is None:
            found[order.pk] = OrderClock(None, None, waits)
            continue
        hours = read_hours(calendar(order.device.room.site_id), contract)
        stops = [Pause(p.started_at, p.ended_at) for p in pauses[order.pk]]

        def measure(promised_h, done_at, stops=(), order=order, hours=hours) -> Deadline | None:
            if not promised_h:
                return None
            minutes = float(promised_h) * 60
            return find_deadline(order.opened_at, minutes, hours, pauses=stops, done_at=done_at, now=now)

        response = measure(contract.response_h, order.responded_at or order.closed_at)
        found[order.pk] = OrderClock(response, measure(contract.fix_h, order.closed_at, stops), waits)
    return found


def attach_clocks(orders: list[WorkOrder], now: datetime) -> list[WorkOrder]:
    """The same orders, each with its `clock` (None for planned work)."""
    clocks = read_clocks(orders, now)
    for order in orders:
        order.clock = clocks.get(order.pk)  # type: ignore[attr-defined]
    return orders
