"""Everything of a device on one axis: bounds, order, what a role may see, and a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.kernel import clock
from apps.devices.models import Alarm, Device, Downtime, WorkOrder
from apps.devices.public import get_device, open_work_order, take_out_of_service
from apps.devices.selectors import timeline
from apps.devices.services.limits import set_limit
from tests.devices.rest.test_devices_rest import client_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def mr2(fleet) -> Device:
    return get_device("MR-2")


def make_alarm(device: Device, *, raised, cleared=None) -> Alarm:
    return Alarm.objects.create(
        device=device, channel=device.channels.get(code="water_flow"), rule="mr.water_flow", severity="high", cause="cooling",
        state="cleared" if cleared else "active", reason={"code": "devices.silent"}, raised_at=raised, changed_at=raised, cleared_at=cleared,
    )  # fmt: skip


def read(client, device: Device, *, start, end):
    answer = client.get(f"/api/devices/{device.pk}/timeline", {"start": start.isoformat(), "end": end.isoformat()})
    assert answer.status_code == 200, answer.json()
    return answer.json()


def test_alarms_outages_orders_windows_and_changes_come_in_order(mr2, actor):
    now = clock.now()
    alarm = make_alarm(mr2, raised=now - 5 * HOUR, cleared=now - 4 * HOUR)
    Downtime.objects.create(
        device=mr2, started_at=now - 3 * HOUR, ended_at=now - 2 * HOUR, cause="planned", started_by="x"
    )
    order = open_work_order(device_id=mr2.pk, actor=actor, summary="pump")
    WorkOrder.objects.filter(pk=order.pk).update(
        window_state="confirmed", window_starts_at=now - HOUR, window_ends_at=now + HOUR
    )
    facts = {"enabled": True, "on": 26.0, "off": 25.0, "hold_s": None}
    set_limit(mr2.pk, "mr.gradient_water_hot", source="vendor sheet 7", actor=actor, **facts)
    end = max(now, clock.real_now()) + HOUR  # the trail keeps real time
    marks = read(client_of("device_admin"), mr2, start=end - 48 * HOUR, end=end)["marks"]
    own = [m for m in marks if m["kind"] != "change"]
    assert [(m["kind"], m["name"]) for m in own] == [
        ("alarm", "mr.water_flow"), ("downtime", ""), ("window", order.number), ("order", order.number),
    ]  # fmt: skip
    assert (own[0]["id"], own[0]["channel"], own[0]["severity"]) == (alarm.pk, "water_flow", "high")
    assert own[1]["cause"] == "planned" and own[3]["ends_at"] is None
    (change,) = [m for m in marks if m["name"] == "mr.gradient_water_hot"]
    assert change["reason"]["text"] == "Own limit of a device set"
    assert change["facts"] == {"on": "26.0", "off": "25.0"}
    assert (change["note"], change["actor"]) == ("vendor sheet 7", actor.name)


def test_what_only_touches_the_time_is_told_and_what_lies_outside_is_not(mr2):
    now = clock.now()
    before = make_alarm(mr2, raised=now - 9 * HOUR, cleared=now - 6 * HOUR)
    reaching = make_alarm(mr2, raised=now - 8 * HOUR, cleared=now - 4 * HOUR)
    lasting = make_alarm(mr2, raised=now - 7 * HOUR)
    other = get_device("CT-1")
    Alarm.objects.create(device=other, rule="r", severity="low", state="active", reason={"code": "devices.silent"}, raised_at=now - HOUR, changed_at=now)  # fmt: skip
    told = read(client_of("device_admin"), mr2, start=now - 6 * HOUR, end=now)["marks"]
    ids = [m["id"] for m in told if m["kind"] == "alarm"]
    assert ids == [reaching.pk, lasting.pk] and before.pk not in ids


def test_who_may_not_see_alarms_and_orders_sees_the_outages(mr2, actor):
    now = clock.now()
    make_alarm(mr2, raised=now - HOUR)
    open_work_order(device_id=mr2.pk, actor=actor, summary="pump")
    take_out_of_service(mr2.pk, actor=actor, cause="utility", at=now - HOUR)
    kinds = {m["kind"] for m in read(client_of("front_desk"), mr2, start=now - 2 * HOUR, end=now + HOUR)["marks"]}
    assert "downtime" in kinds and kinds.isdisjoint({"alarm", "order", "window"})


def test_more_than_the_eye_sees_is_cut_to_the_newest_and_said(mr2, monkeypatch):
    monkeypatch.setattr(timeline, "MOST", 2)
    now = clock.now()
    made = [make_alarm(mr2, raised=now - n * HOUR, cleared=now - n * HOUR + HOUR / 2).pk for n in (3, 2, 1)]
    answer = read(client_of("device_admin"), mr2, start=now - 4 * HOUR, end=now)
    assert [m["id"] for m in answer["marks"] if m["kind"] == "alarm"] == made[1:]
    assert answer["is_cut"] is True


@pytest.mark.parametrize("days", [0, 401])
def test_an_empty_or_endless_time_is_refused(mr2, days):
    now = clock.now()
    query = {"start": now.isoformat(), "end": (now + timedelta(days=days)).isoformat()}
    assert client_of("device_admin").get(f"/api/devices/{mr2.pk}/timeline", query).status_code == 400


def test_it_takes_a_fixed_number_of_queries(mr2, actor):
    client, now = client_of("device_admin"), clock.now()

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(client, mr2, start=now - 9 * HOUR, end=now)
        return len(queries)

    make_alarm(mr2, raised=now - HOUR / 2, cleared=now)
    count()
    few = min(count(), count())  # what is remembered for a second may be asked again
    for n in range(1, 5):
        make_alarm(mr2, raised=now - n * HOUR, cleared=now - n * HOUR + HOUR / 2)
        open_work_order(device_id=mr2.pk, actor=actor, summary="pump")
    assert min(count(), count()) == few
