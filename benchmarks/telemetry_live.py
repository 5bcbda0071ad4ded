"""From a device to the browser, in a whole department: alarms on 200 sockets beside a steady load, and a flooding
device beside quiet ones.

`python -m benchmarks.telemetry_live [sockets] [messages a second]`; defaults 200 and 2,000. The publisher and every socket run in this
process, on the same cores. Alarms go commit first: broker, ingester, outbox, relay, hub, socket. Limits of the domain file's section 7:
alarm p99 150 ms (aim 50), others' p99 under a flood of 10,000 messages/s 500 ms (aim 150).
"""

import asyncio
import json
import multiprocessing
import os
import socket
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime

from benchmarks._department import make_department, run_in
from benchmarks._sockets import close, open_sockets, sign_in_page
from tests.department import Department

ALARMS_EVERY_S, FLOOD_S = 0.5, 8
FLOOD_RATE, QUIET_RATE = 10_000, 2
PREPARE = """
import json
from django.utils import timezone
from apps.common.kernel.actor import Actor
from apps.common.policy.models import PolicySet
from apps.devices.models import AlarmOverride
from apps.devices.services.alarm_rules import load_rules, load_settings, rules_of
from apps.devices.public import issue_device_key, list_devices
if OPEN:
    row = PolicySet.objects.get(code="devices.telemetry", status="active")
    row.payload |= {"max_messages_per_s": 1e6, "burst_messages": 1e6}
    row.save()
fleet, alarms, rules = {}, [], load_rules()
for device in list_devices(site_id=SITE).filter(life_cycle="in_service", technical="up"):
    fleet[device.code] = issue_device_key(device.id, actor=Actor.system("bench")).secret
    for channel in device.channels.filter(enabled=True):
        for rule in rules_of(channel, device.modality, rules, load_settings(), {}):
            if rule.kind in ("above", "below") and not (rule.also or rule.latching or rule.active):
                facts = {"hold_s": 0.0, "source": "bench", "set_at": timezone.now(), "set_by": "bench"}
                AlarmOverride.objects.update_or_create(device=device, rule=rule.code, defaults=facts)
                past = rule.on + (1 if rule.kind == "above" else -1) * max(1.0, abs(rule.on) / 2)
                alarms.append([device.code, channel.code, rule.code, past])
                break
print(json.dumps({"fleet": fleet, "alarms": alarms}, separators=(",", ":")))
"""


class Publisher:
    """Signed messages at QoS 1 by the general client; one number series a device."""

    def __init__(self, department: Department, fleet: dict[str, str]) -> None:
        import paho.mqtt.client as paho
        from paho.mqtt.enums import CallbackAPIVersion

        self.fleet, self.boot, self.seqs = fleet, f"live-{time.time():.0f}", dict.fromkeys(fleet, 0)
        self.client = paho.Client(CallbackAPIVersion.VERSION2, client_id=f"bench-{time.time()}")
        self.password = (department.var / "secrets" / "mqtt-devices.password").read_text().strip()
        self.client.username_pw_set("devices", self.password)
        self.client.max_inflight_messages_set(2000)
        self.client.max_queued_messages_set(0)
        self.client.connect("127.0.0.1", int(department.env["RADFLOW_MQTT_PORT"]))
        self.client.loop_start()

    def make(self, code: str, values: dict[str, float]) -> bytes:
        from apps.devices.drivers.wire import sign

        self.seqs[code] += 1
        now = datetime.now(UTC).isoformat()
        body = {
            "device": code,
            "boot": self.boot,
            "seq": self.seqs[code],
            "sent_at": now,
            "readings": [{"channel": channel, "t": now, "v": value} for channel, value in values.items()],
        }
        return sign(json.dumps(body).encode(), self.fleet[code])

    def send(self, code: str, payload: bytes) -> None:
        self.client.publish(f"radflow/v1/{code}/readings", payload, qos=1)


async def measure_alarms(department, cookies: str, site: int, facts: dict, sockets: int, rate: int) -> None:
    publisher = Publisher(department, facts["fleet"])
    sent: dict[tuple[str, str], float] = {}
    waits: list[float] = []

    def hear(text: str) -> None:
        if '"type": "alarm"' in text:
            alarm = json.loads(text)["data"]["alarm"]
            if (at := sent.get((alarm["device"], alarm["rule"]))) is not None:
                waits.append(time.perf_counter() - at)

    tasks = await open_sockets(department.ready["url"], cookies, f"alarms:{site}", sockets, hear)
    codes, rounds = list(facts["fleet"]), facts["alarms"]
    began, n, asked = time.perf_counter(), 0, 0
    next_alarm = began + 2
    while asked < len(rounds):
        now = time.perf_counter()
        while n < (now - began) * rate:
            code = codes[n % len(codes)]
            publisher.send(code, publisher.make(code, {"bench_idle": 1.0}))
            n += 1
        if now >= next_alarm:
            code, channel, rule, value = rounds[asked]
            payload = publisher.make(code, {channel: value})
            sent[code, rule] = time.perf_counter()
            publisher.send(code, payload)
            asked, next_alarm = asked + 1, next_alarm + ALARMS_EVERY_S
        await asyncio.sleep(0.002)
    achieved = n / (time.perf_counter() - began)
    await asyncio.sleep(3)
    await close(tasks)
    waits.sort()
    print(
        f"alarm to {sockets} sockets beside {achieved:.0f} msg/s, load {os.getloadavg()[0]:.1f}: {len(rounds)} alarms, "
        f"{len(waits)} of {len(rounds) * sockets} frames, p50 {waits[len(waits) // 2] * 1000:.0f}, p99 {waits[int(len(waits) * 0.99)] * 1000:.0f}, "
        f"max {waits[-1] * 1000:.0f} ms",
        flush=True,
    )
    publisher.client.disconnect()
    publisher.client.loop_stop()


