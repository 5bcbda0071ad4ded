"""Live values to the boards: one Redis channel a device, the newest value wins, at most two frames a second."""

import logging
import time

import orjson
import redis

log = logging.getLogger(__name__)
MIN_GAP_S = 0.5
CHANNEL = "live:device:{id}"


class LivePublisher:
    """Values wait here between frames; a lost frame is no loss, the next one carries the newest values."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=1.0)
        self._waiting: dict[int, dict] = {}
        self._sent_at: dict[int, float] = {}
        self._silent_until = 0.0
        self._failing = False

    def put(self, device_id: int, code: str, at: str, values: dict[str, dict]) -> None:
        frame = self._waiting.setdefault(device_id, {"device_id": device_id, "code": code, "at": at, "values": {}})
        frame["at"] = at
        frame["values"].update(values)

    def flush(self) -> int:
        """Sends what may be sent now; returns how many frames left."""
        now = time.monotonic()
        due = [key for key in self._waiting if now - self._sent_at.get(key, -1e9) >= MIN_GAP_S]
        if not due or now < self._silent_until:
            return 0
        try:
            pipe = self._redis.pipeline(transaction=False)
            for key in due:
                pipe.publish(CHANNEL.format(id=key), orjson.dumps(self._waiting[key]))
            pipe.execute()
        except redis.RedisError as error:
            self._silent_until = now + 2.0
            if not self._failing:
                log.warning("live values wait: %s", error)
            self._failing = True
            return 0
        self._failing = False
        for key in due:
            del self._waiting[key]
            self._sent_at[key] = now
        return len(due)
