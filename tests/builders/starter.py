"""Policies, sites and catalogue: seeded for good by the first test of a process, copied from then on.

Every second test needs them and undoes them; composing them anew took a fifth of all tests' time.
"""

from django.db import connection
from django.db.models import Model

from apps.common.policy import seed_policies
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.models import ExamType, PriorityClass, Room, Site
from apps.directory.public import seed_sites, seed_starter

MADE: tuple[type[Model], ...] = (PolicySet, Site, Room, PriorityClass, ExamType)
_copies: dict[str, bytes] = {}


def seed_starter_data() -> None:
    """Into empty tables a copy; what is there already is met by the real seeding, which leaves it alone."""
    is_empty = _are_empty()
    if is_empty and _copies:
        clear_cache()
        for columns, rows in _copies.items():
            with connection.cursor() as cursor, cursor.copy(f"COPY {columns} FROM STDIN") as copy:
                copy.write(rows)
        return
    seed_policies()
    seed_sites()
    seed_starter()
    if is_empty:
        for model in MADE:
            columns = _name_columns(model)
            with connection.cursor() as cursor, cursor.copy(f"COPY {columns} TO STDOUT") as copy:
                _copies[columns] = b"".join(copy)


def _are_empty() -> bool:
    asked = " OR ".join(f"EXISTS (SELECT FROM {model._meta.db_table})" for model in MADE)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT ({asked})")
        return cursor.fetchone()[0]


def _name_columns(model: type[Model]) -> str:
    columns = ", ".join(field.column for field in model._meta.concrete_fields if not field.generated)
    return f"{model._meta.db_table} ({columns})"
