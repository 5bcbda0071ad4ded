"""Who is told that the time of a contract runs out, and that it has: each once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import add_check, find_policy
from apps.devices.engine.conditions import is_number
from apps.devices.engine.service_clock import Deadline
from apps.devices.engine.work_orders import CLOSED, OrderKind
from apps.devices.events import ServiceTimeRan
from apps.devices.models import WorkOrder, WorkOrderEvent
from apps.devices.selectors.service_clock import read_clocks
from apps.directory.public import Role, list_users_with_role

POLICY = "devices.service_clock"
AT_ONCE = 500


class ClockStep(IntEnum):
    NONE = 0
    NEAR = 1
    LATE = 2


def find_clock_faults(payload: Any) -> Iterable[tuple[str, str]]:
    share = payload.get("warn_share") if isinstance(payload, Mapping) else None
    if not is_number(share) or share is None or not 0 < share < 1:
        yield "warn_share", "must be a number between 0 and 1"
    roles = payload.get("roles") if isinstance(payload, Mapping) else None
    if not isinstance(roles, list) or not roles or not set(map(str, roles)) <= set(Role):
        yield "roles", f"must be of {', '.join(Role)}"


add_check(POLICY, find_clock_faults)


def tell_service_clocks(now: datetime) -> int:
    """Takes the steps that are due; returns how many. Several processes may ask: each step is taken once. `now`: the department's time."""
    policy = find_policy(POLICY)
    if policy is None:
        return 0
    waiting = WorkOrder.objects.filter(kind=OrderKind.CORRECTIVE).exclude(state__in=CLOSED)
    rows = list(
        waiting.exclude(fix_told=ClockStep.LATE, response_told=ClockStep.LATE).select_related("device__room__site")[
            :AT_ONCE
        ]
    )
    clocks, taken = read_clocks(rows, now), 0
    for order in rows:
        for name in ("response", "fix"):
            if _find_step(getattr(clocks[order.pk], name), policy.payload) > getattr(order, f"{name}_told"):
                taken += _tell(order.pk, name, now, policy.payload)
    return taken


def _find_step(deadline: Deadline | None, payload: Mapping) -> ClockStep:
    """Of a promise that is still open."""
    if deadline is None or deadline.done_at is not None:
        return ClockStep.NONE
    if deadline.is_late:
        return ClockStep.LATE
    return ClockStep.NEAR if deadline.used >= payload["warn_share"] else ClockStep.NONE


@transaction.atomic
def _tell(order_id: int, name: str, now: datetime, payload: Mapping) -> int:
    order = WorkOrder.objects.select_for_update(of=("self",)).select_related("device__room__site").get(pk=order_id)
    if order.state in CLOSED:
        return 0
    deadline = getattr(read_clocks([order], now)[order.pk], name)
    step = _find_step(deadline, payload)
    if step <= getattr(order, f"{name}_told"):
        return 0
    setattr(order, f"{name}_told", step)
    order.save(update_fields=[f"{name}_told"])
    word = "late" if step == ClockStep.LATE else "near"
    WorkOrderEvent.objects.create(order=order, at=now, action=f"{name}_{word}", actor_name="devices")
    people = list_users_with_role(*payload["roles"], site_id=order.device.room.site_id)
    facts = {"order": order.number, "device": order.device.code}
    severity = "error" if step == ClockStep.LATE else "warning"
    notify(
        [p.id for p in people],
        Reason(f"devices.{name}_{word}", facts),
        link=f"/work-orders?row={order.pk}",
        severity=severity,
    )
    publish(
        ServiceTimeRan(
            order.pk, order.number, order.device_id, order.device.code, name, step == ClockStep.LATE, deadline.due_at
        ),
        aggregate=f"device:{order.device_id}",
    )
    return 1
