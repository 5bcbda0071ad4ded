"""Plans become orders once, orders ask for time, finished work moves the plan on; both sides of each rule."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.devices.models import Device, Downtime, MaintenanceDone, MaintenancePlan, UsageEntry, WorkOrder
from apps.devices.public import (
    act_on_work_order,
    add_plan,
    confirm_window,
    edit_plan,
    get_device,
    open_due_orders,
    record_plan_done,
    record_usage,
    take_out_of_service,
)
from apps.devices.selectors.plans import list_plans, show_plans
from apps.devices.selectors.qa import find_day

ENGINEER = Actor("person", "1", "张工", ("device_admin",))


@pytest.fixture(autouse=True)
def cleared(fleet):
    MaintenanceDone.objects.all().delete()
    WorkOrder.objects.all().delete()
    MaintenancePlan.objects.all().delete()
    UsageEntry.objects.all().delete()


def in_days(n: int) -> date:
    return find_day(clock.now(), get_device("CT-1")) + timedelta(days=n)


def make_plan(device: str = "CT-1", **facts) -> MaintenancePlan:
    facts = {"name": "half-yearly service", "next_on": in_days(5), "every_days": 182, "source": "manual 4.2"} | facts
    return add_plan([get_device(device)], actor=ENGINEER, **facts)[0]


def finish(order: WorkOrder) -> None:
    for action in ("start", "finish"):
        order.refresh_from_db()
        act_on_work_order(order.id, action, version=order.version, actor=ENGINEER, note="done by the book")


def test_a_due_plan_gets_one_order_that_asks_for_time():
    plan = make_plan(window_min=120)
    assert (open_due_orders(clock.now()), open_due_orders(clock.now())) == (1, 0)
    order = WorkOrder.objects.get()
    assert (order.plan_id, order.kind, order.summary, order.window_state) == (
        plan.id,
        "preventive",
        plan.name,
        "asked",
    )
    asked = OutboxEvent.objects.get(name="devices.maintenance_due.v1").payload
    assert (asked["order_id"], asked["duration_min"], asked["code"]) == (order.id, 120, "CT-1")
    assert find_day(order.window_latest - timedelta(hours=1), get_device("CT-1")) == in_days(5 + 19)


def test_what_is_not_due_yet_or_ended_gets_none():
    make_plan(next_on=in_days(15))
    ended = make_plan(name="other")
    edit_plan(ended.id, version=1, is_active=False, actor=ENGINEER)
    assert open_due_orders(clock.now()) == 0
    make_plan(name="third", next_on=in_days(14))
    assert open_due_orders(clock.now()) == 1


def test_the_database_keeps_a_plan_to_one_open_order():
    plan = make_plan()
    open_due_orders(clock.now())
    facts = {"device": plan.device, "plan": plan, "opened_at": clock.now(), "opened_by": "x"}
    with pytest.raises(IntegrityError):
        WorkOrder.objects.create(number="WO-9", **facts)


def test_finished_work_moves_the_plan_and_starts_the_meter_again():
    plan = make_plan(meter="exams", every_usage=1000, next_on=in_days(3))
    MaintenancePlan.objects.update(counted_from=clock.now() - timedelta(days=2))
    record_usage(plan.device_id, "exams", 300, clock.now() - timedelta(days=1))
    assert show_plans(list_plans(), clock.now())[0].used == 300
    open_due_orders(clock.now())
    order = WorkOrder.objects.get()
    finish(order)
    plan.refresh_from_db()
    done = MaintenanceDone.objects.get()
    assert (done.order_id, done.used, done.was_due_on) == (order.id, 300, in_days(3))
    assert (plan.next_on, plan.is_active) == (in_days(182), True)
    assert show_plans(list_plans(), clock.now())[0].used == 0
    order.refresh_from_db()
    act_on_work_order(order.id, "reopen", version=order.version, actor=ENGINEER)
    order.refresh_from_db()
    act_on_work_order(order.id, "finish", version=order.version, actor=ENGINEER, note="again")
    assert MaintenanceDone.objects.count() == 1


def test_a_meter_that_is_used_up_is_due_before_its_day():
    plan = make_plan(meter="exams", every_usage=100, next_on=in_days(100))
    assert open_due_orders(clock.now()) == 0
    MaintenancePlan.objects.update(counted_from=clock.now() - timedelta(days=2))
    record_usage(plan.device_id, "exams", 100, clock.now() - timedelta(hours=1))
    (state,) = show_plans(list_plans(), clock.now())
    assert (state.due.by, state.due.due_on) == ("meter", in_days(0))
    assert open_due_orders(clock.now()) == 1


def test_work_that_is_due_is_put_off_before_its_order_is_cancelled():
    plan = make_plan()
    open_due_orders(clock.now())
    order = WorkOrder.objects.get()
    with pytest.raises(Refused) as caught:
        act_on_work_order(order.id, "cancel", version=order.version, actor=ENGINEER)
    order.refresh_from_db()
    assert (caught.value.reason.code, order.state) == ("devices.plan_still_due", "open")
    edit_plan(plan.id, version=1, next_on=in_days(90), actor=ENGINEER)
    act_on_work_order(order.id, "cancel", version=order.version, actor=ENGINEER)
    assert open_due_orders(clock.now()) == 0


def test_once_ends_with_its_work():
    make_plan(every_days=None, kind="recall")
    open_due_orders(clock.now())
    finish(WorkOrder.objects.get())
    plan = MaintenancePlan.objects.get()
    assert (plan.is_active, plan.next_on, list(list_plans())) == (False, None, [])


def test_a_campaign_covers_a_model_or_nobody():
    devices = list(Device.objects.filter(modality="CT").order_by("code"))
    facts = {"name": "notice 7", "next_on": in_days(3), "source": "field notice", "kind": "recall"}
    rows = add_plan(devices, actor=ENGINEER, **facts)
    assert {row.campaign for row in rows} == {"notice 7"}
    MaintenancePlan.objects.filter(device=devices[0]).delete()
    with pytest.raises(Refused):
        add_plan(devices, actor=ENGINEER, **facts)
    assert MaintenancePlan.objects.count() == len(devices) - 1
    with pytest.raises(Invalid):
        add_plan([], actor=ENGINEER, **facts)


def test_done_without_an_order():
    plan = make_plan()
    with pytest.raises(Invalid):
        record_plan_done(plan.id, at=clock.now() + timedelta(hours=1), note="x", version=1, actor=ENGINEER)
    record_plan_done(plan.id, at=clock.now(), note="by the vendor", version=1, actor=ENGINEER)
    plan.refresh_from_db()
    assert plan.next_on == in_days(182)
    with pytest.raises(Conflict):
        record_plan_done(plan.id, at=clock.now(), note="again", version=1, actor=ENGINEER)
    edit_plan(plan.id, version=2, next_on=in_days(1), actor=ENGINEER)
    open_due_orders(clock.now())
    with pytest.raises(Refused) as caught:
        record_plan_done(plan.id, at=clock.now(), note="x", version=3, actor=ENGINEER)
    assert caught.value.reason.code == "devices.plan_has_order"


def test_a_plan_without_an_end_is_refused():
    with pytest.raises(Invalid):
        make_plan(next_on=None, every_days=None)
    assert not MaintenancePlan.objects.exists()


def start_in_window(device: str, *, begins_min: int = -5, lasts_min: int = 60) -> WorkOrder:
    """An order whose confirmed window began `begins_min` minutes from now, started now."""
    make_plan(device, window_min=lasts_min)
    open_due_orders(clock.now())
    order = WorkOrder.objects.get()
    starts = clock.now() + timedelta(minutes=begins_min)
    confirm_window(order.id, starts_at=starts, ends_at=starts + timedelta(minutes=lasts_min), actor=ENGINEER)
    order.refresh_from_db()
    return act_on_work_order(order.id, "start", version=order.version, actor=ENGINEER)


def test_work_in_its_window_takes_the_device_out_and_gives_it_back():
    order = start_in_window("US-1")
    down = Downtime.objects.get(work_order=order)
    assert (down.cause, down.expected_until, get_device("US-1").technical) == ("planned", order.window_ends_at, "down")
    act_on_work_order(order.id, "finish", version=order.version, actor=ENGINEER, note="probe cleaned")
    down.refresh_from_db()
    assert (down.ended_at is not None, get_device("US-1").technical) == (True, "up")


def test_a_device_with_tests_to_do_stays_out_when_the_work_is_done():
    order = start_in_window("CT-1")
    act_on_work_order(order.id, "finish", version=order.version, actor=ENGINEER, note="done")
    device = get_device("CT-1")
    assert (device.technical, device.clinical) == ("down", "held")


@pytest.mark.parametrize(("begins_min", "lasts_min"), [(5, 60), (-60, 60)])
def test_outside_of_its_window_work_takes_nothing_out(begins_min, lasts_min):
    order = start_in_window("US-1", begins_min=begins_min, lasts_min=lasts_min)
    assert not Downtime.objects.filter(work_order=order).exists()


def test_a_downtime_that_somebody_logged_is_left_to_them():
    device = get_device("US-1")
    take_out_of_service(device.id, actor=ENGINEER, cause="breakdown")
    order = start_in_window("US-1")
    act_on_work_order(order.id, "finish", version=order.version, actor=ENGINEER, note="done")
    assert get_device("US-1").technical == "down"
