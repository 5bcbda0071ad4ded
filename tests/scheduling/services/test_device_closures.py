"""The calendar of a scanner follows what devices says of it: late, repeated and overtaken events do no harm."""

from datetime import timedelta

import pytest

from apps.common.events import publish
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.events import DeviceWentDown
from apps.devices.public import (
    change_downtime,
    edit_device,
    get_device,
    list_held_codes,
    return_to_service,
    seed_demo,
    seed_starter,
    take_out_of_service,
)
from apps.scheduling.models import SlotBlock
from apps.scheduling.public import push_open_blocks
from tests.builders.scheduling import book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
ENGINEER = Actor("person", "1", "张工", ("device_admin",))


@pytest.fixture
def scanner(site_id):
    seed_starter()
    seed_demo()
    return make_scanner("CT-1", opens="00:00", closes="00:00")


@pytest.fixture
def device(scanner):
    return get_device("CT-1")


def live() -> list[SlotBlock]:
    deliver_pending()
    return list(SlotBlock.objects.filter(lifted_at__isnull=True))


def test_a_retried_failure_does_not_close_a_scanner_that_is_back(device):
    take_out_of_service(device.id, actor=ENGINEER, cause="utility")
    assert len(live()) == 1
    return_to_service(device.id, actor=ENGINEER)
    assert live() == []
    publish(DeviceWentDown(device.id, "CT-1", clock.now(), "utility"), aggregate=f"device:{device.id}")
    assert live() == []


def test_in_part_it_stays_open_and_closes_when_it_gets_worse(device):
    take_out_of_service(device.id, actor=ENGINEER, cause="utility", full=False)
    assert live() == []
    change_downtime(device.id, changes={"full": True}, actor=ENGINEER)
    assert [block.note for block in live()] == ["utility"]
    change_downtime(device.id, changes={"full": False}, actor=ENGINEER)
    assert live() == []


def test_a_scanner_that_is_held_takes_no_patients(device):
    edit_device(device.id, version=device.version, changes={"clinical": "held"}, actor=ENGINEER)
    assert [(block.note, block.is_open_ended) for block in live()] == [("held", True)]
    edit_device(device.id, version=device.version + 1, changes={"clinical": "released"}, actor=ENGINEER)
    assert live() == []


def test_a_scanner_that_was_retired_is_closed_for_good_and_those_booked_in_a_month_are_flagged(device, scanner):
    """Also one that was down then: its repair does not open the calendar of a scanner that has gone."""
    later = book(make_bookable(), scanner, clock.now() + timedelta(days=30))
    take_out_of_service(device.id, actor=ENGINEER, cause="utility")
    version = get_device("CT-1").version
    edit_device(device.id, version=version, changes={"life_cycle": "retired"}, actor=ENGINEER)
    (block,) = live()
    later.refresh_from_db()
    assert (block.note, later.flag["params"]["note"]) == ("retired", "scheduling.cause_retired")
    assert "CT-1" in list_held_codes()
    return_to_service(device.id, actor=ENGINEER)
    assert len(live()) == 1
    version = get_device("CT-1").version
    edit_device(device.id, version=version, changes={"life_cycle": "in_service"}, actor=ENGINEER)
    assert live() == []


def test_a_repair_that_takes_longer_flags_whoever_is_booked_then(device, scanner, department_clock):
    now = clock.now()
    take_out_of_service(device.id, actor=ENGINEER, cause="utility", expected_until=now + timedelta(hours=2))
    (block,) = live()
    assert (block.during.upper, block.is_open_ended) == (now + timedelta(hours=2), False)
    later = book(make_bookable(), scanner, now + timedelta(hours=3))
    department_clock.now = now + timedelta(hours=1, minutes=30)
    assert push_open_blocks(now=clock.now()) == 0  # it may still be in time
    department_clock.now = now + timedelta(hours=2)
    assert push_open_blocks(now=clock.now()) == 1
    later.refresh_from_db()
    assert later.flag["params"]["block"] == block.pk


def test_another_expected_end_moves_the_end(device, scanner):
    now = clock.now()
    take_out_of_service(device.id, actor=ENGINEER, cause="utility", expected_until=now + timedelta(hours=2))
    assert len(live()) == 1
    booked = book(make_bookable(), scanner, now + timedelta(hours=3))
    change_downtime(device.id, changes={"expected_until": now + timedelta(hours=5)}, actor=ENGINEER)
    (block,) = live()
    assert block.during.upper == now + timedelta(hours=5)
    booked.refresh_from_db()
    assert booked.flag is not None
    change_downtime(device.id, changes={"expected_until": now + timedelta(hours=1)}, actor=ENGINEER)
    (block,) = live()
    assert block.during.upper == now + timedelta(hours=1)
    booked.refresh_from_db()
    assert booked.flag is None
    change_downtime(device.id, changes={"expected_until": None}, actor=ENGINEER)
    assert live()[0].is_open_ended
