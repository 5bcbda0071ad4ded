"""A sensor speaks, the engineer answers: readings by mosquitto_pub, the alarm of the ingester, one key and a work order in the browser."""

import json
import secrets
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest

from simulator.department import Person
from tests.department import Department, wait_until
from tests.devices.conftest import sign_foreign
from tests.journeys.browser import run_browser
from tests.journeys.people import make_setting

LOW, USUAL = 31.4, 90.0  # L/min; the limit in force is checked by the test, not assumed


class Sensor:
    """A water sensor of a magnet that nobody else knows: it was added a moment ago and has a key of its own."""

    def __init__(self, department: Department, engineer: Person) -> None:
        self.department, self.engineer = department, engineer
        self.code, self.seq = f"MR-T{secrets.token_hex(3)}", 0
        room = engineer.get("/api/devices", modality="MR")["results"][0]["room"]
        facts = {"code": self.code, "model": "MR-1.5T", "room_id": room["id"], "ae_title": self.code}
        self.device = engineer.post("/api/devices", facts)
        self.path = f"/api/devices/{self.device['id']}"
        self.key = engineer.post(f"{self.path}/keys")

    def publish(self, *readings: tuple[datetime, float]) -> None:
        """One signed message, sent as `docs/conformance/mqtt.md` says."""
        self.seq += 1
        rows = [{"channel": "water_flow", "t": at.isoformat(), "v": v, "unit": "L/min"} for at, v in readings]
        body = {"device": self.code, "boot": "b1", "seq": self.seq, "sent_at": rows[-1]["t"], "readings": rows}
        services = json.loads((self.department.var / "run" / "services.json").read_text())
        broker = urlsplit(services["mqtt_device_url"])
        command = ["mosquitto_pub", "-h", broker.hostname, "-p", str(broker.port), "-u", broker.username]
        command += ["-P", broker.password, "-i", self.code, "-q", "1", "-t", f"radflow/v1/{self.code}/readings", "-s"]
        subprocess.run(command, input=sign_foreign(body, self.key["secret"]), check=True, timeout=30)

    def list_alarms(self, scope: str) -> list[dict]:
        """Those of the water; a sensor that falls silent raises one of its own."""
        rows = self.engineer.get("/api/alarms", device_id=self.device["id"], scope=scope)["results"]
        return [row for row in rows if row["rule"] == "water.flow_low"]

    def retire(self) -> None:
        """Leaves the fleet as it was."""
        for order in self.engineer.get("/api/work-orders", device_id=self.device["id"])["results"]:
            if order["state"] not in ("done", "cancelled"):
                step = {"action": "cancel", "version": order["version"], "note": "end of the test"}
                self.engineer.post(f"/api/work-orders/{order['id']}/actions", step)
        self.engineer.call("DELETE", f"/api/device-keys/{self.key['key_id']}")
        version = self.engineer.get(self.path)["version"]
        self.engineer.call("PATCH", self.path, {"version": version, "life_cycle": "retired"})


@pytest.fixture
def sensor(department) -> Iterator[Sensor]:
    sensor = Sensor(department, Person(make_setting(department), "device"))
    yield sensor
    sensor.retire()


@pytest.mark.peer("mosquitto", "chromium", "node")
def test_a_reading_past_its_limit_is_acknowledged_and_becomes_a_work_order(department, sensor, tmp_path):
    engineer = sensor.engineer
    channels = {channel["code"]: channel for channel in engineer.get(f"{sensor.path}/channels")}
    limit = next(one for one in channels["water_flow"]["limits"] if one["code"] == "water.flow_low")
    assert LOW < limit["on"] < limit["off"] < USUAL

    # the flow falls, and stays low for longer than the limit's hold
    now = datetime.fromisoformat(engineer.get("/api/clock")["now"])
    fell_at = now - timedelta(seconds=limit["hold_s"] + 600)

    # A broker without a subscriber keeps nothing: a fresh department's ingester may not listen yet, so the last word is said again.
    def is_heard() -> bool:
        sensor.publish((fell_at - timedelta(seconds=10), USUAL), (fell_at, LOW), (now - timedelta(seconds=590), LOW))
        return bool(sensor.list_alarms("open"))

    wait_until(is_heard, timeout_s=120, what="the ingester raises the alarm")
    (alarm,) = sensor.list_alarms("open")
    assert (alarm["severity"], alarm["state"], alarm["acknowledged_at"]) == ("critical", "active", None)
    assert datetime.fromisoformat(alarm["raised_at"]) == fell_at + timedelta(seconds=limit["hold_s"])

    # the engineer answers
    figures = run_browser(department, "stages/alarm", tmp_path, device=sensor.code, device_id=sensor.device["id"])
    assert figures["acknowledged"] == {"keys": 1, "clicks": 0, "taps": 0}
    assert figures["ordered"]["keys"] == 0 and figures["ordered"]["clicks"] <= 3
    (alarm,) = sensor.list_alarms("open")
    assert alarm["acknowledged_by"] == engineer.get("/api/session")["user"]["name"]
    (order,) = engineer.get("/api/work-orders", device_id=sensor.device["id"])["results"]
    assert [one["number"] for one in alarm["work_orders"]] == [order["number"]]
    assert (order["state"], order["priority"]) == ("open", "critical")
    assert order["reason"]["code"] == alarm["reason"]["code"]

    # it is repaired; the water comes back and the alarm closes by itself
    for action in ("start", "finish"):
        version = engineer.get(f"/api/work-orders/{order['id']}")["version"]
        step = {"action": action, "version": version, "note": "filter changed"}
        engineer.post(f"/api/work-orders/{order['id']}/actions", step)
    sensor.publish((now - timedelta(seconds=580), USUAL), (now, USUAL))
    wait_until(lambda: not sensor.list_alarms("open"), timeout_s=60, what="the alarm is cleared")
    (alarm,) = sensor.list_alarms("closed")
    assert alarm["state"] == "cleared" and alarm["work_orders"][0]["state"] == "done"
    events = engineer.get(f"/api/alarms/{alarm['id']}")["events"]
    assert [event["kind"] for event in events if event["actor_name"]] == ["acknowledged", "work_order"]
