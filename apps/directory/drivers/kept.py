"""One answer of a server that may be away: whoever comes by asks it at most once at a time, and never under a lock."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from apps.common.kernel.errors import Permanent, Transient

T = TypeVar("T")


class Kept(Generic[T]):
    """Keeps what `ask` answered, and for `failed_s` that it failed: a flood of strangers then costs neither threads nor the server.

    One thread asks; the others wait for it, `wait_s` at most, and are then told that it is away.
    """

    def __init__(self, ask: Callable[[], T], *, failed_s: float, wait_s: float) -> None:
        self._ask, self._failed_s, self._wait_s = ask, failed_s, wait_s
        self._lock = threading.Lock()
        self._value: tuple[float, T] | None = None
        self._failure: tuple[float, Permanent | Transient] | None = None
        self._asking: threading.Event | None = None

    def load(self, *, newer_than: float) -> T:
        """The answer, if it is not newer asked for anew. Raises Transient or Permanent, as `ask` did."""
        with self._lock:
            if self._is_newer(newer_than):
                return self._value[1]
            self._raise_failure()
            asking, is_ours = self._asking or threading.Event(), self._asking is None
            self._asking = asking
        if is_ours:
            return self._load_now(asking)
        asking.wait(self._wait_s)
        with self._lock:
            if self._is_newer(newer_than):
                return self._value[1]
            self._raise_failure()
        raise Transient("directory.provider_away", error="busy")

    def _load_now(self, asking: threading.Event) -> T:
        try:
            value = self._ask()
            with self._lock:
                self._value, self._failure = (time.time(), value), None
            return value
        except (Permanent, Transient) as error:
            with self._lock:
                self._failure = (time.time(), error)
            raise
        finally:
            with self._lock:
                self._asking = None
            asking.set()

    def _is_newer(self, than: float) -> bool:
        return self._value is not None and self._value[0] > than

    def _raise_failure(self) -> None:
        if self._failure and time.time() - self._failure[0] < self._failed_s:
            raise type(self._failure[1])(self._failure[1].reason)
