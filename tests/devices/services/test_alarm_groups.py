"""Shared supplies, escalation, planned work: who is told of an alarm, and how often."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify.models import Notification
from apps.devices.engine.alarm_steps import State, Transition
from apps.devices.engine.rules import Kind, Rule, Severity
from apps.devices.models import Alarm, AlarmEvent, Channel, Device, Supply
from apps.devices.public import (
    acknowledge_alarms,
    delete_supply,
    escalate_alarms,
    get_device,
    return_to_service,
    save_supply,
    take_out_of_service,
)
from apps.devices.selectors.alarm_history import list_similar
from apps.devices.services.alarms import apply_transitions
from tests.builders.reports import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]
TEXTS = {"action": {"en": "Stop scanning", "zh-Hans": "停止扫描"}}
FLOW = Rule("water.flow_low", "water_flow", Kind.BELOW, Severity.CRITICAL, on=75, cause="cooling", texts=TEXTS)
OXYGEN = Rule("mr.oxygen_low", "oxygen", Kind.BELOW, Severity.CRITICAL, on=19.5, cause="oxygen", latching=True)


@pytest.fixture
def engineer(fleet):
    return make_person("engineer", "device_admin")


def pass_limit(device: str, rule: Rule = FLOW, *, to: State = State.ACTIVE) -> Alarm:
    """The evaluator's word on one device, now."""
    channel = Channel.objects.select_related("device__room__site").get(device__code=device, code=rule.channel)
    subject = f"{device}/{rule.channel}"
    before = State.NORMAL if to is State.ACTIVE else State.ACTIVE
    reason = Reason("devices.limit_below", {"channel": rule.channel, "value": 3.0, "limit": rule.on, "unit": "L/min"})
    apply_transitions([Transition(clock.now().timestamp(), rule, subject, before, to, reason)], {subject: channel})
    return Alarm.objects.filter(device__code=device, rule=rule.code).latest("id")


def told() -> list[str]:
    return [row.reason["params"]["device"] for row in Notification.objects.order_by("id")]


def test_one_chiller_three_scanners_one_message(engineer):
    alarms = [pass_limit(code) for code in ("MR-1", "MR-2", "MR-3")]
    assert [alarm.supply and alarm.supply.code for alarm in alarms] == ["CHILLER-1", "CHILLER-1", "CHILLER-2"]
    assert told() == ["MR-1", "MR-3"]
    assert alarms[0].texts == TEXTS


def test_a_worse_alarm_of_the_same_supply_is_told(engineer):
    pass_limit("MR-1", Rule("water.warm", "water_flow", Kind.BELOW, Severity.HIGH, on=80, cause="cooling"))
    pass_limit("MR-2")
    assert told() == ["MR-1", "MR-2"]


def test_planned_work_mutes_until_it_is_over(engineer, actor):
    device = get_device("US-1")
    Channel.objects.create(device=device, code="water_flow", names={"en": "Flow", "zh-Hans": "流量"}, unit="L/min")
    take_out_of_service(device.id, actor=actor, cause="planned")
    alarm = pass_limit("US-1")
    assert (alarm.muted, told()) == (True, [])
    return_to_service(device.id, actor=actor)
    alarm.refresh_from_db()
    assert (alarm.muted, told()) == (False, ["US-1"])


def test_an_alarm_that_ended_during_the_work_is_never_told(engineer, actor):
    device = get_device("US-1")
    Channel.objects.create(device=device, code="water_flow", names={"en": "Flow", "zh-Hans": "流量"}, unit="L/min")
    take_out_of_service(device.id, actor=actor, cause="planned")
    pass_limit("US-1")
    pass_limit("US-1", to=State.CLEARED)
    return_to_service(device.id, actor=actor)
    assert told() == []


@pytest.mark.parametrize(("cause", "rule"), [("breakdown", FLOW), ("planned", OXYGEN)])
def test_no_outage_hides_what_it_does_not_explain(engineer, actor, cause, rule):
    """A breakdown mutes nothing, and planned work never a danger to people."""
    take_out_of_service(get_device("MR-1").id, actor=actor, cause=cause)
    assert (pass_limit("MR-1", rule).muted, told()) == (False, ["MR-1"])


