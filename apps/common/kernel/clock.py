"""The only source of domain time, in every process. A simulated day runs faster; sessions, audit and TLS keep real time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def real_now() -> datetime:
    return datetime.now(UTC)


def is_waiting(until: datetime | None, *, most_s: float) -> bool:
    """Whether a wait that was written down in real time still lasts. No wait is longer than `most_s`: one that ends later than that was
    written before somebody set the clock back, and is over."""
    left_s = 0.0 if until is None else (until - real_now()).total_seconds()
    return 0 < left_s <= most_s


def ended_by_now(column: str, *, most_s: float) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """The two ways in which such a wait is over, as filters of a column."""
    now = real_now()
    return {f"{column}__lte": now}, {f"{column}__gt": now + timedelta(seconds=most_s)}


_source: Callable[[], datetime] = real_now


def now() -> datetime:
    """The department's time, aware, UTC."""
    return _source()


def set_source(source: Callable[[], datetime]) -> Callable[[], datetime]:
    """Replaces where `now` reads and returns the one before; the composition of the process calls it once, tests as they need."""
    global _source
    before, _source = _source, source
    return before
