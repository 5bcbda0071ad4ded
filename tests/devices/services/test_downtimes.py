"""A downtime that turns out otherwise counts as what it was, and a return takes back no more than the repair can answer for."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.devices.models import Downtime, WorkOrder
from apps.devices.public import (
    change_downtime,
    correct_downtime,
    edit_device,
    get_device,
    open_work_order,
    record_qa_result,
    return_to_service,
    take_out_of_service,
)
from apps.devices.services.order_downtime import end_downtime

pytestmark = pytest.mark.django_db
ENGINEER = Actor("person", "1", "张工", ("device_admin",))


@pytest.fixture
def device(fleet):
    return get_device("US-1")


def axes(code: str = "US-1") -> tuple[str, str]:
    device = get_device(code)
    return device.technical, device.clinical


def spans() -> list[tuple[str, bool, bool]]:
    return [
        (d.cause, d.full, d.ended_at is None) for d in Downtime.objects.filter(started_by=ENGINEER.name).order_by("id")
    ]


def test_a_partial_outage_gets_worse_and_better(device):
    first = take_out_of_service(device.id, actor=ENGINEER, cause="utility", full=False)
    worse = change_downtime(device.id, changes={"full": True}, actor=ENGINEER)
    assert (axes()[0], spans()) == ("down", [("utility", False, False), ("utility", True, True)])
    assert Downtime.objects.get(pk=first.pk).ended_at == worse.started_at
    change_downtime(device.id, changes={"full": False}, actor=ENGINEER)
    assert axes() == ("partial", "released")
    return_to_service(device.id, actor=ENGINEER)
    assert axes() == ("up", "released")


def test_planned_work_that_finds_a_fault_counts_as_a_fault_from_then_on(fleet):
    ct = get_device("CT-1")
    take_out_of_service(ct.id, actor=ENGINEER, cause="planned")
    change_downtime(ct.id, changes={"cause": "breakdown", "note": "tube"}, actor=ENGINEER)
    assert spans() == [("planned", True, False), ("breakdown", True, True)]
    assert axes("CT-1") == ("down", "held")
    with pytest.raises(Refused) as caught:
        change_downtime(ct.id, changes={"full": False}, actor=ENGINEER)
    assert caught.value.reason.code == "devices.tests_missing"
    assert spans() == [("planned", True, False), ("breakdown", True, True)]


def test_a_repair_that_takes_longer_keeps_its_interval(device):
    down = take_out_of_service(
        device.id, actor=ENGINEER, cause="utility", expected_until=clock.now() + timedelta(hours=2)
    )
    later = clock.now() + timedelta(hours=6)
    assert change_downtime(device.id, changes={"expected_until": later}, actor=ENGINEER).pk == down.pk
    with pytest.raises(Invalid) as caught:
        change_downtime(device.id, changes={"expected_until": clock.now() - timedelta(hours=1)}, actor=ENGINEER)
    assert list(caught.value.fields) == ["expected_until"]
    down.refresh_from_db()
    assert (down.expected_until, down.ended_at) == (later, None)
    assert AuditEntry.objects.filter(action="device.downtime_changed").count() == 1


@pytest.mark.parametrize("clinical", ["restricted", "held"])
def test_a_repair_lifts_no_restriction_that_it_did_not_cause(device, clinical):
    edit_device(device.id, version=device.version, changes={"clinical": clinical}, actor=ENGINEER)
    take_out_of_service(device.id, actor=ENGINEER, cause="utility")
    return_to_service(device.id, actor=ENGINEER)
    assert axes() == ("up", clinical)


def test_a_failed_test_stops_a_device_that_was_used_in_part(fleet):
    ct = get_device("CT-1")
    take_out_of_service(ct.id, actor=ENGINEER, cause="utility", full=False)
    record_qa_result(ct.id, "ct.water", None, value=40, actor=ENGINEER)
    assert axes("CT-1") == ("down", "held")
    assert spans() == [("utility", False, False), ("qa_failed", True, True)]


def test_an_order_of_another_device_is_no_reason(device):
    order_id = open_work_order(device_id=get_device("CT-1").id, summary="x", actor=ENGINEER).pk
    with pytest.raises(Invalid) as caught:
        take_out_of_service(device.id, actor=ENGINEER, cause="planned", work_order_id=order_id)
    assert list(caught.value.fields) == ["work_order_id"]
    assert end_downtime(WorkOrder.objects.get(pk=order_id), ENGINEER) is None


def test_a_record_is_corrected_with_a_reason(device):
    down = take_out_of_service(device.id, actor=ENGINEER, cause="breakdown", full=False)
    with pytest.raises(Refused):
        correct_downtime(down.pk, changes={"cause": "utility"}, reason="typo", actor=ENGINEER)
    return_to_service(device.id, actor=ENGINEER)
    began = clock.now() - timedelta(hours=3)
    correct_downtime(
        down.pk, changes={"cause": "utility", "started_at": began}, reason="was the chiller", actor=ENGINEER
    )
    down.refresh_from_db()
    assert (down.cause, down.started_at) == ("utility", began)
    with pytest.raises(Invalid):
        correct_downtime(down.pk, changes={"ended_at": began - timedelta(hours=1)}, reason="x", actor=ENGINEER)
    entry = AuditEntry.objects.get(action="device.downtime_corrected")
    assert (entry.detail["reason"], entry.detail["before"]["cause"]) == ("was the chiller", "breakdown")
