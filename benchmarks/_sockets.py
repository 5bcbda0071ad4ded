"""Many pages that read one live topic, each on a WebSocket of its own."""

import asyncio
import json

import websockets

from benchmarks.api_reads import sign_in
from tests.department import Department


def sign_in_page(department: Department, username: str) -> str:
    """The cookies of a person who has a page open."""
    password = (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
    client = sign_in(department.ready["url"], username, password)
    return "; ".join(f"{name}={value}" for name, value in dict(client.cookies).items())


async def open_sockets(url: str, cookies: str, topic: str, count: int, hear) -> list[asyncio.Task]:
    """`hear(text)` of every frame after the snapshot."""
    ready = [asyncio.Event() for _ in range(count)]

    async def watch(mark: asyncio.Event) -> None:
        headers = {"Cookie": cookies, "Origin": url.rstrip("/")}
        address = url.rstrip("/").replace("http", "ws", 1) + "/ws/live"
        async with websockets.connect(
            address, additional_headers=headers, max_size=None, open_timeout=120, compression=None
        ) as socket:
            await socket.send(json.dumps({"op": "subscribe", "topic": topic}))
            async for text in socket:
                if mark.is_set():
                    hear(text)
                elif '"type": "snapshot"' in text:
                    mark.set()
                elif '"type": "refused"' in text:
                    raise RuntimeError(text)

    tasks = []
    for mark in ready:
        tasks.append(asyncio.create_task(watch(mark)))
        if len(tasks) % 20 == 0:
            await asyncio.wait_for(mark.wait(), 60)
    for mark in ready:
        await asyncio.wait_for(mark.wait(), 60)
    return tasks


async def close(tasks: list[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