def test_escalation_goes_on_until_somebody_takes_note(engineer, actor):
    head = make_person("chief", "head")
    alarm, start = pass_limit("MR-3"), clock.now()
    ask = lambda minutes: escalate_alarms(start + timedelta(minutes=minutes))  # noqa: E731
    Notification.objects.all().delete()
    assert [ask(4.9), ask(5), ask(5.1), ask(9.9), ask(10), ask(99)] == [0, 1, 0, 0, 1, 0]
    people = [str(row.user_id) for row in Notification.objects.order_by("id")]
    assert people.count(str(head.id)) == 1 and len(people) == 3
    assert AlarmEvent.objects.filter(alarm=alarm, kind="escalated").count() == 2


def test_an_alarm_of_late_readings_is_waited_for_from_when_it_was_told(engineer):
    alarm = pass_limit("MR-3")
    Alarm.objects.filter(pk=alarm.pk).update(raised_at=clock.now() - timedelta(hours=5))
    assert [escalate_alarms(alarm.told_at + timedelta(minutes=minutes)) for minutes in (4, 5)] == [0, 1]


def test_escalation_stops_when_it_was_seen_shelved_or_is_over(engineer, actor):
    late = clock.now() + timedelta(minutes=30)
    seen, gone, shelved = pass_limit("CT-1"), pass_limit("CT-2"), pass_limit("MR-3")
    acknowledge_alarms([seen.id], actor=actor)
    pass_limit("CT-2", to=State.CLEARED)
    Alarm.objects.filter(pk=shelved.pk).update(shelved_until=late + timedelta(hours=1))
    assert (gone.steps_told, escalate_alarms(late)) == (0, 0)
    assert escalate_alarms(late + timedelta(hours=2)) == 2  # the shelf is over: both steps at once, one message each


def test_a_supply_is_saved_once_and_with_devices_of_its_site(actor):
    device = get_device("CT-1")
    facts = {"site_id": device.room.site_id, "names": {"en": "Pump"}, "kind": "cooling", "actor": actor}
    supply = save_supply(None, code="PUMP", device_ids=[device.id], **facts)
    with pytest.raises(Refused, match="supply_code_taken"):
        save_supply(None, code="PUMP", device_ids=[], **facts)
    with pytest.raises(Conflict):
        save_supply(supply.id, code="PUMP", device_ids=[], version=7, **facts)
    other = Device.objects.exclude(room__site=device.room.site_id).first()
    with pytest.raises(Invalid):
        save_supply(supply.id, code="PUMP", device_ids=[other.id if other else 10**9], version=1, **facts)
    assert list(save_supply(supply.id, code="PUMP-2", device_ids=[], version=1, **facts).devices.all()) == []
    delete_supply(supply.id, version=2, actor=actor)
    assert not Supply.objects.filter(code="PUMP-2").exists()


def test_earlier_alarms_of_the_model_tell_what_mended_them(engineer, actor):
    first = pass_limit("CT-1", FLOW)
    pass_limit("CT-1", to=State.CLEARED)
    first.work_orders.create(
        number="WO-1", device=first.device, state="done", outcome="Pump replaced", opened_at=clock.now(), opened_by="x"
    )
    pass_limit("MR-1")
    pass_limit("MR-1", to=State.CLEARED)
    (past,) = list_similar(pass_limit("CT-2"))
    assert (past.alarm.id, [order.outcome for order in past.orders]) == (first.id, ["Pump replaced"])


WARM = Rule("water.warm", "water_flow", Kind.BELOW, Severity.HIGH, on=80, cause="cooling")


def escalated(start, minutes: float) -> list[tuple]:
    """What escalation says at that minute: code, and what it counts and lists."""
    Notification.objects.all().delete()
    escalate_alarms(start + timedelta(minutes=minutes))
    found = [row.reason for row in Notification.objects.order_by("id")]
    return [(r["code"], r["params"].get("count"), r["params"].get("devices", r["params"].get("device"))) for r in found]


def make_chiller(*codes: str) -> None:
    supply = Supply.objects.get(code="CHILLER-1")
    supply.devices.set([get_device(code) for code in codes])


