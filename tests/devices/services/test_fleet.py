"""Out of service and back: what is stored, what is told upward, what is refused and then changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.devices.models import Device, Downtime, UsageEntry
from apps.devices.public import (
    find_device_by_ae,
    get_device,
    list_devices,
    record_usage,
    return_to_service,
    seed_demo,
    seed_starter,
    take_out_of_service,
)
from apps.devices.services.fleet import edit_device
from apps.devices.services.partitions import ensure_partitions
from apps.directory.public import seed_sites

pytestmark = pytest.mark.django_db
ACTOR = Actor("person", "1", "张工", ("device_admin",))


@pytest.fixture
def fleet():
    seed_sites()
    seed_starter()
    assert seed_demo() == 15
    assert seed_demo() == 0
    Downtime.objects.all().delete()  # those of the past


def names() -> list[str]:
    return list(
        OutboxEvent.objects.exclude(name="devices.device_changed.v1").order_by("id").values_list("name", flat=True)
    )


def test_fleet_is_found_by_code_and_ae(fleet):
    assert sorted(d.code for d in list_devices(modality="CT")) == ["CT-1", "CT-2", "CT-3", "CT-4"]
    assert find_device_by_ae(" CT1 ").code == "CT-1"
    assert find_device_by_ae("CT9") is None
    assert get_device("MR-2").room.code == "mr-2"
    with pytest.raises(NotFound):
        get_device("ZZ-1")


def test_down_and_back(fleet):
    device = get_device("MR-2")
    until = clock.now() + timedelta(hours=8)
    down = take_out_of_service(device.id, actor=ACTOR, cause="breakdown", expected_until=until)
    device.refresh_from_db()
    assert (device.technical, device.version) == ("down", 2)
    with pytest.raises(Refused) as caught:
        take_out_of_service(device.id, actor=ACTOR, cause="planned")
    assert caught.value.reason.code == "devices.already_down"
    assert Downtime.objects.count() == 1
    return_to_service(device.id, actor=ACTOR)
    down.refresh_from_db()
    device.refresh_from_db()
    assert down.ended_at >= down.started_at
    assert (device.technical, device.clinical) == ("up", "released")
    assert names() == ["devices.device_went_down.v1", "devices.device_came_back.v1"]
    payload = OutboxEvent.objects.get(name="devices.device_went_down.v1").payload
    assert (payload["code"], payload["cause"], payload["expected_until"]) == ("MR-2", "breakdown", until.isoformat())
    with pytest.raises(Refused):
        return_to_service(device.id, actor=ACTOR)


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("unknown cause", {"cause": "mood"}, "cause"),
        ("ends before it starts", {"cause": "planned", "expected_until": -1}, "expected_until"),
        ("starts in the future", {"cause": "planned", "at": 1}, "at"),
    ],
)
def test_bad_downtime_changes_nothing(fleet, _case, facts, field):
    facts = {k: clock.now() + timedelta(hours=v) if isinstance(v, int) else v for k, v in facts.items()}
    with pytest.raises(Invalid) as caught:
        take_out_of_service(get_device("CT-1").id, actor=ACTOR, **facts)
    assert list(caught.value.fields) == [field]
    assert (Downtime.objects.count(), names()) == (0, [])


def test_usage_counts_a_named_fact_once(fleet):
    device = get_device("CT-1")
    for _ in range(2):
        record_usage(device.id, "exams", 1, clock.now(), key="study:1")
    assert UsageEntry.objects.count() == 1


def test_stale_edit_is_refused(fleet):
    device = get_device("CT-1")
    edit_device(device.id, version=1, changes={"serial": "A"}, actor=ACTOR)
    with pytest.raises(Conflict) as caught:
        edit_device(device.id, version=1, changes={"serial": "B"}, actor=ACTOR)
    assert (caught.value.current["version"], caught.value.current["serial"]) == (2, "A")
    with pytest.raises(Refused):
        edit_device(device.id, version=2, changes={"ae_title": "CT2"}, actor=ACTOR)
    assert Device.objects.get(code="CT-1").ae_title == "CT1"


def test_rows_that_came_before_their_day_move_into_it(fleet):
    far = clock.now() + timedelta(days=30)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO devices_reading VALUES (1, %s, 1, 1, 2.5, 0, %s)", [far, far])
        cursor.execute("SELECT count(*) FROM devices_reading_other")
        assert cursor.fetchone()[0] == 1
        assert ensure_partitions(far) == 5
        assert ensure_partitions(far) == 0
        cursor.execute("SELECT tableoid::regclass::text, value FROM devices_reading WHERE t = %s", [far])
        assert cursor.fetchone() == (f"devices_reading_{far:%Y%m%d}", 2.5)