def flood(url_port: int, password: str, code: str, packets: list[bytes], seconds: float) -> None:
    """In a process of its own: FLOOD_RATE messages a second by a bare line, whatever the broker answers."""
    from apps.devices.drivers import mqtt_frames as frames

    with socket.create_connection(("127.0.0.1", url_port)) as line:
        line.sendall(frames.make_connect("bench-flood", keepalive_s=600, username="devices", password=password))
        line.recv(4)
        threading.Thread(target=_drain, args=(line,), daemon=True).start()
        began, n = time.perf_counter(), 0
        while (now := time.perf_counter()) - began < seconds:
            due = int((now - began) * FLOOD_RATE)
            if due > n:
                line.sendall(b"".join(packets[at % len(packets)] for at in range(n, due)))
                n = due
            time.sleep(0.002)
        print(f"the flood: {n / (time.perf_counter() - began):,.0f} messages a second left", flush=True)


def _drain(line: socket.socket) -> None:
    with suppress(OSError):
        while line.recv(65_536):
            pass


def measure_flood(department, facts: dict) -> None:
    """One device floods; the others' messages, two a second each, until their watermark."""
    from apps.devices.drivers import mqtt_frames as frames

    publisher, codes = Publisher(department, facts["fleet"]), list(facts["fleet"])
    flooder, others = codes[0], codes[1:]
    pending: dict[tuple[str, int], float] = {}
    waits: list[float] = []

    def hear(_client, _userdata, message) -> None:
        told, code = json.loads(message.payload), message.topic.split("/")[2]
        if told["boot"] == publisher.boot:
            now = time.perf_counter()
            for key in [key for key in pending if key[0] == code and key[1] <= told["seq"]]:
                waits.append(now - pending.pop(key))

    publisher.client.on_message = hear
    publisher.client.subscribe("radflow/v1/+/watermark", qos=1)
    packets = [
        frames.make_publish(
            f"radflow/v1/{flooder}/readings", publisher.make(flooder, {"room_temp": 21.0}), mid=n + 1, retain=False
        )
        for n in range(FLOOD_RATE)
    ]
    for flooding in (False, True):
        waits.clear()
        port = int(department.env["RADFLOW_MQTT_PORT"])
        process = multiprocessing.Process(target=flood, args=(port, publisher.password, flooder, packets, FLOOD_S))
        if flooding:
            process.start()
        began, at = time.perf_counter(), 0
        while (now := time.perf_counter()) - began < FLOOD_S:
            while at < (now - began) * QUIET_RATE * len(others):
                code = others[at % len(others)]
                payload = publisher.make(code, {"room_temp": 21.0})
                pending[code, publisher.seqs[code]] = time.perf_counter()
                publisher.send(code, payload)
                at += 1
            time.sleep(0.002)
        end = time.monotonic() + 60
        while pending and time.monotonic() < end:
            time.sleep(0.05)
        waits.sort()
        print(
            f"{'one device floods' if flooding else 'no flood'}, load {os.getloadavg()[0]:.1f}: publish to watermark of {len(others)} others "
            f"p50 {waits[len(waits) // 2] * 1000:.0f}, p99 {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, {len(pending)} unanswered",
            flush=True,
        )
        if flooding:
            process.join()
    publisher.client.disconnect()
    publisher.client.loop_stop()


def main() -> int:
    sockets = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rate = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        time.sleep(20)
        cookies = sign_in_page(department, "device")
        site = int(
            run_in(
                department, "from apps.directory.public import find_site_by_code; print(find_site_by_code('main').id)"
            )
        )
        code = PREPARE.replace("SITE", str(site))
        facts = json.loads(run_in(department, code.replace("OPEN", "False")))
        time.sleep(8)  # the ingester reads its fleet again
        measure_flood(department, facts)
        facts = json.loads(run_in(department, code.replace("OPEN", "True")))
        time.sleep(8)  # the ingester reads its fleet again
        asyncio.run(measure_alarms(department, cookies, site, facts, sockets, rate))
        department.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
