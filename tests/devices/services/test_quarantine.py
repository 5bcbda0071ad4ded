"""Readings that wait for a person: released into their channel, converted, once; sealed hours open again; the trail says why."""

from datetime import timedelta

import pytest
from django.db import connection

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.devices.models import Channel, Chunk, QuarantinedReading
from apps.devices.public import Intake, drop_quarantined, release_quarantined, seal_days

pytestmark = pytest.mark.django_db
UNFIT, FUTURE, OLD = "devices.unit_unfit", "devices.time_in_future", "devices.time_too_old"


def read_rows(channel: Channel) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t, value, original, original_unit FROM devices_reading WHERE channel_id = %s ORDER BY t",
            [channel.pk],
        )
        return cursor.fetchall()


@pytest.fixture
def flow(mr2) -> Channel:
    return mr2.channels.get(code="water_flow")


@pytest.fixture
def waiting(mr2, make_message, minutes):
    Intake().store([make_message(n, {"water_flow": {"v": 20.0 + n, "unit": "bar"}}, t=minutes(n)) for n in (1, 2)])
    assert QuarantinedReading.objects.count() == 2


def release(channel: Channel, actor, **changes):
    facts = {"unit": "bar", "reason": UNFIT, "read_as": "[gal_us]/min", "why": "sensor says bar, means gallons"}
    return release_quarantined(channel.device_id, channel.code, actor=actor, **facts | changes)


def test_they_go_in_converted_with_what_was_said_and_why(flow, waiting, actor, minutes):
    assert release(flow, actor) == (2, 2)
    rows = read_rows(flow)
    assert [(t, pytest.approx(value), original, unit) for t, value, original, unit in rows] == [
        (minutes(1), 21 * 3.785411784, 21.0, "[gal_us]/min"),
        (minutes(2), 22 * 3.785411784, 22.0, "[gal_us]/min"),
    ]
    assert not QuarantinedReading.objects.exists()
    entry = AuditEntry.objects.get(action="quarantine.released")
    assert (entry.detail["readings"], entry.detail["read_as"]) == (2, "[gal_us]/min")
    assert entry.detail["why"] == "sensor says bar, means gallons"


def test_the_channels_own_unit_leaves_the_values_as_they_are(flow, waiting, actor):
    release(flow, actor, read_as=flow.unit)
    assert [row[1:] for row in read_rows(flow)] == [(21.0, None, None), (22.0, None, None)]


def test_a_unit_of_another_kind_is_refused_and_all_wait_on(flow, waiting, actor):
    with pytest.raises(Invalid):
        release(flow, actor, read_as="Cel")
    assert (read_rows(flow), QuarantinedReading.objects.count()) == ([], 2)


def test_only_the_named_group_goes_in(flow, waiting, actor):
    with pytest.raises(NotFound):
        release(flow, actor, unit="kPa")
    with pytest.raises(NotFound):
        release_quarantined(flow.device_id, "nothing", unit="bar", reason=UNFIT, read_as="bar", why="x", actor=actor)
    assert QuarantinedReading.objects.count() == 2


def test_what_is_stored_already_counts_once(flow, waiting, actor):
    row = QuarantinedReading.objects.order_by("t").first()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO devices_reading (channel_id, t, stream_id, seq, value, quality, received_at) VALUES (%s, %s, %s, %s, 1, 0, now())",
            [flow.pk, row.t, row.stream_id, row.seq],
        )
    assert release(flow, actor) == (2, 1)
    assert [row[1] for row in read_rows(flow)] == [1.0, pytest.approx(22 * 3.785411784)]


def test_what_lies_in_the_future_waits_until_then(flow, actor, make_message):
    Intake().store([make_message(n, {"water_flow": 90.0}, t=clock.now() + n * timedelta(days=1)) for n in (1, 2)])
    facts = {"unit": "", "reason": FUTURE, "read_as": flow.unit}
    with pytest.raises(Refused):
        release(flow, actor, **facts)
    QuarantinedReading.objects.filter(seq=1).update(t=clock.now() - timedelta(minutes=1))
    assert release(flow, actor, **facts) == (1, 1)
    assert QuarantinedReading.objects.get().seq == 2


def test_an_old_one_opens_its_sealed_hour_again(flow, actor, make_message):
    old = (clock.now() - timedelta(days=60)).replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO devices_reading (channel_id, t, stream_id, seq, value, quality, received_at) VALUES (%s, %s, 1, 1, 80, 0, now())",
            [flow.pk, old],
        )
    seal_days(clock.now())
    assert Chunk.objects.get(channel=flow).version == 1
    Intake().store([make_message(5, {"water_flow": 90.0}, t=old + timedelta(minutes=3))])
    assert release(flow, actor, unit="", reason=OLD, read_as=flow.unit) == (1, 1)
    seal_days(clock.now())
    chunk = Chunk.objects.get(channel=flow)
    assert (chunk.version, chunk.n, chunk.low, chunk.high) == (2, 2, 80.0, 90.0)


def test_dropping_one_group_leaves_the_others(flow, waiting, actor, make_message):
    Intake().store([make_message(9, {"water_flow": 90.0}, t=clock.now() + timedelta(days=1))])
    assert drop_quarantined(flow.device_id, flow.code, unit="bar", reason=UNFIT, actor=actor) == 2
    assert QuarantinedReading.objects.get().reason["code"] == FUTURE
