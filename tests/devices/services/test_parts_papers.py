"""Parts that travel, stock, signatures, certificates that hold, notices that recall: what happens, and what a refusal leaves alone."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.devices.models import (
    Certificate,
    Component,
    Device,
    DeviceModel,
    Downtime,
    FieldNotice,
    Part,
    StockMove,
    WorkOrder,
)
from apps.devices.public import (
    act_on_work_order,
    add_certificate,
    add_component,
    add_labour,
    attach_file,
    edit_component,
    edit_device,
    fit_component,
    get_device,
    move_stock,
    open_paper_orders,
    open_work_order,
    record_usage,
    remove_component,
    return_to_service,
    save_notice,
    save_part,
)
from apps.devices.selectors.components import show_components

SECOND = Actor("person", "2", "李工", ("device_admin",))
pytestmark = pytest.mark.django_db


@pytest.fixture
def days():
    now = clock.now()
    return lambda n: now + timedelta(days=n)


@pytest.fixture
def ct1(fleet) -> Device:
    """Of a fleet without papers and stock of its own."""
    for model in (Certificate, FieldNotice, StockMove, Part):
        model.objects.all().delete()
    return get_device("CT-1")


@pytest.fixture
def tube(ct1, actor) -> Component:
    return add_component(
        actor=actor, site_id=ct1.room.site_id, kind="tube", name="球管", serial="T-1", brought={"mas": 5.0}
    )


def meters_of(component: Component) -> dict:
    return show_components(Component.objects.filter(pk=component.pk), clock.now())[0].meters


def test_a_part_takes_its_meters_along(tube, ct1, actor, days):
    ct2 = get_device("CT-2")
    fit_component(tube.pk, device_id=ct1.id, at=days(-20), actor=actor)
    for n, device, amount in [(-21, ct1, 1000), (-20, ct1, 10), (-12, ct1, 20), (-8, ct2, 400), (-5, ct1, 3000)]:
        record_usage(device.id, "mas", amount, days(n))
    remove_component(tube.pk, at=days(-10), note="moved", is_retired=False, actor=actor)
    record_usage(ct2.id, "mas", 7, days(-3))
    fit_component(tube.pk, device_id=ct2.id, at=days(-4), actor=actor)
    assert meters_of(tube)["mas"] == 5 + 10 + 20 + 7


def test_a_part_is_in_one_device(tube, ct1, actor, days):
    other = get_device("CT-2")
    fit_component(tube.pk, device_id=ct1.id, at=days(-20), actor=actor)
    for at in (days(-30), days(-10)):  # before it as well: that span would never end
        with pytest.raises(Refused) as refused:
            fit_component(tube.pk, device_id=other.id, at=at, actor=actor)
        assert (refused.value.reason.code, refused.value.reason.params["device"]) == (
            "devices.component_fitted",
            "CT-1",
        )
    assert tube.fittings.count() == 1
    remove_component(tube.pk, at=days(-1), note="worn", is_retired=True, actor=actor)
    with pytest.raises(Refused) as refused:
        fit_component(tube.pk, device_id=other.id, at=days(0), actor=actor)
    assert refused.value.reason.code == "devices.component_retired"


def test_a_part_is_no_part_of_itself(tube, actor):
    child = add_component(actor=actor, site_id=tube.site_id, kind="other", name="x", serial="T-2", parent_id=tube.pk)
    with pytest.raises(Invalid):
        edit_component(tube.pk, version=tube.version, actor=actor, parent_id=child.pk)
    tube.refresh_from_db()
    assert (tube.parent_id, tube.version) == (None, 1)


def test_stock_is_what_moved_and_never_below_zero(ct1, actor):
    part = save_part(None, actor=actor, site_id=ct1.room.site_id, number="P-1", name="风扇", least=2)
    assert move_stock(part.pk, 3, note="delivery", actor=actor).amount == 3
    order = open_work_order(device_id=ct1.id, actor=actor, summary="fan")
    assert move_stock(part.pk, -2, order_id=order.pk, actor=actor).amount == 1
    with pytest.raises(Refused) as refused:
        move_stock(part.pk, -2, order_id=order.pk, actor=actor)
    assert refused.value.reason.params == {"number": "P-1", "amount": 1}
    assert (Part.objects.get().amount, StockMove.objects.count()) == (1, 2)
    act_on_work_order(order.pk, "cancel", version=1, actor=actor)
    with pytest.raises(Refused) as refused:
        move_stock(part.pk, -1, order_id=order.pk, actor=actor)
    assert refused.value.reason.code == "devices.order_is_closed"


def test_finished_work_is_accepted_by_another_person(ct1, actor):
    order = open_work_order(device_id=ct1.id, actor=actor, summary="fan")
    add_labour(order.pk, person="厂商工程师", on=clock.now().date(), minutes=90, is_vendor=True, actor=actor)
    attach_file(order.pk, b"done", name="report.txt", media_type="text/plain", actor=actor)
    attach_file(order.pk, b"done", name="again.txt", media_type="text/plain", actor=actor)
    act_on_work_order(order.pk, "start", version=1, actor=actor)
    done = act_on_work_order(order.pk, "finish", version=2, note="fan changed", actor=actor)
    with pytest.raises(Refused) as refused:
        act_on_work_order(order.pk, "sign", version=3, actor=actor)
    assert refused.value.reason.code == "devices.order_signed_by_another"
    assert WorkOrder.objects.get(pk=order.pk).version == 3
    signed = act_on_work_order(order.pk, "sign", version=3, actor=SECOND)
    assert (signed.state, signed.signed_by, signed.closed_at) == ("done", "李工", done.closed_at)
    assert (order.labour.count(), order.files.count()) == (1, 1)
    with pytest.raises(Refused):
        add_labour(order.pk, person="x", on=clock.now().date(), minutes=1, actor=actor)
    again = act_on_work_order(order.pk, "reopen", version=4, actor=actor)
    assert (again.signed_at, again.closed_at) == (None, None)


def test_an_expired_paper_holds_its_device_until_the_next_is_there(ct1, actor, days):
    paper = {"kind": "radiation", "issuer": "Institute", "on_expiry": "hold", "lead_days": 30}
    today = clock.now().date()
    old = add_certificate(
        ct1.id, actor=actor, valid_from=today - timedelta(days=400), valid_to=today - timedelta(days=2), **paper
    )
    assert open_paper_orders(clock.now()) == 2
    assert open_paper_orders(clock.now()) == 0
    assert old.work_orders.get().kind == "inspection"
    down = Downtime.objects.get(device=ct1, ended_at=None)
    ct1.refresh_from_db()
    assert (down.cause, ct1.technical, ct1.clinical) == ("certificate", "down", "held")
    with pytest.raises(Refused) as refused:
        return_to_service(ct1.id, actor=actor)
    assert refused.value.reason.params["kinds"] == ["radiation"]
    gap = {"valid_from": today + timedelta(days=5), "valid_to": today + timedelta(days=300)}
    add_certificate(ct1.id, actor=actor, **gap, **paper)  # begins later: nothing covers today
    with pytest.raises(Refused):
        return_to_service(ct1.id, actor=actor)
    add_certificate(
        ct1.id, actor=actor, valid_from=today - timedelta(days=1), valid_to=today + timedelta(days=364), **paper
    )
    return_to_service(ct1.id, actor=actor)
    ct1.refresh_from_db()
    assert ct1.clinical == "released"
    assert open_paper_orders(clock.now()) == 0


def test_a_notice_opens_one_recall_for_each_device_it_means(ct1, actor):
    model = DeviceModel.objects.get(pk=ct1.model_id)
    same = list(Device.objects.filter(model=model).order_by("code"))
    assert len(same) > 1
    for n, device in enumerate(same):
        edit_device(device.id, version=device.version, changes={"serial": f"SN-{n + 1}"}, actor=actor)
    facts = {
        "vendor": "V", "reference": "FSN-1", "title": "gantry screw", "action": "check", "source": "letter", "model": model,
        "serial_from": "SN-2", "serial_to": "SN-50", "received_on": clock.now().date(),
    }  # fmt: skip
    notice = save_notice(None, actor=actor, **facts)
    orders = WorkOrder.objects.filter(notice=notice)
    assert {o.device_id for o in orders} == {d.id for d in same[1:]}
    assert {(o.kind, o.priority) for o in orders} == {("recall", "high")}
    device = get_device(same[0].code)
    edit_device(device.id, version=device.version, changes={"serial": ""}, actor=actor)  # nobody knows: somebody looks
    assert open_paper_orders(clock.now()) == 1
    assert open_paper_orders(clock.now()) == 0
    with pytest.raises(Refused) as refused:
        save_notice(None, actor=actor, **facts)
    assert refused.value.reason.code == "devices.notice_taken"
