"""Devices that publish their readings: a normal day's values, and one fault with a beginning and an end."""

import hashlib
import hmac
import json
import logging
import math
import random
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import paho.mqtt.client as mqtt

from simulator.department import Person, Refusal
from simulator.setting import ROOT, VAR

log = logging.getLogger("simulator")
# channel code -> (usual value, noise, slow swing); counters count up
NORMAL = {
    "tube_heat": (24.0, 1.5, 12.0),
    "water_supply_temp": (12.0, 0.15, 0.6),
    "water_flow": (110.0, 1.2, 3.0),
    "gradient_water_temp": (20.5, 0.1, 0.6),
    "gradient_coil_temp": (31.0, 0.4, 4.0),
    "room_temp": (21.4, 0.1, 0.5),
    "room_humidity": (46.0, 0.6, 2.5),
    "power": (18.0, 1.0, 12.0),  # from saving to scanning by day; NIGHT_KW while the department is closed
    "helium_level": (78.0, 0.1, 0.1),
    "helium_volume": (1520.0, 2.0, 2.0),
    "compressor_pressure": (2.15, 0.01, 0.03),
    "oxygen": (20.8, 0.03, 0.03),
    "detector_temp": (31.0, 0.2, 0.8),
}
# A sensor that was fitted and that nobody has set up yet: its readings wait in quarantine until a person makes it a channel.
UNKNOWN = {
    "XA-1": [
        {"code": "oil_pressure", "unit": "bar", "kind": "gauge", "cadence_s": 600.0, "valid_low": 0, "valid_high": 10}
    ]
}
OPEN_HOURS, NIGHT_KW = range(7, 21), 6.5
FLEET = ROOT / "apps" / "devices" / "data" / "fleet.json"  # as delivered: a device that a person adds is left alone
TICK_S = 5.0
COUNTED_FROM = 1_767_225_600  # 2026-01-01
MOST_STEPS = 12  # of one channel in one message: a hurried day is told in larger steps


class Telemetry(threading.Thread):
    """One MQTT client that speaks for the fleet, one message a device and tick. `faulty(device, channel, now)` bends a value."""

    def __init__(
        self,
        *,
        admin: Person,
        now: Callable[[], datetime],
        factor: Callable[[], float],
        url: str,
        seed: int,
        faulty: Callable[[str, str, datetime], float | None],
        zone: ZoneInfo,
    ) -> None:
        super().__init__(daemon=True, name="telemetry")
        self.admin, self.now, self.factor, self.seed, self.faulty = admin, now, factor, seed, faulty
        self.zone = zone
        self.boot, self.keys = f"sim-{int(time.time())}", {}
        self.seqs: dict[str, int] = {}
        self.told: dict[str, datetime] = {}
        self.client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=f"simulator-{seed}")
        rest = url.split("//", 1)[1]
        account, _, place = rest.rpartition("@")
        host, _, port = place.partition(":")
        if account:
            user, _, password = account.partition(":")
            self.client.username_pw_set(user, password)
        self.client.reconnect_delay_set(1, 10)
        self.client.connect_async(host, int(port or 1883))

    def run(self) -> None:
        self.client.loop_start()
        devices = None
        while True:
            try:
                devices = devices or self._learn()
                for code, channels in devices.items():
                    self._publish(code, channels)
            except Refusal as refusal:
                log.warning("telemetry: %s", refusal)
            except Exception as error:  # the department restarts: it will be back
                log.info("telemetry waits: %s", error)
            time.sleep(TICK_S if self.factor() < 5 else 1.5)

    def _learn(self) -> dict[str, list[dict]]:
        """The channels of the delivered fleet, and a key a device, kept for the next start."""
        own = {row["code"] for row in json.loads(FLEET.read_text(encoding="utf-8"))["devices"]}
        path = VAR / "sim" / "device-keys.json"
        self.keys = json.loads(path.read_text()) if path.exists() else {}
        fleet = {}
        for device in self.admin.get("/api/devices", page_size=100)["results"]:
            if device["code"] not in own:
                continue
            answer = self.admin.get(f"/api/devices/{device['id']}/channels")
            rows = answer if isinstance(answer, list) else answer["results"]
            if not rows:
                continue
            if device["code"] not in self.keys:
                self.keys[device["code"]] = self.admin.post(f"/api/devices/{device['id']}/keys")["secret"]
            known = {row["code"] for row in rows}
            fleet[device["code"]] = rows + [row for row in UNKNOWN.get(device["code"], []) if row["code"] not in known]
        write_private(path, json.dumps(self.keys))
        return fleet

    def _publish(self, code: str, channels: list[dict]) -> None:
        now, readings = self.now(), []
        for channel in channels:
            for at in self._list_times(code, channel, now):
                value = self._value(code, channel, at)
                if value is not None:
                    readings.append(
                        {"channel": channel["code"], "t": at.isoformat(), "v": value, "unit": channel["unit"]}
                    )
        if not readings:
            return
        self.seqs[code] = self.seqs.get(code, 0) + 1
        body = json.dumps(
            {
                "device": code,
                "boot": self.boot,
                "seq": self.seqs[code],
                "sent_at": now.isoformat(),
                "readings": readings,
            }
        )
        sig = hmac.new(self.keys[code].encode(), body.encode(), hashlib.sha256).hexdigest()
        self.client.publish(f"radflow/v1/{code}/readings", f'{body[:-1]},"sig":"{sig}"}}', qos=1)

    def _list_times(self, code: str, channel: dict, now: datetime) -> list[datetime]:
        """When the channel measured since the last message: at its cadence, or in MOST_STEPS steps when the day hurries."""
        key, cadence = f"{code}/{channel['code']}", timedelta(seconds=channel.get("cadence_s") or 10)
        last = self.told.get(key)
        if last is None or not timedelta() <= now - last < timedelta(hours=1):
            self.told[key] = now
            return [now]
        step = max(cadence, (now - last) / MOST_STEPS)
        times = [last + step * n for n in range(1, int((now - last) / step) + 1)]
        if times:
            self.told[key] = times[-1]
        return times

    def _value(self, code: str, channel: dict, now: datetime) -> float | None:
        bent = self.faulty(code, channel["code"], now)
        if bent is not None:
            return bent
        rng = random.Random(f"{self.seed}:{code}:{channel['code']}")
        if channel["kind"] == "counter":
            # Since a fixed day: a counter never falls, not at midnight either.
            return round(rng.randrange(1000, 9000) + (now.timestamp() - COUNTED_FROM) / 3600)
        usual, noise, swing = NORMAL.get(channel["code"], (None, 0.0, 0.0))
        if usual is None:
            low, high = channel.get("valid_low"), channel.get("valid_high")
            if low is None or high is None:
                return None
            usual, noise, swing = low + 0.4 * (high - low), 0.002 * (high - low), 0.01 * (high - low)
        if channel["code"] == "power" and now.astimezone(self.zone).hour not in OPEN_HOURS:
            usual, swing, noise = NIGHT_KW, 0.0, 0.1
        wave = math.sin(now.timestamp() / 2700 + rng.random() * 6.28)
        return round(usual + swing * wave + random.gauss(0, noise), 3)


def write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    path.write_text(text)
