"""A new device begins with what its model and the policies say, each row with its source; nothing half made."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.common.policy import draft_policy
from apps.devices.engine.plan_templates import read_plan_templates
from apps.devices.engine.rules import BadRules
from apps.devices.models import Device, MaintenancePlan
from apps.devices.public import get_device
from apps.devices.selectors.qa import find_day
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(fleet) -> dict:
    room_id = get_device("MR-2").room_id
    return {"code": "MR-9", "model": "MR-1.5T", "room_id": room_id, "ae_title": "MR9", "serial": "S9"}


def test_one_step_makes_channels_plans_and_what_the_policies_judge(body):
    admin = client_of("device_admin")
    told = admin.get("/api/device-models/MR-1.5T/template").json()
    made = send(admin, "post", "/api/devices", **body)
    assert made.status_code == 201
    device = get_device("MR-9")
    assert [c.code for c in device.channels.all()] == [c["code"] for c in told["channels"]]
    plans = {plan.name: plan for plan in MaintenancePlan.objects.filter(device=device)}
    assert {name: plan.every_days for name, plan in plans.items()} == {
        "Preventive maintenance (four times a year)": 91,
        "Cold head service": 730,
        "Replace the magnet room's oxygen sensor": 365,
    }
    assert [plan["names"]["en"] for plan in told["plans"]] == list(plans)
    assert all(row["source"] for part in ("rules", "tests", "plans") for row in told[part])
    pm = plans["Preventive maintenance (four times a year)"]
    assert pm.next_on == find_day(clock.now(), device) + timedelta(days=91)
    tests = {row["code"] for row in admin.get(f"/api/qa-tests?device_id={device.pk}").json()}
    assert {row["code"] for row in told["tests"]} == tests
    channels = admin.get(f"/api/devices/{device.pk}/channels").json()
    assert sum(len(c["limits"]) for c in channels) == len(told["rules"]) > 3


def test_the_first_day_counts_from_the_installation_and_is_never_past(body):
    admin = client_of("device_admin")
    today = find_day(clock.now(), get_device("MR-2"))
    send(admin, "post", "/api/devices", **body, installed_on=str(today - timedelta(days=30)))
    send(admin, "post", "/api/devices", **body | {"code": "MR-8", "ae_title": "MR8"}, installed_on="2011-01-01")
    first = {code: set(MaintenancePlan.objects.filter(device__code=code).values_list("every_days", "next_on")) for code in ("MR-9", "MR-8")}  # fmt: skip
    assert first["MR-9"] == {(days, today + timedelta(days=days - 30)) for days in (91, 365, 730)}
    assert first["MR-8"] == {(days, today) for days in (91, 365, 730)}


def test_without_plans_when_nobody_wants_them(body):
    assert send(client_of("device_admin"), "post", "/api/devices", **body, with_plans=False).status_code == 201
    assert not MaintenancePlan.objects.filter(device__code="MR-9").exists()


def test_a_code_that_is_taken_leaves_nothing_behind(body):
    before = MaintenancePlan.objects.count()
    made = send(client_of("device_admin"), "post", "/api/devices", **body | {"ae_title": "MR2"})
    assert (made.status_code, made.json()["code"]) == (409, "devices.code_or_ae_taken")
    assert (MaintenancePlan.objects.count(), Device.objects.filter(code="MR-9").exists()) == (before, False)
    assert send(client_of("technologist"), "post", "/api/devices", **body).status_code == 403


def test_an_unknown_model_has_no_template(fleet):
    assert client_of("device_admin").get("/api/device-models/none/template").status_code == 404


ROW = {"code": "a", "names": {"zh-Hans": "甲", "en": "A"}, "kind": "preventive", "every_days": 30, "source": "vendor"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"source": " "}, "plans[0].source"),
        ({"names": {"en": "A"}}, "plans[0].names"),
        ({"kind": "odd"}, "plans[0].kind"),
        ({"every_days": 0}, "plans[0].every_days"),
        ({"every_days": True}, "plans[0].every_days"),
        ({"window_min": 1}, "plans[0].window_min"),
        ({"modalities": "MR"}, "plans[0].modalities"),
    ],
)
def test_a_template_that_could_not_be_read_is_refused_before_it_is_in_force(fleet, actor, change, field):
    assert read_plan_templates({"plans": [ROW]})[0].every_days == 30
    with pytest.raises(BadRules) as bad:
        read_plan_templates({"plans": [ROW | change]})
    assert [name for name, _ in bad.value.errors] == [field]
    with pytest.raises((Invalid, Refused)):
        draft_policy(
            "devices.plan_templates", payload={"plans": [ROW | change]}, source="x", change_reason="x", actor=actor
        )
