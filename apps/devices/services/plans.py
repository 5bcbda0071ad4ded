"""Maintenance plans: for one device or for all of a model; what is due becomes a work order that asks the schedule for time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy.registry import get_policy
from apps.devices.engine.plans import find_span
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import Device, MaintenanceDone, MaintenancePlan, WorkOrder
from apps.devices.selectors.plans import POLICY, PlanState, is_due, list_plans, show_plans
from apps.devices.selectors.qa import find_day
from apps.devices.services.done import note_done
from apps.devices.services.windows import ask_window
from apps.devices.services.work_orders import open_work_order

SYSTEM = Actor.system("maintenance")


def add_plan(devices: list[Device], *, actor: Actor, **facts) -> list[MaintenancePlan]:
    """The same plan on each device; all of them or none. More than one make a campaign of the plan's name."""
    campaign = facts["name"] if len(devices) > 1 else ""
    rows = [MaintenancePlan(device=d, campaign=campaign, counted_from=clock.now(), **facts) for d in devices]
    if not rows:
        raise Invalid({"model": Reason("devices.no_such_devices", severity="error")})
    with transaction.atomic():
        for row in rows:
            _save(row)
        codes = [d.code for d in devices]
        record(actor, "maintenance_plan.added", obj=f"maintenance_plan:{rows[0].pk}", detail={"devices": codes})
    return rows


def edit_plan(plan_id: int, *, version: int, actor: Actor, **facts) -> MaintenancePlan:
    """Saves the named facts when nobody saved before; Conflict tells what stands."""
    with transaction.atomic():
        plan = _lock(plan_id)
        if plan.version != version:
            raise Conflict(current={"version": plan.version})
        for name, value in facts.items():
            setattr(plan, name, value)
        plan.version += 1
        _save(plan)
        detail = {name: str(value) for name, value in facts.items()}
        record(actor, "maintenance_plan.edited", obj=f"maintenance_plan:{plan.pk}", detail=detail)
    return plan


def record_plan_done(plan_id: int, *, at: datetime, note: str, version: int, actor: Actor) -> MaintenanceDone:
    """Work that was done without an order of ours; not while one is open, which would be finished instead."""
    if at > clock.now():
        raise Invalid({"at": Reason("devices.done_in_future", severity="error")})
    with transaction.atomic():
        plan = _lock(plan_id)
        if plan.version != version:
            raise Conflict(current={"version": plan.version})
        if order := WorkOrder.objects.filter(plan=plan).exclude(state__in=CLOSED).first():
            raise Refused("devices.plan_has_order", order=order.number)
        row = note_done(plan, at=at, actor=actor, note=note)
        record(actor, "maintenance_plan.done", obj=f"maintenance_plan:{plan.pk}", detail={"at": at.isoformat()})
    return row


def open_due_orders(now: datetime) -> int:
    """Every active plan that is due within its lead time gets its order, once; returns how many were opened."""
    opened = 0
    for state in show_plans(list_plans(), now):
        if state.order or not is_due(state, now):
            continue
        try:
            with transaction.atomic():
                _open_order(state, now)
                opened += 1
        except IntegrityError as error:
            if "work_order_one_of_plan" not in str(error):  # else somebody opened it meanwhile
                raise
    return opened


def _open_order(state: PlanState, now: datetime) -> None:
    plan, device = state.plan, state.plan.device
    order = open_work_order(device_id=device.id, actor=SYSTEM, kind=plan.kind, summary=plan.name, plan=plan)
    if plan.window_min is None:
        return
    policy = get_policy(POLICY).payload
    first, last = find_span(
        state.due.due_on,
        today=find_day(now, device),
        every_days=plan.every_days,
        tolerance=policy["tolerance"],
        least_days=policy["least_window_days"],
    )
    zone = ZoneInfo(device.room.site.time_zone)
    ask_window(
        order.id,
        duration_min=plan.window_min,
        earliest=max(now, datetime.combine(first, time(), zone)),
        latest=datetime.combine(last + timedelta(days=1), time(), zone),
        version=order.version,
        actor=SYSTEM,
    )


def _lock(plan_id: int) -> MaintenancePlan:
    rows = MaintenancePlan.objects.select_for_update(of=("self",)).select_related("device__room__site")
    plan = rows.filter(pk=plan_id).first()
    if plan is None:
        raise NotFound("devices.plan_unknown")
    return plan


def _save(plan: MaintenancePlan) -> None:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError as error:
        if "maintenance_plan_once" in str(error):
            raise Refused("devices.plan_name_taken", device=plan.device.code, name=plan.name) from error
        raise Invalid({"next_on": Reason("devices.plan_without_end", severity="error")}) from error
