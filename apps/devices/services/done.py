"""A plan's work was done: the history says when, the calendar moves on and the meter starts again."""

from datetime import datetime

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.devices.engine.plans import find_next
from apps.devices.engine.work_orders import CLOSED, OrderState
from apps.devices.models import MaintenanceDone, MaintenancePlan, WorkOrder
from apps.devices.selectors.plans import is_due, read_used, show_plans
from apps.devices.selectors.qa import find_day


def settle_plan(order: WorkOrder, actor: Actor) -> None:
    """When the order of a plan is finished; one that was opened again and finished again counts once.

    Work that is still due is not cancelled: the plan is put off or ended first, else its order would come again at once.
    """
    if order.plan_id is None or order.state not in CLOSED:
        return
    plans = MaintenancePlan.objects.select_for_update(of=("self",)).select_related("device__room__site")
    plan, now = plans.get(pk=order.plan_id), clock.now()
    if order.state == OrderState.CANCELLED:
        if plan.is_active and is_due(show_plans([plan], now)[0], now):
            raise Refused("devices.plan_still_due", name=plan.name)
    elif not MaintenanceDone.objects.filter(order=order).exists():
        note_done(plan, at=now, actor=actor, order=order)


def note_done(
    plan: MaintenancePlan, *, at: datetime, actor: Actor, order: WorkOrder | None = None, note: str = ""
) -> MaintenanceDone:
    """The caller holds the plan's lock. What is done only once has no next day and ends here."""
    used = read_used([plan], until=at)[plan.pk] if plan.meter else None
    row = MaintenanceDone.objects.create(
        plan=plan, order=order, at=at, was_due_on=plan.next_on, used=used, actor_name=actor.name, note=note
    )
    done_on = find_day(at, plan.device)
    plan.next_on = find_next(next_on=plan.next_on, every_days=plan.every_days, done_on=done_on, is_fixed=plan.is_fixed)
    plan.counted_from = max(at, plan.counted_from)
    plan.is_active &= plan.every_days is not None or plan.every_usage is not None
    plan.version += 1
    plan.save()
    return row
