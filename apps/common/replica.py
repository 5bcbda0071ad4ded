"""Reads that may be a little behind go to a streaming replica (`RADFLOW_REPLICA_URL`), as long as it is there and follows.

How far it is behind is known to the moment: where it has replayed all that the primary had written, not at all; else no more than
since the last commit that it replayed, by the primary's own clock (with `synchronous_commit` off at the primary, a second more). What fails on the replica is asked of the primary again.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, InternalError, OperationalError, connections

from apps.common.doctor.registry import register_check, warn
from apps.common.kernel.reason import Reason
from apps.common.observe import register_gauge
from apps.common.policy import get_policy
from apps.common.policy.checks import add_check
from apps.common.prepared import READ_ALIAS

log = logging.getLogger(__name__)
REPLICA, POLICY = "replica", "common.replica"
LOOK_S = 1.0  # how long what was found of the replica counts
BACK_OFF_S = 10.0  # one that did not answer is left alone
CATCH_UP_S, STEP_S = 0.2, 0.01  # how long a read that must be fresh waits for it
LONGEST_S = 3600
P, R = ParamSpec("P"), TypeVar("R")


@dataclass
class _Seen:
    """`lag_s`: None when it does not answer, or follows nobody. `at`: monotonic."""

    lag_s: float | None = None
    at: float = float("-inf")


_seen, _looking = _Seen(), threading.Lock()


class ReplicaRouter:
    """Reads inside `may_lag` go to the replica, everything else to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return READ_ALIAS.get()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


def may_lag(read: Callable[P, R]) -> Callable[P, R]:
    """For a function that only reads and may be behind by the seconds of the policy `common.replica`."""
    return _divert(read, lambda: is_near(_find_lag()))


def must_be_current(read: Callable[P, R]) -> Callable[P, R]:
    """For a function that only reads: of the replica once that has replayed what the primary holds now, else of the primary."""
    return _divert(read, _catches_up)


def is_near(lag_s: float | None) -> bool:
    return lag_s is not None and lag_s <= get_policy(POLICY).payload["max_lag_s"]


def _divert(read: Callable[P, R], is_fit: Callable[[], bool]) -> Callable[P, R]:
    @wraps(read)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        if REPLICA not in connections.settings or READ_ALIAS.get() == REPLICA or not is_fit():
            return read(*args, **kwargs)
        try:
            with _reading_replica():
                return read(*args, **kwargs)
        except (
            OperationalError,
            InterfaceError,
            InternalError,
        ) as error:  # gone, or what was read was cleaned away under it
            log.warning("replica: %s", str(error).strip())
            connections[REPLICA].close()
        return read(*args, **kwargs)

    return ask


@contextmanager
def _reading_replica() -> Iterator[None]:
    before = READ_ALIAS.set(REPLICA)
    try:
        yield
    finally:
        READ_ALIAS.reset(before)


def _find_lag() -> float | None:
    """Seconds that the replica is behind at most; asked at most once in `LOOK_S`, by one thread."""
    now = time.monotonic()
    age = now - _seen.at
    if age > (LOOK_S if _seen.lag_s is not None else BACK_OFF_S) and _looking.acquire(blocking=False):
        try:
            _note(measure_lag())
        finally:
            _looking.release()
        return _seen.lag_s
    return None if _seen.lag_s is None else _seen.lag_s + age


def _note(lag_s: float | None) -> None:
    _seen.lag_s, _seen.at = lag_s, time.monotonic()


def measure_lag() -> float | None:
    """Asks both; None when the replica does not answer, or is none (any more: it became a primary)."""
    try:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_lsn()::text, clock_timestamp()")
            written, at = cursor.fetchone()
        with connections[REPLICA].cursor() as cursor:
            cursor.execute(
                "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn, pg_last_xact_replay_timestamp() "
                "WHERE pg_is_in_recovery()",
                [written],
            )
            found = cursor.fetchone()
    except (OperationalError, InterfaceError) as error:
        log.warning("replica: %s", str(error).strip())
        connections[REPLICA].close()
        return None
    if found is None:
        return None
    is_level, replayed_at = found
    return 0.0 if is_level else float("inf") if replayed_at is None else max((at - replayed_at).total_seconds(), 0.0)


def _catches_up() -> bool:
    """Whether it has replayed, within `CATCH_UP_S`, what the primary holds at this moment."""
    if not is_near(_find_lag()):
        return False  # far behind or away: nobody waits for it
    end = time.monotonic() + CATCH_UP_S
    while (lag_s := measure_lag()) != 0.0:
        if lag_s is None or time.monotonic() > end:
            _note(lag_s)
            return False
        time.sleep(STEP_S)
    return True


def _read_gauge() -> list[tuple[tuple[str, ...], float]]:
    lag_s = _find_lag() if REPLICA in connections.settings else None
    return [] if lag_s is None else [((), lag_s)]


def _check() -> Iterator[Reason]:
    if REPLICA in connections.settings:
        lag_s, most = measure_lag(), get_policy(POLICY).payload["max_lag_s"]
        if lag_s is None:
            yield warn("common.doctor_replica_away")
        elif lag_s > most:
            yield warn("common.doctor_replica_behind", seconds=min(round(lag_s), 10**6), most=most)


def find_faults(payload: Any) -> Iterator[tuple[str, str]]:
    most = payload.get("max_lag_s") if isinstance(payload, dict) else None
    if isinstance(most, bool) or not isinstance(most, int | float) or not 0 <= most <= LONGEST_S:
        yield "max_lag_s", "seconds from 0 to 3600"


register_gauge(
    "radflow_replica_lag_seconds", "How far the replica is behind at most; absent while it is away.", _read_gauge
)
register_check("replica", _check)
add_check(POLICY, find_faults)
