"""Channels over HTTP: how often they speak and what they can measure is the department's to say; refused messages stay within their site."""

from datetime import timedelta

import pytest
from django.test import Client

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy.models import PolicySet
from apps.devices.models import Alarm, Channel, DeadLetter
from apps.devices.public import Intake, escalate_alarms
from apps.devices.services.intake_fleet import Fleet
from apps.directory.public import find_site_by_code, issue_token
from tests.devices.rest.test_devices_rest import client_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel(mr2) -> Channel:
    return mr2.channels.get(code="water_flow")


@pytest.fixture
def admin(fleet) -> Client:
    return client_of("device_admin")


def change(admin, channel: Channel, **facts):
    return send(admin, "patch", f"/api/devices/{channel.device_id}/channels/{channel.id}", **facts)


def test_a_channel_that_people_fill_in_is_never_silent(admin, channel):
    assert "no_data" in Fleet().evaluator.list_rules("MR-2/water_flow")
    assert change(admin, channel, cadence_s=0).status_code == 204
    assert "no_data" not in Fleet().evaluator.list_rules("MR-2/water_flow")


def test_a_range_needs_a_width_and_the_device_its_own_channel(admin, channel):
    refused = change(admin, channel, valid_low=5, valid_high=5)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "valid_high")
    other = Channel.objects.exclude(device_id=channel.device_id).first()
    path = f"/api/devices/{channel.device_id}/channels/{other.id}"
    assert send(admin, "patch", path, cadence_s=5).status_code == 404


SHARE = {
    "code": "mr.pressure_high", "channel": "water_flow", "kind": "above", "severity": "medium", "on": 1.1, "off": 1.08,
    "of_baseline": True, "source": "proposal",
}  # fmt: skip


def test_a_limit_that_is_a_share_of_the_usual_waits_for_it_and_then_judges(admin, channel, make_message, minutes):
    PolicySet.objects.filter(code="devices.alarm_rules", status="active").update(payload={"rules": [SHARE]})
    path = f"/api/devices/{channel.device_id}/channels"
    assert [(row["on"], row["of_baseline"]) for row in read_limits(admin, channel)] == [(1.1, True)]
    assert SHARE["code"] not in Fleet().evaluator.list_rules("MR-2/water_flow")
    Intake().store([make_message(n, {"water_flow": flow}, t=minutes(n)) for n, flow in enumerate((99, 100, 104), 1)])
    span = {"start": minutes(0).isoformat(), "end": minutes(9).isoformat()}
    usual = admin.get(f"{path}/{channel.id}/baseline", span).json()
    assert usual == {"median": 100.0, "low": 99.0, "high": 104.0, "n": 3}
    assert change(admin, channel, baseline=usual["median"], baseline_source="commissioning").status_code == 204
    (limit,) = read_limits(admin, channel)
    assert (round(limit["on"], 6), limit["unit"], limit["of_baseline"]) == (110.0, "L/min", False)
    assert limit["source"] == "proposal; commissioning"
    Intake().store([make_message(9, {"water_flow": 111}, t=minutes(9))])
    assert [alarm.rule for alarm in Alarm.objects.all()] == [SHARE["code"]]


def read_limits(admin, channel) -> list[dict]:
    rows = admin.get(f"/api/devices/{channel.device_id}/channels").json()
    return next(row["limits"] for row in rows if row["id"] == channel.id)


def test_a_baseline_is_above_zero_and_says_where_it_comes_from(admin, channel):
    for facts, field in (
        ({"baseline": 0, "baseline_source": "x"}, "baseline"),
        ({"baseline": -2, "baseline_source": "x"}, "baseline"),
        ({"baseline": 2}, "baseline_source"),
        ({"baseline": 2, "baseline_source": "  "}, "baseline_source"),
    ):
        refused = change(admin, channel, **facts)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, field)
    assert change(admin, channel, baseline=2, baseline_source="x").status_code == 204
    assert change(admin, channel, baseline=None).status_code == 204
    channel.refresh_from_db()
    assert (channel.baseline, channel.baseline_source) == (None, "")


def test_nothing_is_usual_where_nothing_was_read(admin, channel, minutes):
    span = {"start": minutes(0).isoformat(), "end": minutes(9).isoformat()}
    path = f"/api/devices/{channel.device_id}/channels/{channel.id}/baseline"
    assert admin.get(path, span).json() == {"median": None, "low": None, "high": None, "n": 0}


def test_muted_alarms_are_no_open_trouble_and_wake_when_nobody_works_any_more(channel, make_message, minutes):
    Intake().store([make_message(n, {"water_flow": 40.0}, t=minutes(n)) for n in (1, 2, 3)])
    Alarm.objects.update(muted=True, told_at=None)
    client = client_of("device_admin")
    found = {scope: client.get(f"/api/alarms?scope={scope}").json()["results"] for scope in ("open", "muted")}
    assert (len(found["open"]), len(found["muted"])) == (0, 1)
    escalate_alarms(clock.now())
    assert [alarm["muted"] for alarm in client.get("/api/alarms?scope=open").json()["results"]] == [False]


def test_the_worst_of_the_open_comes_first(channel, make_message, minutes):
    Intake().store([make_message(n, {"water_flow": 40.0}, t=minutes(n)) for n in (1, 2, 3)])
    worst = Alarm.objects.get()
    later = Alarm.objects.get()
    later.pk, later.rule, later.severity, later.raised_at = None, "x", "low", worst.raised_at + timedelta(minutes=1)
    later.save()
    rows = client_of("device_admin").get("/api/alarms").json()["results"]
    assert [row["severity"] for row in rows] == ["critical", "low"]


def test_refused_messages_stay_within_their_site(channel):
    for topic in ("radflow/v1/MR-2/readings", "radflow/v1/NOBODY/readings"):
        DeadLetter.objects.create(
            topic=topic,
            payload="x",
            size=1,
            reason={"code": "devices.not_json", "params": {}},
            received_at=clock.now(),
            last_at=clock.now(),
            count=1,
        )
    everybody = client_of("device_admin")
    assert len(everybody.get("/api/telemetry/dead-letters").json()["results"]) == 2
    east = find_site_by_code("east")
    _, words = issue_token(actor=Actor.system("test"), name="east", role="device_admin", site=east)
    elsewhere = Client(HTTP_AUTHORIZATION=f"Bearer {words}")
    assert elsewhere.get("/api/telemetry/dead-letters").json()["results"] == []
    letter = DeadLetter.objects.first()
    assert send(elsewhere, "post", f"/api/telemetry/dead-letters/{letter.id}/handled").status_code == 404
