"""The only source of domain time, in every process. A simulated day runs faster; sessions, audit and TLS keep real time."""

from collections.abc import Callable
from datetime import UTC, datetime


def real_now() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = real_now


def now() -> datetime:
    """The department's time, aware, UTC."""
    return _source()


def set_source(source: Callable[[], datetime]) -> Callable[[], datetime]:
    """Replaces where `now` reads and returns the one before; the composition of the process calls it once, tests as they need."""
    global _source
    before, _source = _source, source
    return before
