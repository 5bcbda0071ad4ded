"""A fault against its contract: when somebody must have come, what stops the clock, who is told, each once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.kernel.errors import Invalid, Refused
from apps.devices.models import OrderPause, ServiceContract, WorkOrder, WorkOrderEvent
from apps.devices.public import act_on_work_order, get_device, open_work_order, tell_service_clocks
from apps.devices.selectors.service_clock import read_clocks
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = pytest.mark.django_db
START = datetime(2026, 12, 1, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def order(fleet, actor) -> WorkOrder:
    """On MR-2, round the clock: 4 h to answer, 10 h to mend."""
    device = get_device("MR-2")
    ServiceContract.objects.all().delete()
    ServiceContract.objects.create(
        device=device, vendor="V", starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31), response_h=4, fix_h=10,
        weekly=[[[0, 1440]]] * 7,
    )  # fmt: skip
    made = open_work_order(device_id=device.pk, actor=actor, summary="no image")
    WorkOrder.objects.filter(pk=made.pk).update(opened_at=START)
    return reread(made)


def reread(order: WorkOrder) -> WorkOrder:
    return WorkOrder.objects.select_related("device__room__site").get(pk=order.pk)


def act(order: WorkOrder, action: str, actor, **facts) -> WorkOrder:
    act_on_work_order(order.pk, action, version=reread(order).version, actor=actor, **facts)
    return reread(order)


def clock_of(order: WorkOrder, now: datetime):
    return read_clocks([reread(order)], now)[order.pk]


def tell(order: WorkOrder, *hours: float) -> list[str]:
    for h in hours:
        tell_service_clocks(START + h * HOUR)
    rows = WorkOrderEvent.objects.filter(order=order, actor_name="devices")
    return list(rows.values_list("action", flat=True))


def test_the_clock_says_what_is_left_and_ends_with_the_answer(order, actor):
    found = clock_of(order, START + HOUR)
    assert (found.response.left_min, found.fix.left_min) == (180, 540)
    order = act(order, "acknowledge", actor)
    WorkOrder.objects.filter(pk=order.pk).update(responded_at=START + 5 * HOUR)
    found = clock_of(order, START + 9 * HOUR)
    assert (found.response.done_at, found.response.is_late) == (START + 5 * HOUR, True)
    assert (found.fix.due_at, found.fix.is_late) == (START + 10 * HOUR, False)


def test_a_pause_needs_its_reason_and_stops_the_repair_clock(order, actor):
    order = act(order, "start", actor)
    with pytest.raises(Invalid):
        act(order, "pause", actor)
    assert (reread(order).state, OrderPause.objects.count()) == ("in_progress", 0)
    order = act(order, "pause", actor, waits_for="part")
    OrderPause.objects.update(started_at=START + 2 * HOUR)
    found = clock_of(order, START + 30 * HOUR)
    assert (found.fix.due_at, found.fix.left_min, found.pause.reason) == (None, 480, "part")
    with pytest.raises(Refused):
        act(order, "pause", actor, waits_for="vendor")
    OrderPause.objects.update(started_at=START)  # the test's clock stands still
    order = act(order, "start", actor)
    OrderPause.objects.update(started_at=START + 2 * HOUR, ended_at=START + 22 * HOUR)
    assert clock_of(order, START + 23 * HOUR).fix.due_at == START + 30 * HOUR
    assert clock_of(order, START + 23 * HOUR).pause is None


def test_who_keeps_orders_is_told_before_and_at_the_end_each_once(order):
    assert tell(order, 1, 3) == []
    assert tell(order, 3.2, 3.5) == ["response_near"]
    assert tell(order, 4.1, 4.5) == ["response_near", "response_late"]
    assert tell(order, 7.9, 8, 11, 12) == ["response_near", "response_late", "fix_near", "fix_late"]
    told = OutboxEvent.objects.filter(name="devices.service_time_ran.v1").order_by("id")
    assert [(e.payload["promise"], e.payload["is_late"]) for e in told] == [
        ("response", False), ("response", True), ("fix", False), ("fix", True),
    ]  # fmt: skip


def test_nobody_is_told_of_what_was_answered_waits_or_is_over(order, actor):
    order = act(order, "start", actor)
    WorkOrder.objects.filter(pk=order.pk).update(responded_at=START + HOUR)
    order = act(order, "pause", actor, waits_for="access")
    OrderPause.objects.update(started_at=START + 2 * HOUR)
    assert tell(order, 3.9, 5, 50) == []
    OrderPause.objects.update(started_at=START)
    order = act(order, "start", actor)
    order = act(order, "finish", actor, note="mended")
    assert tell(order, 99) == []


def test_planned_work_and_days_without_a_contract_promise_nothing(order, actor):
    plan = open_work_order(device_id=order.device_id, actor=actor, summary="PM", kind="preventive")
    assert read_clocks([reread(plan)], START) == {}
    ServiceContract.objects.update(ends_on=date(2026, 11, 30))
    found = clock_of(order, START)
    assert (found.response, found.fix) == (None, None)
    assert tell(order, 99) == []


def test_the_list_and_the_order_show_it_and_a_paused_one_offers_no_pause(order, actor):
    admin = client_of("device_admin")
    url = f"/api/work-orders/{order.pk}"
    (row,) = admin.get("/api/work-orders").json()["results"]
    assert row["clock"]["response"]["promised_min"] == 240
    order = act(order, "acknowledge", actor)
    assert "pause" in admin.get(url).json()["allowed_actions"]
    body = {"action": "pause", "version": order.version}
    assert send(admin, "post", f"{url}/actions", **body).json()["errors"][0]["field"] == "waits_for"
    told = send(admin, "post", f"{url}/actions", **body, waits_for="vendor").json()
    assert (told["state"], told["clock"]["pause"]["reason"]) == ("acknowledged", "vendor")
    assert "pause" not in told["allowed_actions"]
