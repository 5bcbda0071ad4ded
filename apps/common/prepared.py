"""Hot reads: a queryset whose SQL is composed once and asked again and again with other values.

Composing it costs Django more than PostgreSQL needs to answer. `Slot("name")` stands where a value will be given, and
`column__among=Slot("name")` where a list will. Rows come out as the queryset itself would give them. What is asked again
on a connection is prepared there, so that PostgreSQL plans it once, too; `ask_together` sends several at one go.
"""

import time
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from contextvars import ContextVar
from typing import Any, NamedTuple

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, ForeignObject, Lookup, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    NamedValuesListIterable,
    ValuesListIterable,
    get_related_populators,
)


class Slot(Expression):
    """A value that is given when the query is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        return "%s", [self]


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """One parameter for a list of any length, where `in` writes one for each."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*left_params, *right_params)


READ_ALIAS: ContextVar[str] = ContextVar("database that reads go to", default=DEFAULT_DB_ALIAS)
MOST_PREPARED = 300
"""Statements a connection; a number of another size counts as one of its own."""
MOST_KEPT = 64


class _Plan(NamedTuple):
    sql: str
    names: tuple[str, ...]
    converters: list[tuple[int, list, Expression]]
    read: Callable[[list], Iterator]


class Prepared:
    """`make` gives the queryset, with slots; calling it with their values gives the rows."""

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make
        self._plan: _Plan | None = None

    def __call__(self, **values: Any) -> Any:
        return ask_together(self.asked(**values))[0]

    def first(self, **values: Any) -> Any:
        return next(iter(self(**values)), None)

    def asked(self, **values: Any) -> "Asked":
        """The question, for `ask_together`."""
        plan = self._plan = self._plan or _compile(self.make())
        return Asked(self, plan.sql, [values[name] for name in plan.names])

    def read(self, rows: list[tuple], values: list) -> Any:
        """What the database said as the queryset gives it."""
        plan = self._plan
        if plan.converters:
            rows = [_convert(list(row), plan.converters) for row in rows]
        return list(plan.read(rows))


class Kept(Prepared):
    """Of a table that hardly changes: while the database says the same, the very same objects come again.

    It is asked every time. Whoever gets the objects only reads them; `build` makes something else of the rows.
    """

    def __init__(self, make: Callable[[], QuerySet], build: Callable[[list], Any] = list) -> None:
        super().__init__(make)
        self.build = build
        self._kept: dict[tuple, tuple[list[tuple], Any]] = {}

    def read(self, rows: list[tuple], values: list) -> Any:
        key = tuple(values)
        said, built = self._kept.get(key, (None, None))
        if said != rows:
            built = self.build(super().read(rows, values))
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = rows, built
        return built


class Asked(NamedTuple):
    prepared: Prepared
    sql: str
    values: list


def ask_together(*questions: Asked) -> list:
    """The answer to each question; several go to the database and back together, which spares the waiting between them."""
    answers = _send([(question.sql, question.values) for question in questions])
    return [question.prepared.read(rows, question.values) for question, rows in zip(questions, answers, strict=True)]


def run_prepared(sql: str, values: Sequence) -> list[tuple]:
    """Rows of a statement written by hand, prepared like the reads; it commits by itself where no transaction is open."""
    return _send([(sql, values)])[0]


def _send(statements: Sequence[tuple[str, Sequence]]) -> list[list[tuple]]:
    database = connections[READ_ALIAS.get()]
    database.ensure_connection()
    database.validate_no_broken_transaction()
    wire, began = database.connection, time.monotonic()
    wire.prepared_max = MOST_PREPARED
    with database.wrap_database_errors, wire.pipeline() if len(statements) > 1 else nullcontext():
        cursors = [psycopg.Cursor(wire).execute(sql, values) for sql, values in statements]
        answers = [cursor.fetchall() for cursor in cursors]
    if database.queries_logged:
        took = f"{time.monotonic() - began:.3f}"
        database.queries_log.extend({"sql": sql, "time": took} for sql, _ in statements)
    return answers


def _convert(row: list, converters: list[tuple[int, list, Expression]]) -> list:
    for position, functions, expression in converters:
        for function in functions:
            row[position] = function(row[position], expression, connection)
    return row


def _compile(queryset: QuerySet) -> _Plan:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    found = compiler.get_converters([column for column, *_ in compiler.select])
    converters = [(position, *how) for position, how in found.items()]
    names = tuple(value.name for value in params if isinstance(value, Slot))
    return _Plan(_write_constants(sql, params), names, converters, _choose_reader(queryset, compiler))


def _write_constants(sql: str, params: Sequence) -> str:
    """What never changes stands in the statement itself: a plan for any values may then use an index for just these."""
    connection.ensure_connection()
    wire = connection.connection
    return sql.replace("%%", "%%%%") % tuple(
        "%s" if isinstance(value, Slot) else _quote(value, wire) for value in params
    )


def _quote(value: Any, wire: psycopg.Connection) -> str:
    return psycopg.sql.Literal(value).as_string(wire).replace("%", "%%")


def _choose_reader(queryset: QuerySet, compiler: Any) -> Callable[[list], Iterator]:
    kind, query = queryset._iterable_class, queryset.query
    if list(queryset._fields or ()) != [*query.values_select, *query.annotation_select][: len(queryset._fields or ())]:
        raise TypeError("columns in another order than they are selected in")
    if kind is FlatValuesListIterable:
        return lambda rows: (row[0] for row in rows)
    if kind is ValuesListIterable:
        return lambda rows: map(tuple, rows)
    if kind is NamedValuesListIterable:
        named = namedtuple("Row", queryset._fields)
        return lambda rows: map(named._make, rows)
    if kind is not ModelIterable or compiler.annotation_col_map or queryset._prefetch_related_lookups:
        raise TypeError(f"not a queryset that can be prepared: {queryset.model.__name__}")
    return _read_models(compiler.select, compiler.klass_info)


def _read_models(select: list, info: dict) -> Callable[[list], Iterator]:
    """As Django's own ModelIterable."""
    model, columns = info["model"], info["select_fields"]
    first, end = columns[0], columns[-1] + 1
    names = [column.target.attname for column, *_ in select[first:end]]
    related = get_related_populators(info, select, connection.alias)

    def read(rows: list) -> Iterator:
        for row in rows:
            found = model.from_db(connection.alias, names, row[first:end])
            for populator in related:
                populator.populate(row, found)
            yield found

    return read