def test_escalation_tells_a_supply_once_with_its_devices(engineer):
    make_chiller("MR-1", "MR-2", "CT-1", "CT-2")
    Supply.objects.get(code="CHILLER-2").devices.set([get_device("MR-3")])
    start, alarms = clock.now(), [pass_limit(code) for code in ("MR-1", "MR-2", "CT-1")]
    lone = pass_limit("MR-3")
    assert escalated(start, 6) == [
        ("devices.supply_alarms_wait", 3, "CT-1, MR-1, MR-2"),
        ("devices.alarm_waits", None, "MR-3"),
    ]
    assert [AlarmEvent.objects.filter(alarm=one, kind="escalated").count() for one in (*alarms, lone)] == [1] * 4
    late = pass_limit("CT-2")
    assert escalated(start, 7) == []
    late.refresh_from_db()
    assert late.steps_told == 1
    (group,) = [one for one in escalated(start, 11) if one[1]]
    assert group == ("devices.supply_alarms_wait", 4, "CT-1, CT-2, MR-1, MR-2")
    assert escalated(start, 600) == []


def test_one_that_joins_late_is_not_told_again_when_the_first_one_ends(engineer):
    make_chiller("MR-1", "MR-2")
    start = clock.now()
    pass_limit("MR-1")
    assert len(escalated(start, 11)) == 1
    pass_limit("MR-2")
    assert escalated(start, 12) == []
    pass_limit("MR-1", to=State.CLEARED)
    assert escalated(start, 600) == []


def test_a_worse_alarm_of_the_supply_speaks_for_the_lesser_ones_until_somebody_takes_note(engineer, actor):
    make_chiller("MR-1", "MR-2")
    start = clock.now()
    pass_limit("MR-1", WARM)
    worse = pass_limit("MR-2")
    assert escalated(start, 6) == [("devices.alarm_waits", None, "MR-2")]
    assert escalated(start, 241) == [("devices.alarm_waits", None, "MR-2")]
    acknowledge_alarms([worse.id], actor=actor)
    assert escalated(start, 242) == [("devices.alarm_waits", None, "MR-1")]


def test_a_worse_or_another_cause_is_told_after_a_supply_was(engineer):
    make_chiller("MR-1", "MR-2")
    start = clock.now()
    pass_limit("MR-1", WARM)
    assert escalated(start, 241) == [("devices.alarm_waits", None, "MR-1")]
    pass_limit("MR-2")
    Alarm.objects.filter(rule=FLOW.code).update(told_at=start + timedelta(minutes=250))
    pass_limit("MR-1", OXYGEN)
    Alarm.objects.filter(rule=OXYGEN.code).update(told_at=start + timedelta(minutes=250))
    assert sorted(escalated(start, 256)) == [
        ("devices.alarm_waits", None, "MR-1"),
        ("devices.alarm_waits", None, "MR-2"),
    ]


def test_what_was_acknowledged_or_shelved_is_not_in_the_list(engineer, actor):
    make_chiller("MR-1", "MR-2", "CT-1", "CT-2")
    start = clock.now()
    alarms = {code: pass_limit(code) for code in ("MR-1", "MR-2", "CT-1", "CT-2")}
    acknowledge_alarms([alarms["MR-1"].id], actor=actor)
    Alarm.objects.filter(pk=alarms["CT-1"].pk).update(shelved_until=start + timedelta(hours=9))
    assert escalated(start, 6) == [("devices.supply_alarms_wait", 2, "CT-2, MR-2")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("supplied", [True, False])
def test_processes_that_escalate_at_once_tell_once(engineer, supplied):
    make_chiller(*(["MR-1", "MR-2"] if supplied else []))
    start, gate = clock.now(), threading.Barrier(4)
    with transaction.atomic():
        for code in ("MR-1", "MR-2"):
            pass_limit(code)
    Notification.objects.all().delete()

    def ask(_) -> int:
        gate.wait()
        try:
            return escalate_alarms(start + timedelta(minutes=6))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = sum(pool.map(ask, range(4)))
    assert (taken, Notification.objects.count()) == ((1, 1) if supplied else (2, 2))
