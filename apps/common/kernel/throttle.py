"""Once in a while for each key, in this process: what would otherwise be written again with every message of a busy peer."""

import threading
import time
from collections.abc import Hashable


class Throttle:
    """Remembers `most` keys; of more, the ones that were due longest ago are due again."""

    def __init__(self, every_s: float, *, most: int) -> None:
        self.every_s, self.most = every_s, most
        self._at: dict[Hashable, float] = {}
        self._lock = threading.Lock()

    def is_due(self, key: Hashable) -> bool:
        """True at most once in `every_s` seconds."""
        now = time.monotonic()
        with self._lock:
            at = self._at.get(key)
            if at is not None and now - at < self.every_s:
                return False
            self._at.pop(key, None)
            self._at[key] = now
            if len(self._at) > self.most:
                del self._at[next(iter(self._at))]
            return True

    def forget(self) -> None:
        with self._lock:
            self._at.clear()
