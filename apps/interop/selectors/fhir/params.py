"""Search parameters over columns: what each type means as a filter (R4 3.1.1.4)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from apps.interop.engine.fhir.search import Condition, Declared, Moment, Ref, Token
from apps.interop.engine.fhir.systems import issuers_of

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # an empty Q is lost where it is joined with another by "or"
Ask = Callable[[Condition], Q]


@dataclass(frozen=True)
class Param(Declared):
    """`is_selective`: it matches few rows. `sorts_by`: the order in which its index stands, taken when none is asked for. `is_many`: it asks
    over rows that hang on the resource, several of which may match."""

    ask: Ask = lambda condition: NOTHING
    is_selective: bool = False
    sorts_by: str = ""
    is_many: bool = False


def any_of(values: Iterable[Any], ask: Callable[[Any], Q]) -> Q:
    found = NOTHING
    for value in values:
        found |= ask(value)
    return found


def token(
    name: str,
    column: str,
    doc: str,
    *,
    system: str | None = None,
    table: Mapping[str, Iterable[Any]] | None = None,
    is_selective: bool = False,
    is_many: bool = False,
) -> Param:
    """Codes of a column; `table` gives the column's values of a code. A code of another system matches nothing."""

    def ask_one(value: Token) -> Q:
        if value.system is not None and system is not None and value.system != system:
            return NOTHING
        if not value.code:
            return EVERYTHING if value.system == system else NOTHING
        if table is None:
            return Q(**{column: value.code})
        return Q(**{f"{column}__in": list(table.get(value.code, ()))})

    def ask(condition: Condition) -> Q:
        found = any_of(condition.values, ask_one)
        return ~found if condition.modifier == "not" else found

    return Param(name, "token", doc, ask=ask, is_selective=is_selective, is_many=is_many)


def chosen(name: str, doc: str, table: Mapping[str, Q]) -> Param:
    """A code that several columns make: what each code means."""

    def ask(condition: Condition) -> Q:
        found = any_of(condition.values, lambda value: table.get(value.code, NOTHING))
        return ~found if condition.modifier == "not" else found

    return Param(name, "token", doc, ask=ask)


def identified(name: str, doc: str, ask_one: Callable[[Token], Q], *, is_many: bool = False) -> Param:
    """Numbers of issuers: few rows match, and there is no `:not`."""
    ask = lambda c: any_of(c.values, ask_one)  # noqa: E731
    return Param(name, "token", doc, modifiers=(), ask=ask, is_selective=True, is_many=is_many)


def issued_by(column: str, value: Token) -> Q:
    """The issuer's column is that of the token's system; all our numbers have one, so that "explicitly none" matches nothing."""
    if value.system is None:
        return EVERYTHING
    return Q(**{f"{column}__in": issuers_of(value.system)}) if value.system else NOTHING


def by_id() -> Param:
    def ask(condition: Condition) -> Q:
        keys = [int(v.code) for v in condition.values if v.code.isascii() and v.code.isdigit() and len(v.code) <= 18]
        return Q(pk__in=keys)

    return Param("_id", "token", "the resource's id", modifiers=(), ask=ask, is_selective=True)


def ask_moment(column: str, value: Moment) -> Q:
    """Over a column of times: an equal is an overlap with what the text names."""
    tests = {
        "eq": Q(**{f"{column}__gte": value.low, f"{column}__lt": value.high}),
        "ne": Q(**{f"{column}__lt": value.low}) | Q(**{f"{column}__gte": value.high}),
        "gt": Q(**{f"{column}__gte": value.high}),
        "sa": Q(**{f"{column}__gte": value.high}),
        "ge": Q(**{f"{column}__gte": value.low}),
        "lt": Q(**{f"{column}__lt": value.low}),
        "eb": Q(**{f"{column}__lt": value.low}),
        "le": Q(**{f"{column}__lt": value.high}),
    }
    return tests[value.prefix]


def date(name: str, column: str, doc: str, *, sorts_by: str = "", is_selective: bool = False) -> Param:
    return Param(
        name,
        "date",
        doc,
        ask=lambda c: any_of(c.values, lambda value: ask_moment(column, value)),
        sorts_by=sorts_by,
        is_selective=is_selective,
    )


def whole_date(name: str, column: str, doc: str, *, form: str | None = None, sorts_by: str = "") -> Param:
    """Over a column of dates, or of texts in `form` (strftime) that sort like dates."""

    def ask_one(value: Moment) -> Q:
        low, high = value.low.date(), value.high.date()
        if not value.whole_days:
            high = low.fromordinal(min(low.toordinal() + 1, low.max.toordinal()))
        ends = [end.strftime(form) if form else end for end in (low, high)]
        return ask_moment(column, Moment(value.prefix, *ends, True))

    def ask(condition: Condition) -> Q:
        found = any_of(condition.values, ask_one)
        return found & ~Q(**{column: ""}) if form else found

    return Param(name, "date", doc, ask=ask, sorts_by=sorts_by)


def reference(
    name: str, columns: Mapping[str, str], doc: str, *, is_selective: bool = True, is_many: bool = False
) -> Param:
    """`columns`: the column by the kind that is referred to."""

    def ask_one(value: Ref) -> Q:
        key = value.key
        return Q(**{columns[value.kind]: int(key)}) if key.isdigit() and len(key) <= 18 else NOTHING

    return Param(
        name,
        "reference",
        doc,
        tuple(columns),
        ask=lambda c: any_of(c.values, ask_one),
        is_selective=is_selective,
        is_many=is_many,
    )


def string(name: str, columns: Iterable[str], doc: str, *, modifiers: tuple[str, ...] = ("exact",)) -> Param:
    """By the beginning, whatever its case (few rows: no index finds it so); `:exact` is the whole text, in its case."""
    names = tuple(columns)

    def ask(condition: Condition) -> Q:
        how = {"exact": "exact", "contains": "icontains", "": "istartswith"}[condition.modifier]
        return any_of(condition.values, lambda text: any_of(names, lambda column: Q(**{f"{column}__{how}": text})))

    return Param(name, "string", doc, modifiers=modifiers, ask=ask, is_selective=True)
