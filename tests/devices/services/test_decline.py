"""Helium of one magnet over its stored days: dates for limits in force and proposed, loss against the rule."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.devices.models import AlarmOverride, Channel, Chunk, Device
from apps.devices.public import find_decline_faults, read_declines
from tests.devices.rest.test_devices_rest import client_of
from tests.devices.services.test_watching import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]
HERE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def magnet() -> Device:
    return Device.objects.select_related("room__site").get(code="MR-2")


def write_days(device: Device, code: str, days: int, level: float, a_day: float) -> None:
    """Hourly summaries of whole days up to last midnight, as they stay for good."""
    channel = Channel.objects.get(device=device, code=code)
    midnight = NOON.astimezone(HERE).replace(hour=0, minute=0)
    rows = []
    for n in range(days * 24):
        at, value = midnight - timedelta(hours=days * 24 - n), level - a_day * n / 24
        rows.append(Chunk(channel=channel, hour=at, n=60, bad=0, low=value, high=value, total=60 * value))
    Chunk.objects.bulk_create(rows)


def test_dates_of_proposed_limits_and_loss_against_the_rule(magnet):
    write_days(magnet, "helium_level", 30, 75.03, 0.1)
    write_days(magnet, "helium_volume", 30, 1500.0, 0.96)
    level, volume = read_declines(magnet, NOON)
    assert (level.decline.days, level.newest_on) == (30, date(2026, 3, 9))
    assert round(level.decline.level, 2) == round(75.03 - 0.1 * 29.5, 2)
    assert [(x.limit, x.is_in_force) for x in level.limits] == [(60, False), (50, False), (40, False)]
    assert level.limits[0].middle_on == date(2026, 3, 9) + timedelta(days=121)
    assert level.limits[0].early_on <= level.limits[0].middle_on <= level.limits[0].late_on
    assert level.loss is None
    assert (round(volume.loss.per_h, 3), volume.loss.healthy, volume.loss.high) == (0.04, 0.03, 0.05)
    assert volume.loss.verdict == "between"
    assert "xrayn" in volume.loss.source


@pytest.mark.parametrize(("a_day", "verdict"), [(0.6, "healthy"), (1.5, "high")])
def test_verdict_of_the_loss(magnet, a_day, verdict):
    write_days(magnet, "helium_volume", 20, 1500.0, a_day)
    assert read_declines(magnet, NOON)[1].loss.verdict == verdict


def test_too_few_days_foretell_nothing(magnet):
    write_days(magnet, "helium_level", 13, 75.0, 0.1)
    write_days(magnet, "helium_volume", 13, 1500.0, 1.0)
    level, volume = read_declines(magnet, NOON)
    assert (level.decline.days, level.least_days, level.decline.slopes, volume.loss) == (13, 14, None, None)
    assert {x.middle_on for x in level.limits} == {None}


def test_a_scanner_without_helium_has_none():
    assert read_declines(Device.objects.select_related("room__site").get(code="CT-1"), NOON) == []


def test_over_http(magnet):
    answer = client_of("device_admin").get(f"/api/devices/{magnet.id}/decline")
    assert [(row["channel"], row["days"], row["per_day"]) for row in answer.json()] == [
        ("helium_level", 0, None),
        ("helium_volume", 0, None),
    ]


def test_a_payload_is_checked():
    good = {"days": 90, "levels": [{"channel": "x", "refill": 3}]}
    assert list(find_decline_faults(good)) == []
    assert [path for path, _ in find_decline_faults(good | {"days": 13})] == ["days"]
    assert [path for path, _ in find_decline_faults(good | {"levels": [{"channel": "x", "refill": 0}]})] == [
        "levels[0].refill"
    ]


def test_an_own_limit_is_not_made_of_a_proposed_one(magnet):
    AlarmOverride.objects.create(device=magnet, rule="mr.helium_low", on=70, source="x", set_at=NOON, set_by="x")
    assert [x.is_in_force for x in read_declines(magnet, NOON)[0].limits] == [False] * 3
