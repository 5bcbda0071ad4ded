"""Hot reads: a queryset whose SQL is composed once and asked again and again with other values.

Composing it costs Django more than PostgreSQL needs to answer. `Slot("name")` stands where a value will be given, and
`column__among=Slot("name")` where a list will. Rows come out as the queryset itself would give them.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import connection
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


class _Plan(NamedTuple):
    sql: str
    params: tuple
    converters: list[tuple[int, list, Expression]]
    read: Callable[[list], Iterator]


class Prepared:
    """`make` gives the queryset, with slots; calling it with their values gives the rows."""

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make
        self._plan: _Plan | None = None

    def __call__(self, **values: Any) -> list:
        plan = self._plan = self._plan or _compile(self.make())
        given = [values[value.name] if isinstance(value, Slot) else value for value in plan.params]
        with connection.cursor() as cursor:
            cursor.execute(plan.sql, given)
            rows = cursor.fetchall()
        if plan.converters:
            rows = [_convert(list(row), plan.converters) for row in rows]
        return list(plan.read(rows))

    def first(self, **values: Any) -> Any:
        return next(iter(self(**values)), None)


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
    return _Plan(sql, tuple(params), converters, _choose_reader(queryset, compiler))


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
