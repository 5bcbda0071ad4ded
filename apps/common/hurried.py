"""Writes whose commit nobody waits for: what a crash of the database takes of them is made again from what does not lie in it.

Inside a larger transaction they wait like everything else there.
"""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import Field, Model

from apps.common.prepared import run_prepared

HURRY = (
    "hurry AS (SELECT set_config('synchronous_commit', "
    "CASE WHEN %s THEN 'off' ELSE current_setting('synchronous_commit') END, true) AS how)"
)
"""First member of a WITH. Its value is `is_alone()`; the statement must name `hurry.how`, or PostgreSQL leaves it out."""


def is_alone() -> bool:
    """No transaction is open: the statement commits by itself."""
    return not connection.in_atomic_block


def hurry_this_transaction() -> None:
    """For a transaction of one's own; inside a larger one it must not be called."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")


def insert_once(row: Model, *, once: Sequence[str]) -> bool:
    """One round trip. False, and nothing written, when a row with the same `once` (columns of a unique constraint) is there."""
    sql, fields = _compose(type(row), tuple(once))
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    made = run_prepared(sql, [is_alone(), *values])
    if made:
        row.pk, row._state.adding, row._state.db = made[0][0], False, connection.alias
    return bool(made)


@cache
def _compose(model: type[Model], once: tuple[str, ...]) -> tuple[str, list[Field]]:
    """The length of a text is left to the column: a cast to it would cut without a word."""
    quote, fields = connection.ops.quote_name, [f for f in model._meta.concrete_fields if not f.primary_key]
    values = ", ".join(f"%s::{(f.db_type(connection) or '').partition('(')[0]}" for f in fields)
    columns = ", ".join(quote(f.column) for f in fields)
    target = ", ".join(map(quote, once))
    sql = (
        f"WITH {HURRY} INSERT INTO {quote(model._meta.db_table)} ({columns}) SELECT {values} FROM hurry "
        f"WHERE hurry.how IS NOT NULL ON CONFLICT ({target}) DO NOTHING RETURNING {quote(model._meta.pk.column)}"
    )
    return sql, fields
