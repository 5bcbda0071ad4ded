"""The queue of one socket: bounded, coalescing boards by a gap, never losing an occurrence."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

LONGEST = 256
STATE_FRAMES = frozenset({"snapshot", "delta"})


@dataclass
class Outlet:
    """Frames waiting for one reader. A full queue drops states (the reader is told `gap`), keeps alarms and calls."""

    frames: deque[tuple[str, str, str]] = field(default_factory=deque)  # topic, type, text
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, topic: str, kind: str, text: str) -> None:
        if len(self.frames) >= LONGEST:
            self._give_way()
        self.frames.append((topic, kind, text))
        self.ready.set()

    def _give_way(self) -> None:
        kept = [f for f in self.frames if f[1] not in STATE_FRAMES and f[1] != "gap"]
        lost = {f[0] for f in self.frames if f[1] in STATE_FRAMES or f[1] == "gap"}
        self.frames = deque([*kept, *((topic, "gap", gap_frame(topic)) for topic in sorted(lost))])

    async def take(self) -> str:
        while not self.frames:
            self.ready.clear()
            await self.ready.wait()
        return self.frames.popleft()[2]


def gap_frame(topic: str) -> str:
    return json.dumps({"id": "", "topic": topic, "type": "gap", "seq": 0, "ts": "", "data": None})


def frame_facts(topic: str, kind: str, seq: int, ts: str, data: Any, frame_id: str) -> dict[str, Any]:
    return {"id": frame_id, "topic": topic, "type": kind, "seq": seq, "ts": ts, "data": data}
