"""Memory of ingester and live hub: with 4,000 channels that speak and boards that read them; and of clients that do not read.

`python -m benchmarks.live_memory [channels] [slow clients]`; defaults 4,000 and 100. Limits of the domain file's section 7: ingester and
hub at 4,000 channels 400 MB (aim 200; the hub lives in the web process, so its growth over the same process without boards is told as
well); a slow client at most 64 kB, and no effect on others (the wait of ten readers with and without the slow ones beside them).
"""

import asyncio
import json
import os
import sys
import time
from contextlib import suppress

import redis
import websockets

from benchmarks._department import make_department, run_in
from benchmarks._processes import list_family, read_parents
from benchmarks._sockets import close, open_sockets, sign_in_page
from benchmarks.memory import read_mb
from benchmarks.telemetry_live import Publisher

CHANNELS, SLOW, DEVICES, BOARDS, READERS = 4000, 100, 20, 50, 10
SPEAK_S, STEP_S, FLOOD_S, FRAMES_A_S = 60, 10, 20, 100
PREPARE = """
import json
from apps.common.kernel.actor import Actor
from apps.devices.models import Channel
from apps.devices.public import issue_device_key, list_devices
fleet, ids = {}, []
for device in list(list_devices())[:DEVICES]:
    rows = [Channel(device=device, code=f"many_{n}", names={"en": f"{n}"}, unit="1", cadence_s=10) for n in range(EACH)]
    Channel.objects.bulk_create(rows)
    fleet[device.code] = issue_device_key(device.id, actor=Actor.system("bench")).secret
    ids.append(device.id)
print(json.dumps({"fleet": fleet, "ids": ids, "each": EACH}, separators=(",", ":")))
"""


def main() -> int:
    channels = int(sys.argv[1]) if len(sys.argv) > 1 else CHANNELS
    slow = int(sys.argv[2]) if len(sys.argv) > 2 else SLOW
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        time.sleep(20)  # what follows a start is over
        cookies = sign_in_page(department, "device")
        each = f"DEVICES, EACH = {DEVICES}, max(1, {channels} // min({DEVICES}, len(list(list_devices()))))"
        code = PREPARE.replace("fleet, ids", f"{each}\nfleet, ids", 1)
        facts = json.loads(run_in(department, code))
        asyncio.run(measure_channels(department, cookies, facts))
        asyncio.run(measure_slow(department, cookies, facts["ids"][0], slow))
        department.stop()
    return 0


def read_pss(department, name: str) -> float:
    """MB of a process and its family."""
    return sum(read_mb(pid, "Pss") for pid in list_family(department.children()[name], read_parents()))


async def measure_channels(department, cookies: str, facts: dict) -> None:
    before = {name: read_pss(department, name) for name in ("web", "ingester")}
    publisher, heard = Publisher(department, facts["fleet"]), []
    tasks = []
    for n in range(BOARDS):
        topic = f"device:{facts['ids'][n % len(facts['ids'])]}"
        tasks += await open_sockets(department.ready["url"], cookies, topic, 1, lambda text: heard.append(len(text)))
    began = time.monotonic()
    while time.monotonic() - began < SPEAK_S:
        round_at = time.monotonic()
        for code in facts["fleet"]:
            publisher.send(code, publisher.make(code, {f"many_{n}": 20.0 + n for n in range(facts["each"])}))
        await asyncio.sleep(max(0.0, STEP_S - (time.monotonic() - round_at)))
    after = {name: read_pss(department, name) for name in before}
    await close(tasks)
    publisher.client.disconnect()
    publisher.client.loop_stop()
    number = facts["each"] * len(facts["fleet"])
    print(
        f"load {os.getloadavg()[0]:.1f}: {number:,} channels every {STEP_S} s, {BOARDS} boards, {len(heard)} frames: ingester "
        f"{before['ingester']:.0f} to {after['ingester']:.0f} MB, web with hub {before['web']:.0f} to {after['web']:.0f} MB (PSS); "
        f"ingester and what the hub adds {after['ingester'] + after['web'] - before['web']:.0f} MB",
        flush=True,
    )


async def measure_slow(department, cookies: str, device_id: int, slow: int) -> None:
    line = redis.Redis.from_url(run_in(department, "from django.conf import settings; print(settings.REDIS_ADDRESS)"))
    alone = await flood(department, cookies, device_id, line)
    idle = read_pss(department, "web")
    sleepers = [await open_sleeper(department.ready["url"], cookies, f"device:{device_id}") for _ in range(slow)]
    await asyncio.sleep(2)
    opened = read_pss(department, "web")
    beside = await flood(department, cookies, device_id, line)
    full = read_pss(department, "web")
    for socket in sleepers:
        socket.transport.abort()
    print(
        f"load {os.getloadavg()[0]:.1f}: {slow} clients that do not read beside {READERS} readers, {FRAMES_A_S} frames/s: {(opened - idle) * 1000 / slow:.0f} kB "
        f"a socket when open, {(full - idle) * 1000 / slow:.0f} kB after {FLOOD_S} s (limit 64); the readers' p50, p99: alone {alone}, beside them {beside} ms",
        flush=True,
    )


async def open_sleeper(url: str, cookies: str, topic: str):
    """Subscribes and reads nothing any more: its small buffers fill, and then the server's."""
    import socket as sockets
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    line = sockets.socket()
    line.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    line.setblocking(False)
    await asyncio.get_running_loop().sock_connect(line, (parts.hostname, parts.port))
    socket = await websockets.connect(
        url.rstrip("/").replace("http", "ws", 1) + "/ws/live",
        sock=line, additional_headers={"Cookie": cookies, "Origin": url.rstrip("/")}, max_size=None, compression=None, max_queue=1,
    )  # fmt: skip
    await socket.send(json.dumps({"op": "subscribe", "topic": topic}))
    socket.transport.pause_reading()
    return socket


async def flood(department, cookies: str, device_id: int, line) -> str:
    waits: list[float] = []

    def hear(text: str) -> None:
        at = text.find('"sent": ')
        if at > 0:
            with suppress(ValueError):
                waits.append(time.perf_counter() - float(text[at + 8 : text.find("}", at)].split(",")[0]))

    tasks = await open_sockets(department.ready["url"], cookies, f"device:{device_id}", READERS, hear)
    values = {f"c{i}": {"v": 1.5, "t": "2026-01-01T00:00:00+00:00", "q": "good", "unit": "Cel"} for i in range(10)}
    began, n = time.perf_counter(), 0
    while (now := time.perf_counter()) - began < FLOOD_S:
        while n < (now - began) * FRAMES_A_S:
            body = {"device_id": device_id, "values": values, "sent": time.perf_counter()}
            line.publish(f"live:device:{device_id}", json.dumps(body))
            n += 1
        await asyncio.sleep(0.002)
    await asyncio.sleep(1)
    await close(tasks)
    waits.sort()
    return f"{waits[len(waits) // 2] * 1000:.0f}, {waits[int(len(waits) * 0.99)] * 1000:.0f}"


if __name__ == "__main__":
    raise SystemExit(main())
