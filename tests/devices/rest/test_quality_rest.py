"""Tests before release and maintenance plans over HTTP: who may, exact refusals that change nothing, fixed query counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.common.kernel import clock
from apps.devices.models import Device, MaintenancePlan, QaResult, UsageEntry
from apps.devices.public import get_device, take_out_of_service
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = pytest.mark.django_db
PLAN = {"name": "service", "source": "manual", "next_on": "2027-03-01", "every_days": 182, "window_min": 120}


@pytest.fixture
def admin(fleet) -> Client:
    QaResult.objects.all().delete()
    MaintenancePlan.objects.all().delete()
    return client_of("device_admin")


@pytest.fixture
def ct(admin, actor) -> Device:
    device = get_device("CT-3")
    take_out_of_service(device.id, actor=actor, cause="breakdown")
    return device


def states_of(client: Client, device: Device) -> dict[str, dict]:
    return {row["code"]: row for row in client.get(f"/api/qa-tests?device_id={device.id}").json()}


def test_from_the_outage_to_the_release(admin, ct):
    technologist, physicist = client_of("technologist"), client_of("physicist")
    assert {c for c, row in states_of(technologist, ct).items() if row["required_cause"]} == {"ct.water", "ct.noise"}
    results = f"/api/devices/{ct.id}/qa-results"
    done = [send(technologist, "post", results, test=code, value=1.5) for code in ("ct.water", "ct.noise")]
    assert [(d.status_code, d.json()["outcome"], d.json()["is_accepted"]) for d in done] == [(201, "ok", None)] * 2
    url = f"/api/devices/{ct.id}/return-to-service"
    refused = send(admin, "post", url)
    assert (refused.status_code, refused.json()["code"]) == (409, "devices.tests_missing")
    assert refused.json()["detail"].startswith("CT-3 stays held: CT number of water, Noise against its baseline must")
    waiting = admin.get("/api/qa-results?scope=unreviewed").json()["results"]
    assert {row["test"] for row in waiting} == {"ct.water", "ct.noise"}
    for row in waiting:
        review = f"/api/qa-results/{row['id']}/review"
        assert send(technologist, "post", review, accepted=True).status_code == 403
        assert send(physicist, "post", review, accepted=False).status_code == 400
        assert send(physicist, "post", review, accepted=True).json()["reviewer_name"] == "t-physicist"
        assert send(physicist, "post", review, accepted=True).status_code == 409
    assert send(admin, "post", url).status_code == 200
    assert admin.get(f"/api/devices/{ct.id}").json()["clinical"] == "released"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"test": "mr.physicist", "passed": True}, "test"),
        ({"test": "ct.water"}, "value"),
        ({"test": "ct.water", "value": "warm"}, "value"),
        ({"test": "ct.visual"}, "passed"),
        ({"test": "ct.visual", "passed": True, "at": "2999-01-01T00:00:00Z"}, "at"),
    ],
)
def test_a_wrong_result_is_refused(admin, ct, body, field):
    answer = send(admin, "post", f"/api/devices/{ct.id}/qa-results", **body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)
    assert not QaResult.objects.exists()


def test_the_board_counts_what_is_open(admin, ct):
    tiles = {t["device"]["code"]: t for t in admin.get("/api/fleet").json()["tiles"]}
    assert (tiles["CT-3"]["tests_open"], tiles["CT-1"]["tests_open"]) == (2, 0)
    assert tiles["CT-1"]["tests_overdue"] == 3


def test_lists_take_a_fixed_number_of_queries(admin):
    device = get_device("CT-1")
    UsageEntry.objects.create(device=device, meter="exams", amount=3, at=clock.now() - timedelta(days=3))
    send(admin, "post", "/api/maintenance-plans", model=device.model.code, **PLAN)
    send(
        admin,
        "post",
        "/api/maintenance-plans",
        device_id=device.id,
        **PLAN | {"name": "m", "meter": "exams", "every_usage": 9},
    )

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admin.get(url).status_code == 200
        return len(queries)

    urls = ("/api/qa-tests", "/api/maintenance-plans")
    [count(url) for url in urls]  # what is remembered for seconds is asked once
    few = [count(url) for url in urls]
    send(admin, "post", "/api/maintenance-plans", model=get_device("MR-1").model.code, **PLAN)
    assert [count(url) for url in urls] == few


def test_a_plan_for_a_model_and_its_history(admin):
    device = get_device("CT-1")
    made = send(admin, "post", "/api/maintenance-plans", model=device.model.code, **PLAN)
    rows = made.json()
    assert made.status_code == 201
    assert {row["campaign"] for row in rows} == {"service"} and len(rows) == device.model.devices.count() > 1
    again = send(admin, "post", "/api/maintenance-plans", model=device.model.code, **PLAN)
    assert (again.status_code, again.json()["code"]) == (409, "devices.plan_name_taken")
    row, url = rows[0], f"/api/maintenance-plans/{rows[0]['id']}"
    stale = send(admin, "put", url, **PLAN | {"version": 9})
    assert stale.status_code == 409
    edited = send(admin, "put", url, **PLAN | {"version": 1, "next_on": "2027-04-01"})
    assert (edited.json()["due_on"], edited.json()["due_by"], edited.json()["version"]) == ("2027-04-01", "calendar", 2)
    at = (clock.now() - timedelta(hours=1)).isoformat()
    done = send(admin, "post", f"{url}/done", at=at, note="by the vendor", version=2)
    assert (done.status_code, done.json()["done_at"] is not None) == (200, True)
    (history,) = admin.get(f"{url}/done").json()
    assert (history["note"], history["was_due_on"], history["order"]) == ("by the vendor", "2027-04-01", "")
    campaign = admin.get(f"/api/maintenance-plans?campaign=service&device_id={row['device_id']}").json()
    assert [r["id"] for r in campaign["results"]] == [row["id"]]


@pytest.mark.parametrize(
    ("_case", "change"),
    [
        ("neither day nor meter", {"next_on": None, "every_days": None}),
        ("an interval without a first day", {"next_on": None}),
        ("a meter without an amount", {"meter": "exams"}),
        ("an amount without a meter", {"every_usage": 5}),
        ("no source", {"source": ""}),
        ("a device and a model", {"model": "x"}),
        ("no device of the model", {"model": "x", "device_id": None}),
    ],
)
def test_a_wrong_plan_is_refused(admin, _case, change):
    body = {"device_id": get_device("CT-1").id, **PLAN, **change}
    body = {k: v for k, v in body.items() if not (k == "device_id" and v is None)}
    assert send(admin, "post", "/api/maintenance-plans", **body).status_code == 400
    assert not MaintenancePlan.objects.exists()


def test_the_demonstration_fleet_has_plans_and_tests(fleet):
    technologist = client_of("technologist")
    due = {code: row["due"] for code, row in states_of(technologist, get_device("CT-4")).items()}
    assert (due["ct.water"], due["ct.visual"], due["electrical"]) == ("overdue", "ok", "on_demand")
    plans = client_of("head").get("/api/maintenance-plans").json()["results"]
    tube = next(row for row in plans if row["meter"])
    assert tube["due_by"] == "meter" and tube["early_on"] < tube["due_on"] < tube["late_on"]
