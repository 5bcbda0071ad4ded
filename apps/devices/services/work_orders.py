"""Work orders: opened from an alarm or by a person, carried to a written outcome."""

from django.db import connection, transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.devices.engine.rules import Severity
from apps.devices.engine.work_orders import CLOSED, LIFECYCLE, OrderKind, OrderState
from apps.devices.events import WorkOrderOpened
from apps.devices.models import (
    Alarm,
    AlarmEvent,
    Certificate,
    FieldNotice,
    MaintenancePlan,
    WatchItem,
    WorkOrder,
    WorkOrderEvent,
)
from apps.devices.services.done import settle_plan
from apps.devices.services.fleet import lock_device
from apps.devices.services.order_downtime import begin_downtime, end_downtime
from apps.devices.services.order_pauses import begin_pause, end_pause
from apps.devices.services.order_signing import save_signed, sign_order
from apps.devices.services.window_changes import settle_window

NUMBER_LOCK = 0x5241_4433


def open_work_order(
    *, device_id: int, actor: Actor, alarm_id: int | None = None, kind: str = OrderKind.CORRECTIVE, priority: str | None = None,
    summary: str = "", plan: MaintenancePlan | None = None, certificate: Certificate | None = None,
    notice: FieldNotice | None = None, watch_item_id: int | None = None,
) -> WorkOrder:  # fmt: skip
    """A new order; one that comes from an alarm carries its reason and severity and acknowledges it. One open order an alarm or watch item."""
    with transaction.atomic():
        device = lock_device(device_id)
        alarm, item = _find_alarm(alarm_id, device_id), _find_item(watch_item_id, device_id)
        if alarm or item:
            cause = {"alarm": alarm} if alarm else {"watch_item": item}
            known = WorkOrder.objects.filter(**cause).exclude(state__in=CLOSED).first()
            if known:
                return known
        told = alarm or item
        order = WorkOrder.objects.create(
            number=_take_number(), device=device, alarm=alarm, watch_item=item, kind=kind, priority=priority or (alarm.severity if alarm else Severity.MEDIUM),
            summary=summary, plan=plan, certificate=certificate, notice=notice, reason=told.reason if told else None, opened_at=clock.now(), opened_by=actor.name,
        )  # fmt: skip
        note_order(order, "open", actor, "")
        if alarm:
            AlarmEvent.objects.create(alarm=alarm, at=order.opened_at, kind="work_order", actor_name=actor.name)
            if alarm.acknowledged_at is None:
                alarm.acknowledged_at, alarm.acknowledged_by = order.opened_at, actor.name
                alarm.save(update_fields=["acknowledged_at", "acknowledged_by"])
        record(
            actor, "work_order.opened", obj=f"work_order:{order.id}", detail={"device": device.code, "alarm": alarm_id}
        )
        publish(
            WorkOrderOpened(order.id, order.number, device.id, device.code, alarm_id), aggregate=f"device:{device.id}"
        )
    return order


def _find_alarm(alarm_id: int | None, device_id: int) -> Alarm | None:
    if alarm_id is None:
        return None
    alarm = Alarm.objects.select_for_update(of=("self",)).filter(pk=alarm_id, device_id=device_id).first()
    if alarm is None:
        raise NotFound("devices.alarm_unknown")
    return alarm


def _find_item(item_id: int | None, device_id: int) -> WatchItem | None:
    if item_id is None:
        return None
    item = WatchItem.objects.select_for_update(of=("self",)).filter(pk=item_id, device_id=device_id).first()
    if item is None:
        raise NotFound("devices.watch_unknown")
    return item


def _take_number() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBER_LOCK])
    last = WorkOrder.objects.order_by("-id").values_list("number", flat=True).first()
    return f"WO-{int(last[3:]) + 1 if last else 1001}"


def act_on_work_order(
    order_id: int, action: str, *, version: int, actor: Actor, note: str = "", waits_for: str | None = None
) -> WorkOrder:
    """One step of the order's life; finishing needs the outcome in words, a pause what it `waits_for` (a PauseReason). Refused leaves
    everything as it was."""
    with transaction.atomic():
        order = lock_order(order_id)
        if order.version != version:
            raise Conflict(current={"version": order.version, "state": order.state})
        order.state = LIFECYCLE.next(order.state, action)
        if action == "sign":
            sign_order(order, actor)
        elif order.state == OrderState.DONE:
            if not note.strip():
                raise Invalid({"note": Reason("devices.outcome_missing", severity="error")})
            order.outcome, order.finished_by_id = note, str(actor.id)
        if action == "reopen":
            order.signed_at, order.signed_by, order.signed_by_id = None, "", ""
        if action in ("acknowledge", "start"):
            order.assignee = order.assignee or actor.name
            order.responded_at = order.responded_at or clock.now()
        if action == "pause":
            begin_pause(order, waits_for, actor)
        else:
            end_pause(order, actor)
        if action != "sign":
            settle_window(order)
            settle_plan(order, actor)
            order.closed_at = clock.now() if order.state in CLOSED else None
        order.version += 1
        save_signed(order)
        note_order(order, action, actor, note)
        record(actor, f"work_order.{action}", obj=f"work_order:{order.id}")
        if order.state == OrderState.IN_PROGRESS:
            begin_downtime(order, actor)
        elif action == "finish":
            end_downtime(order, actor)
    return order


def lock_order(order_id: int) -> WorkOrder:
    order = WorkOrder.objects.select_for_update(of=("self",)).select_related("device").filter(pk=order_id).first()
    if order is None:
        raise NotFound("devices.order_unknown")
    return order


def note_order(order: WorkOrder, action: str, actor: Actor, note: str) -> None:
    WorkOrderEvent.objects.create(order=order, at=clock.now(), action=action, actor_name=actor.name, note=note)
