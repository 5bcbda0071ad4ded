"""Which process has which part of the devices: locks of database sessions, gone when a process or its connection is.

A part has one owner. Whoever owns a part shares the layout; whoever changes the number of parts needs it alone.
"""

from collections.abc import Iterator

from django.db import connection

from apps.common.doctor.registry import fault, register_check
from apps.common.kernel.reason import Reason
from apps.devices.engine.parts import Part, list_parts
from apps.devices.models import IntakeLayout

PART_LOCK, LAYOUT_LOCK = 0x5241_4432, 0x5241_4434
_HELD = """
SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def find_key(part: Part) -> int:
    return (part.number << 32) | PART_LOCK


def read_layout() -> int:
    row = IntakeLayout.objects.first()
    return row.parts if row else 1


def save_layout(parts: int) -> None:
    IntakeLayout.objects.update_or_create(pk=1, defaults={"parts": parts})


def take_lock(part: Part) -> bool:
    """Whether this session has the part (now or already). Raises OperationalError while the database is away."""
    if not _ask("pg_try_advisory_lock_shared", LAYOUT_LOCK):
        return False
    return read_layout() == part.of and _ask("pg_try_advisory_lock", find_key(part))


def take_any(of: int) -> Part | None:
    return next((part for part in list_parts(of) if take_lock(part)), None)


def take_layout() -> bool:
    """Alone: no part has an owner, and none finds one."""
    return _ask("pg_try_advisory_lock", LAYOUT_LOCK)


def release_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")


def list_unowned() -> list[Part]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD)
        held = {key for (key,) in cursor.fetchall()}
    return [part for part in list_parts(read_layout()) if find_key(part) not in held]


def check_owners() -> Iterator[Reason]:
    for part in list_unowned():
        yield fault("devices.doctor_part_unowned", part=part.number + 1, parts=part.of)


def _ask(function: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [key])
        return cursor.fetchone()[0]


register_check("ingesters", check_owners)
