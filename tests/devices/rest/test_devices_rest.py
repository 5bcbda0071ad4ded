"""The HTTP side: what people and machines see and may change, with exact refusals and fixed query counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.models import Alarm, Channel, Device, DeviceKey, WorkOrder
from apps.devices.public import Intake, get_device
from apps.directory.public import issue_token

pytestmark = pytest.mark.django_db


def client_of(role: str) -> Client:
    _, words = issue_token(actor=Actor.system("test"), name=f"t-{role}", role=role)
    return Client(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_ACCEPT_LANGUAGE="en", raise_request_exception=True)


@pytest.fixture
def admin(fleet) -> Client:
    return client_of("device_admin")


def send(client: Client, method: str, url: str, **body):
    return getattr(client, method)(url, data=body, content_type="application/json")


@pytest.fixture
def alarm(mr2, make_message, minutes) -> Alarm:
    Intake().store([make_message(n, {"water_flow": 31.4}, t=minutes(n)) for n in (1, 2, 3)])
    return Alarm.objects.get()


def test_fleet_takes_a_fixed_number_of_queries(admin, alarm):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert admin.get("/api/fleet").status_code == 200
        return len(queries)

    count()  # the first request of a token notes that it was used
    few = count()
    Device.objects.exclude(code__startswith="MR").update(life_cycle="retired")
    assert count() == few
    tile = next(t for t in admin.get("/api/fleet").json()["tiles"] if t["device"]["code"] == "MR-2")
    assert (tile["alarms"], tile["unacknowledged"], tile["worst"], tile["downtime"]) == (1, 1, "critical", None)


def test_alarm_to_finished_work_order(admin, alarm):
    (row,) = admin.get("/api/alarms").json()["results"]
    assert row["reason"]["text"] == "Chilled water flow past 75.7 L/min for 60 s"
    assert send(admin, "post", "/api/alarms/acknowledge", ids=[alarm.id]).json() == {"count": 1}
    made = send(admin, "post", "/api/work-orders", device_id=alarm.device_id, alarm_id=alarm.id)
    order = made.json()
    assert (made.status_code, order["number"], order["priority"], order["state"]) == (
        201,
        "WO-1001",
        "critical",
        "open",
    )
    assert (
        send(admin, "post", "/api/work-orders", device_id=alarm.device_id, alarm_id=alarm.id).json()["number"]
        == "WO-1001"
    )
    url = f"/api/work-orders/{order['id']}/actions"
    assert send(admin, "post", url, action="finish", version=1, note="x").json()["code"] == "devices.order_not_in_state"
    assert send(admin, "post", url, action="start", version=1).json()["state"] == "in_progress"
    stale = send(admin, "post", url, action="finish", version=1, note="x")
    assert (stale.status_code, stale.json()["code"], stale.json()["current"]["version"]) == (409, "common.stale", 2)
    empty = send(admin, "post", url, action="finish", version=2, note=" ")
    assert (empty.status_code, empty.json()["errors"][0]["field"]) == (400, "note")
    assert WorkOrder.objects.get().state == "in_progress"
    done = send(admin, "post", url, action="finish", version=2, note="pump replaced").json()
    assert (done["state"], done["outcome"], done["allowed_actions"]) == ("done", "pump replaced", ["sign", "reopen"])
    detail = admin.get(f"/api/alarms/{alarm.id}").json()
    assert [(e["kind"], e["to_state"]) for e in detail["events"]] == [
        ("transition", "active"),
        ("acknowledged", ""),
        ("work_order", ""),
    ]


def test_downtime_by_hand(admin, fleet):
    device = get_device("CT-3")
    url = f"/api/devices/{device.id}/out-of-service"
    bad = send(admin, "post", url, cause="mood")
    assert (bad.status_code, bad.json()["errors"][0]["field"]) == (400, "cause")
    until = (clock.now() + timedelta(hours=3)).isoformat()
    made = send(admin, "post", url, cause="breakdown", expected_until=until, note="tube")
    assert (made.status_code, made.json()["device_code"], made.json()["started_by"]) == (201, "CT-3", "t-device_admin")
    assert send(admin, "post", url, cause="breakdown").json()["code"] == "devices.already_down"
    assert admin.get(f"/api/devices/{device.id}").json()["technical"] == "down"
    assert admin.get(f"/api/devices/{device.id}").json()["clinical"] == "held"


def test_readings_keep_spikes_and_show_gaps(admin, mr2, make_message, minutes):
    start = minutes(0)
    steps = [(n, start + timedelta(seconds=10 * n)) for n in range(1, 181) if not 60 <= n < 90]
    Intake().store([make_message(n, {"room_temp": 99.0 if n == 30 else 21.0}, t=t) for n, t in steps if n != 30])
    Intake().store([make_message(500, {"room_temp": 55.0}, t=start + timedelta(seconds=305))])
    url = f"/api/devices/{mr2.id}/readings"
    query = {
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=31)).isoformat(),
        "points": 31,
        "channels": "room_temp",
    }
    (series,) = admin.get(url, query).json()
    assert (series["channel"], series["n"], max(v for v in series["high"] if v is not None)) == ("room_temp", 150, 55.0)
    assert series["low"].count(None) == 1
    assert len(series["t"]) == len(series["low"]) == len(series["mean"])
    assert admin.get(url, query | {"channels": "nope"}).json()["errors"][0]["field"] == "channels"
    assert admin.get(url, query | {"end": query["start"]}).json()["errors"][0]["field"] == "start"


def test_channels_carry_latest_value_and_limits(admin, mr2, make_message):
    Intake().store([make_message(1, {"water_flow": 90.5})])
    row = next(c for c in admin.get(f"/api/devices/{mr2.id}/channels").json() if c["code"] == "water_flow")
    assert (row["latest"]["v"], row["latest"]["q"]) == (90.5, "good")
    assert [(limit["code"], limit["on"], limit["own"]) for limit in row["limits"]] == [("water.flow_low", 75.7, False)]
    set_to = send(admin, "put", f"/api/devices/{mr2.id}/limits/water.flow_low", on=45, source="vendor sheet")
    assert set_to.status_code == 204
    row = next(c for c in admin.get(f"/api/devices/{mr2.id}/channels").json() if c["code"] == "water_flow")
    assert [(limit["on"], limit["own"], limit["source"]) for limit in row["limits"]] == [(45.0, True, "vendor sheet")]
    assert send(admin, "put", f"/api/devices/{mr2.id}/limits/nope", on=1, source="x").status_code == 404
    wrong = send(admin, "put", f"/api/devices/{mr2.id}/limits/water.flow_low", on=45, off=44, source="x")
    assert wrong.json()["errors"][0]["field"] == "off"


def test_key_is_shown_once_and_two_stay_live(admin, fleet):
    device = get_device("CT-1")
    url = f"/api/devices/{device.id}/keys"
    first = send(admin, "post", url).json()
    assert len(first["secret"]) == 43
    for _ in range(2):
        send(admin, "post", url)
    listed = admin.get(url).json()
    assert all("secret" not in row for row in listed)
    assert [row["revoked_at"] is None for row in listed] == [True, True, False]
    assert client_of("technologist").post(url).status_code == 403
    assert DeviceKey.objects.count() == 3


def test_quarantine_is_adopted_with_its_readings(admin, mr2, make_message):
    Intake().store([make_message(n, {"vibration": {"v": n / 10, "unit": "A"}}) for n in (1, 2)])
    (group,) = admin.get("/api/telemetry/quarantine").json()
    assert (group["device_code"], group["channel_code"], group["n"], group["reason_code"]) == (
        "MR-2",
        "vibration",
        2,
        "devices.channel_unknown",
    )
    names = {"zh-Hans": "振动", "en": "Vibration"}
    body = {"device_id": mr2.id, "channel_code": "vibration", "names": names, "unit": "A"}
    assert send(admin, "post", "/api/telemetry/quarantine/adopt", **body).json() == {"count": 2}
    assert admin.get("/api/telemetry/quarantine").json() == []
    assert send(admin, "post", "/api/telemetry/quarantine/adopt", **body).json()["code"] == "devices.channel_taken"
    assert Channel.objects.get(code="vibration").names == names


def test_quarantine_of_a_channel_that_is_there_is_released(admin, mr2, make_message):
    Intake().store([make_message(1, {"water_flow": {"v": 30.0, "unit": "bar"}})])
    (group,) = admin.get("/api/telemetry/quarantine").json()
    assert (group["reason_code"], group["unit"], group["channel_unit"]) == ("devices.unit_unfit", "bar", "L/min")
    body = {"device_id": mr2.id, "channel_code": "water_flow", "unit": "bar", "reason_code": "devices.unit_unfit"}
    url = "/api/telemetry/quarantine/release"
    assert send(admin, "post", url, **body, read_as="Cel", why="x").status_code == 400
    assert send(client_of("technologist"), "post", url, **body, read_as="L/min", why="x").status_code == 403
    assert send(admin, "post", url, **body, read_as="L/min", why="label is wrong").json() == {"moved": 1, "stored": 1}
    assert admin.get("/api/telemetry/quarantine").json() == []


def test_dead_letters_are_seen_and_handled(admin, mr2):
    Intake().store([("radflow/v1/MR-2/readings", b"{broken")])
    (row,) = admin.get("/api/telemetry/dead-letters").json()["results"]
    assert (row["payload"], row["reason"]["code"]) == ("{broken", "devices.not_json")
    assert (
        send(admin, "post", f"/api/telemetry/dead-letters/{row['id']}/handled").json()["handled_by"] == "t-device_admin"
    )
    assert admin.get("/api/telemetry/dead-letters").json()["results"] == []
    assert send(admin, "post", "/api/telemetry/dead-letters/999/handled").status_code == 404


def test_edit_and_add(admin, fleet):
    device = get_device("CT-1")
    url = f"/api/devices/{device.id}"
    assert send(admin, "patch", url, version=1, serial="S1").json()["serial"] == "S1"
    assert send(admin, "patch", url, version=1, serial="S2").status_code == 409
    assert send(admin, "patch", url, version=2, ae_title="CT2").json()["code"] == "devices.code_or_ae_taken"
    assert send(admin, "patch", url, version=2, room_id=10**6).json()["errors"][0]["field"] == "room_id"
    body = {"code": "CT-9", "model": "CT-64", "room_id": device.room_id, "ae_title": "CT9"}
    made = send(admin, "post", "/api/devices", **body)
    assert (made.status_code, made.json()["modality"]) == (201, "CT")
    assert send(admin, "post", "/api/devices", **body).status_code == 409
    assert (
        send(admin, "post", "/api/devices", **(body | {"model": "X", "code": "Y", "ae_title": "Y"})).json()["errors"][
            0
        ]["field"]
        == "model"
    )


def test_fault_needs_words(admin, fleet):
    tech = client_of("technologist")
    device = get_device("CT-1")
    assert send(tech, "post", "/api/device-faults", device_id=device.id).json()["errors"][0]["field"] == "summary"
    made = send(tech, "post", "/api/device-faults", device_id=device.id, summary="table does not move", priority="high")
    assert (made.status_code, made.json()["summary"]) == (201, "table does not move")
    assert send(tech, "post", "/api/work-orders", device_id=device.id, summary="x").status_code == 403
