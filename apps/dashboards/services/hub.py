"""The broadcast hub of one web process: one Redis subscription, one build and one serialisation a change, all sockets."""

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import redis.asyncio as redis
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections

from apps.common.kernel import clock
from apps.dashboards.engine.board import Board, apply, diff
from apps.dashboards.engine.outlet import Outlet, frame_facts
from apps.dashboards.selectors.boards import build_board
from apps.dashboards.services.announce import CHANNEL

log = logging.getLogger(__name__)
SHORTEST_S = 0.5  # at most two builds a second and topic
REFRESH_S = 5.0  # the safety net under lost announcements
_ids = count(1)


@dataclass
class Topic:
    name: str
    state: Board | None = None
    seq: int = 0
    outlets: set[int] = field(default_factory=set)
    dirty: bool = True
    built_at: float = 0.0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hub:
    """Owned by the event loop that first uses it; `build` turns a topic's name into its state (blocking, in a thread)."""

    def __init__(self, build: Callable[[str], Board] = build_board) -> None:
        self.build = build
        self.topics: dict[str, Topic] = {}
        self.outlets: dict[int, Outlet] = {}
        self._tasks: list[asyncio.Task] = []
        self._wake = asyncio.Event()

    def start(self) -> None:
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._run())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def attach(self, outlet: Outlet) -> int:
        self.start()
        key = next(_ids)
        self.outlets[key] = outlet
        return key

    def detach(self, key: int) -> None:
        self.outlets.pop(key, None)
        for topic in list(self.topics.values()):
            self._leave(key, topic)

    async def subscribe(self, key: int, name: str) -> None:
        """Sends the whole state, then deltas. The first reader of a topic pays for its build."""
        topic = self.topics.setdefault(name, Topic(name))
        topic.outlets.add(
            key
        )  # before anything is waited for: a topic whose last reader leaves meanwhile would be nobody's
        async with topic.lock:
            if topic.state is None:
                topic.state = await self._build(name)
                topic.built_at, topic.dirty = _loop_time(), False
        if outlet := self.outlets.get(key):
            outlet.put(name, "snapshot", self._frame(topic, "snapshot", topic.state))

    def unsubscribe(self, key: int, name: str) -> None:
        if topic := self.topics.get(name):
            self._leave(key, topic)

    def _leave(self, key: int, topic: Topic) -> None:
        topic.outlets.discard(key)
        if not topic.outlets:
            self.topics.pop(topic.name, None)

    def note(self, message: dict[str, Any]) -> None:
        """One announcement from another process."""
        for name in message.get("dirty", ()):
            if topic := self.topics.get(name):
                topic.dirty = True
                self._wake.set()
        if "topic" in message and (topic := self.topics.get(message["topic"])):
            self._tell(topic, message.get("type", "delta"), message.get("data") or {})

    def _tell(self, topic: Topic, kind: str, data: Board) -> None:
        topic.seq += 1
        if kind == "delta" and topic.state is not None:
            topic.state = apply(topic.state, data)
        text = self._frame(topic, kind, data)
        for key in topic.outlets:
            if outlet := self.outlets.get(key):
                outlet.put(topic.name, kind, text)

    def _frame(self, topic: Topic, kind: str, data: Any) -> str:
        facts = frame_facts(
            topic.name, kind, topic.seq, clock.now().isoformat(), data, f"{topic.name}/{topic.seq}/{next(_ids)}"
        )
        return json.dumps(facts, ensure_ascii=False, default=str)

    async def _build(self, name: str) -> Board:
        def run() -> Board:
            close_old_connections()
            try:
                return json.loads(json.dumps(self.build(name), default=_plain))
            finally:
                close_old_connections()

        return await sync_to_async(run, thread_sensitive=False)()

    async def _refresh(self, topic: Topic) -> None:
        async with topic.lock:
            topic.dirty, topic.built_at = False, _loop_time()
            try:
                state = await self._build(topic.name)
            except Exception as error:  # the database is away: the next round tries again, readers see their stale mark
                log.warning("board %s not built: %s", topic.name, error)
                return
            if topic.state is not None and (delta := diff(topic.state, state)):
                self._tell(topic, "delta", delta)
            topic.state = state

    async def _run(self) -> None:
        while True:
            now = _loop_time()
            due = [
                t
                for t in list(self.topics.values())
                if t.outlets and ((t.dirty and now - t.built_at >= SHORTEST_S) or now - t.built_at >= REFRESH_S)
            ]
            for topic in due:
                await self._refresh(topic)
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(
                    self._wake.wait(), timeout=0.1 if any(t.dirty for t in self.topics.values()) else 1.0
                )

    async def _listen(self) -> None:
        while True:
            try:
                async with redis.Redis.from_url(settings.REDIS_ADDRESS, socket_timeout=None).pubsub() as pubsub:
                    await pubsub.psubscribe(CHANNEL, "live:device:*", "live:plan:*")
                    for topic in self.topics.values():
                        topic.dirty = True
                    async for message in pubsub.listen():
                        if message["type"] == "pmessage":
                            self._hear(message["channel"].decode(), message["data"])
            except (redis.RedisError, OSError) as error:
                log.warning("hub waits for Valkey: %s", error)
                await asyncio.sleep(1)

    def _hear(self, channel: str, data: bytes) -> None:
        try:
            message = json.loads(data)
        except ValueError:
            return
        if channel == CHANNEL:
            self.note(message)
        else:
            self.note({"topic": channel.removeprefix("live:"), "type": "delta", "data": message})


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_hub: Hub | None = None


def get_hub() -> Hub:
    """The hub of this process."""
    global _hub
    if _hub is None:
        _hub = Hub()
    return _hub
