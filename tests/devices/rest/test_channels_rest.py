"""Channels over HTTP: how often they speak and what they can measure is the department's to say; refused messages stay within their site."""

from datetime import timedelta

import pytest
from django.test import Client

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
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
