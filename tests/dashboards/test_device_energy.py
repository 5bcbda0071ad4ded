"""Energy over HTTP from real rows and real bookings: by state, saved outside the bookings, and honest where something is missing."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.devices.models import Channel, Device
from apps.devices.public import find_energy_faults, seed_demo, seed_starter
from apps.devices.services.partitions import ensure_partitions
from apps.directory.public import find_site_by_code
from apps.scheduling.models import Occupancy, Resource
from tests.builders.http import client_of
from tests.builders.starter import seed_starter_data

pytestmark = pytest.mark.django_db
STEP = timedelta(seconds=10)


@pytest.fixture
def mr2():
    seed_starter_data()
    seed_starter()
    seed_demo()
    return Device.objects.get(code="MR-2")


@pytest.fixture
def start():
    return clock.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=6)


def draw(device: Device, start: datetime, *stretches: tuple[float, float]) -> None:
    """(minutes, kW) after one another; no kW: nothing is heard."""
    channel, at, n = Channel.objects.get(device=device, code="power"), start, 0
    ensure_partitions(start)
    with connection.cursor() as cursor:
        for minutes, kw in stretches:
            until = at + timedelta(minutes=minutes)
            while at < until:
                n += 1
                if kw is not None:
                    cursor.execute(
                        "INSERT INTO devices_reading VALUES (%s, %s, 1, %s, %s, 0, %s)", [channel.id, at, n, kw, at]
                    )
                at += STEP


def book(device: Device, start: datetime, minutes: int, **facts) -> None:
    scanner = Resource.objects.filter(device_code=device.code).first()
    if scanner is None:
        facts_of_device = {"site_id": device.room.site_id, "room_id": device.room_id, "modality": device.modality}
        scanner = Resource.objects.create(code=device.code, device_code=device.code, position=999, **facts_of_device)
    during = (start, start + timedelta(minutes=minutes))
    Occupancy.objects.create(resource=scanner, during=during, **{"kind": "appointment", **facts})


def read(device: Device, start: datetime, hours: float, **more):
    query = {"start": start.isoformat(), "end": (start + timedelta(hours=hours)).isoformat()}
    return client_of("device_admin", **more).get(f"/api/devices/{device.id}/energy", query)


def test_states_and_what_was_saved_outside_the_bookings(mr2, start):
    draw(mr2, start, (60, 12), (60, None), (60, 40), (60, 12))  # idle, a hole, scans, idle
    book(mr2, start + timedelta(hours=2), 60)
    book(mr2, start + timedelta(hours=3), 20)
    book(mr2, start, 60, is_live=False)  # given back
    book(mr2, start + timedelta(hours=3, minutes=20), 40, kind="block")  # no patient
    found = read(mr2, start, 4).json()
    assert [(one["state"], round(one["hours"], 2), round(one["kwh"], 1)) for one in found["states"]] == [
        ("idle", 2.0, 24.0),
        ("scan", 1.0, 40.0),
    ]
    assert (round(found["kwh"], 1), found["period_h"], round(found["measured_h"], 2)) == (64.0, 4.0, 3.0)
    assert (found["low_kw"], found["low_is_measured"], found["n_chances"]) == (6.4, False, 2)
    assert found["saved_kwh"] == pytest.approx((12 - 6.4) * (1 + 40 / 60), rel=0.02)
    assert (found["co2e_kg"], found["co2e_kg_per_kwh"], found["states"][0]["co2e_kg"]) == (None, None, None)
    assert (found["policy_version"], "Woolen" in found["bands_source"]) == ("devices.energy@1", True)


def test_co2e_follows_the_factor_of_the_policy(mr2, start):
    row = PolicySet.objects.get(code="devices.energy", status="active")
    row.payload["co2e"] = {"kg_per_kwh": 0.5, "source": "a test", "date": "2026-11"}
    row.save()
    draw(mr2, start, (60, 12))
    found = read(mr2, start, 1).json()
    assert found["co2e_kg"] == pytest.approx(6.0, rel=0.02)
    assert found["states"][0]["co2e_kg"] == pytest.approx(6.0, rel=0.02)
    assert found["saved_co2e_kg"] == pytest.approx(2.8, rel=0.02)


def test_what_is_missing_is_said(mr2, start):
    found = read(mr2, start, 1).json()
    assert (found["states"], found["kwh"], found["measured_h"]) == ([], 0, 0)
    Channel.objects.filter(device=mr2, code="power").delete()
    found = read(mr2, start, 1).json()
    assert (found["has_channel"], found["kwh"]) == (False, None)


def test_periods_and_sites_that_are_refused(mr2, start):
    assert read(mr2, start, 24 * 93).status_code == 200  # what is to come is cut off
    assert read(mr2, start - timedelta(days=200), 24 * 100).status_code == 400
    assert read(mr2, start, -1).status_code == 400
    assert read(mr2, start, 1, site_id=find_site_by_code("east").id).status_code in (403, 404)


@pytest.mark.parametrize(
    ("_case", "change", "paths"),
    [
        ("a factor without its source", {"co2e": {"kg_per_kwh": 0.5, "source": "", "date": ""}}, ["co2e.source"]),
        ("a factor that is a text", {"co2e": {"kg_per_kwh": "0.5"}}, ["co2e.kg_per_kwh"]),
        ("no bands", {"bands": None}, ["bands"]),
        ("a band for nobody, without a source", {"bands": [{"borders": [["scan", None]]}]}, ["bands[0]", "bands[0].source"]),
        ("idle for ever", {"least_idle_min": 1441}, ["least_idle_min"]),
    ],
)  # fmt: skip
def test_a_policy_that_cannot_be_read_is_refused_by_name(mr2, _case, change, paths):
    payload = PolicySet.objects.get(code="devices.energy").payload
    assert find_energy_faults(payload) == []
    assert [path for path, _ in find_energy_faults(payload | change)] == paths
