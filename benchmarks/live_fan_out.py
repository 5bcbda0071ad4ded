"""What one web process hands out to its sockets: frames of one device, published as the ingester does, to 200 and 1,000 readers.

The publisher and every socket run in this process, on the same cores. Limits of the domain file's section 7: 20,000 deliveries/s a process
(aim 40,000); 1,000 sockets at two frames a second p99 300 ms (aim 120).
"""

import asyncio
import json
import os
import time

import redis

from benchmarks._department import make_department, run_in
from benchmarks._processes import read_cpu
from benchmarks._sockets import close, open_sockets, sign_in_page

FAN_S = 8
LOADS = ((200, 10), (200, 100), (200, 200), (1000, 2))
"""Sockets, frames a second."""


async def measure_fan_out(department, cookies: str, device_id: int, sockets: int, rate: int) -> None:
    waits: list[float] = []

    def hear(text: str) -> None:
        at = text.find('"sent": ')
        if at > 0 and text[at + 8].isdigit():  # the hub's own refresh takes the mark away again
            waits.append(time.perf_counter() - float(text[at + 8 : text.find("}", at)].split(",")[0]))

    tasks = await open_sockets(department.ready["url"], cookies, f"device:{device_id}", sockets, hear)
    line = redis.Redis.from_url(run_in(department, "from django.conf import settings; print(settings.REDIS_ADDRESS)"))
    roots = {k: v for k, v in department.children().items() if k.startswith("web")}
    before, began, n = read_cpu(roots), time.perf_counter(), 0
    values = {f"c{i}": {"v": 1.5, "t": "2026-01-01T00:00:00+00:00", "q": "good", "unit": "Cel"} for i in range(2)}
    while (now := time.perf_counter()) - began < FAN_S:
        while n < (now - began) * rate:
            line.publish(
                f"live:device:{device_id}",
                json.dumps({"device_id": device_id, "values": values, "sent": time.perf_counter()}),
            )
            n += 1
        await asyncio.sleep(0.001)
    took = time.perf_counter() - began
    got = len(waits)
    await asyncio.sleep(2)
    cpu = sum(read_cpu(roots).values()) - sum(before.values())
    await close(tasks)
    waits.sort()
    print(
        f"fan-out, {sockets} sockets x {n / took:.0f} frames/s, load {os.getloadavg()[0]:.1f}: {got / took:,.0f} deliveries/s, p50 {waits[len(waits) // 2] * 1000:.0f}, "
        f"p99 {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, web {cpu / took:.2f} cores, {len(waits)} of {n * sockets} frames",
        flush=True,
    )


def main() -> int:
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        time.sleep(20)  # what follows a start is over
        cookies = sign_in_page(department, "device")
        found = run_in(department, "from apps.devices.public import get_device; print(get_device('CT-1').id)")
        for sockets, rate in LOADS:
            asyncio.run(measure_fan_out(department, cookies, int(found), sockets, rate))
        department.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
