"""Contracts and what they promised, over HTTP: exact figures, refusals that change nothing, one set of queries for any fleet."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.devices.models import Device, Downtime, ServiceContract
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = pytest.mark.django_db
WEEK = "first=2026-11-02&last=2026-11-08"
ALWAYS = [[[0, 1440]]] * 7
PROMISE = {"vendor": "Vendor", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "weekly": ALWAYS}


@pytest.fixture
def admin(fleet):
    ServiceContract.objects.all().delete()
    Downtime.objects.all().delete()
    Device.objects.update(installed_on="2020-01-01")
    return client_of("device_admin")


@pytest.fixture
def mr2(fleet) -> Device:
    return Device.objects.get(code="MR-2")


def add_contract(admin, device: Device, **facts):
    return send(admin, "post", "/api/service-contracts", device_id=device.id, **{**PROMISE, **facts})


def break_down(device: Device, hours: float, cause: str = "breakdown") -> None:
    start = datetime(2026, 11, 3, tzinfo=UTC)
    Downtime.objects.create(
        device=device, started_at=start, ended_at=start + timedelta(hours=hours), cause=cause, started_by="t"
    )


def read(admin, device: Device) -> dict:
    rows = admin.get(f"/api/devices/availability?{WEEK}").json()
    return next(row for row in rows if row["device_id"] == device.id)


def test_a_promise_is_kept_until_it_is_not(admin, mr2):
    assert add_contract(admin, mr2, uptime_percent="98.00").status_code == 201
    break_down(mr2, 3)
    row = read(admin, mr2)
    assert (row["contracted_h"], row["unplanned_h"], row["available_percent"]) == (168, 3, 98.21)
    assert (row["is_kept"], row["failures"], row["mtbf_h"], row["mttr_h"]) == (True, 1, 165, 3)
    assert row["policy_version"] == "devices.availability@1"
    Downtime.objects.update(ended_at=datetime(2026, 11, 3, 3, 30, tzinfo=UTC))
    assert read(admin, mr2)["is_kept"] is False


def test_a_vendor_answers_for_its_own_days(admin, mr2):
    """The contract begins in the middle of the week; what broke before is not its fault."""
    add_contract(admin, mr2, uptime_percent="99", starts_on="2026-11-05")
    break_down(mr2, 24)
    rows = [row for row in admin.get(f"/api/devices/availability?{WEEK}").json() if row["device_id"] == mr2.id]
    assert [(row["first"], row["last"], row["vendor"], row["unplanned_h"] > 0, row["is_kept"]) for row in rows] == [
        ("2026-11-02", "2026-11-04", "", True, None),
        ("2026-11-05", "2026-11-08", "Vendor", False, True),
    ]


def test_what_the_contract_excludes_does_not_count(admin, mr2):
    add_contract(admin, mr2, uptime_percent="99", excluded=["utility"])
    break_down(mr2, 24, cause="utility")
    row = read(admin, mr2)
    assert (row["available_percent"], row["excluded_h"], row["is_kept"], row["mtbf_h"]) == (100, 24, True, None)


def test_without_a_contract_the_site_hours_count_and_nothing_was_promised(admin, mr2):
    row = read(admin, mr2)
    assert 0 < row["contracted_h"] < 168
    assert (row["contract_id"], row["uptime_percent"], row["is_kept"]) == (None, None, None)


def test_a_day_is_covered_by_one_contract(admin, mr2):
    first = add_contract(admin, mr2).json()
    again = add_contract(admin, mr2, starts_on="2026-12-31", ends_on="2027-12-30")
    assert (again.status_code, again.json()["code"]) == (409, "devices.contract_overlaps")
    assert add_contract(admin, mr2, starts_on="2027-01-01", ends_on="2027-12-31").status_code == 201
    url = f"/api/service-contracts/{first['id']}"
    grown = send(admin, "put", url, **{**PROMISE, "ends_on": "2027-01-01", "version": 1})
    assert grown.status_code == 409
    assert ServiceContract.objects.get(pk=first["id"]).version == 1


def test_an_edit_over_another_one_is_a_conflict(admin, mr2):
    url = f"/api/service-contracts/{add_contract(admin, mr2).json()['id']}"
    assert send(admin, "put", url, **{**PROMISE, "response_h": "4", "version": 1}).json()["version"] == 2
    assert send(admin, "put", url, **{**PROMISE, "vendor": "Other", "version": 1}).status_code == 409
    assert ServiceContract.objects.get().vendor == "Vendor"


@pytest.mark.parametrize(
    "facts",
    [{"ends_on": "2025-12-31"}, {"weekly": [[[600, 500]]] * 7}, {"weekly": ALWAYS[:6]}, {"uptime_percent": "101"}],
)
def test_nonsense_is_refused(admin, mr2, facts):
    assert add_contract(admin, mr2, **facts).status_code == 400
    assert not ServiceContract.objects.exists()


def test_a_fleet_is_measured_in_a_fixed_number_of_queries(admin):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admin.get(f"/api/devices/availability?{WEEK}").status_code == 200
        return len(queries)

    count()
    few = count()
    Device.objects.exclude(code__startswith="CT").update(life_cycle="retired")
    assert count() == few


def test_the_file_says_the_same(admin, mr2):
    add_contract(admin, mr2, uptime_percent="98")
    lines = admin.get(f"/api/devices/availability.csv?{WEEK}").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Device","First day","Last day","Vendor","Available %"')
    assert any(line.startswith('"MR-2","2026-11-02","2026-11-08","Vendor","100.0","98.0","168.0"') for line in lines)
