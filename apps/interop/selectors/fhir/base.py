"""A kind of resource: whose rows it is made of, who sees them, what may be searched for, and how one is written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, F, Q, QuerySet
from django.db.models.functions import Coalesce

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.fhir.datatypes import Json
from apps.interop.engine.fhir.search import Query, write_cursor
from apps.interop.selectors.fhir.params import Param

Sites = frozenset[int] | None


@dataclass(frozen=True)
class Caller:
    """`sites` of a permission: None is every site. `may_read`: by the scopes of the token. `base` is the address of our `/fhir`."""

    sites: Callable[[str], Sites]
    allows: Callable[[str], bool]
    may_read: Callable[[str], bool]
    roles: frozenset[str] = frozenset()
    user_id: Any = None
    token_id: int = 0
    lang: str = "en"
    base: str = "/fhir"
    zone: str = "UTC"


@dataclass(frozen=True)
class Found:
    """A page: rows of a kind, where the next one begins, and how many there are if it was asked for."""

    rows: list[Any] = field(default_factory=list)
    next_cursor: str | None = None
    total: int | None = None


@dataclass(frozen=True)
class Include:
    """`_include=Kind:name`: the referred rows' ids from a row."""

    name: str
    target: str
    ids: Callable[[Any], list[Any]]


@dataclass(frozen=True)
class TableKind:
    """A resource a row. `site` is the lookup of the row's site (None: the department's own), `sorts` names to columns without NULL."""

    name: str
    permission: str
    rows: Callable[[], QuerySet]
    write: Callable[[Any, Caller], Json]
    params: tuple[Param, ...]
    site: str | None = None
    knows_no_site: bool = False
    sorts: Mapping[str, str] = field(default_factory=dict)
    default_sort: str = "-_id"
    includes: tuple[Include, ...] = ()
    patient: Callable[[Any], int | None] = lambda row: getattr(row, "patient_id", None)
    limit: Callable[[QuerySet, Caller], QuerySet] | None = None
    writes: tuple[str, ...] = ()
    """Interactions beside read and search: create."""

    @property
    def permissions(self) -> tuple[str, ...]:
        return (self.permission,)

    def declared(self) -> dict[str, Param]:
        return {param.name: param for param in self.params}

    def sort_names(self) -> tuple[str, ...]:
        return ("_id", *self.sorts)

    def visible(self, caller: Caller) -> QuerySet:
        """What the caller may see at all; a permission at one site opens nothing of another."""
        rows = self.rows()
        if not caller.allows(self.permission):
            return rows.none()
        sites = caller.sites(self.permission)
        if self.site and sites is not None:
            here = Q(**{f"{self.site}__in": sorted(sites)})
            rows = rows.filter(here | Q(**{f"{self.site}__isnull": True}) if self.knows_no_site else here)
        return self.limit(rows, caller) if self.limit else rows

    def get(self, key: str, caller: Caller) -> Any | None:
        number = as_number(key)
        return None if number is None else self.visible(caller).filter(pk=number).first()

    def get_many(self, keys: list[Any], caller: Caller) -> list[Any]:
        return list(self.visible(caller).filter(pk__in=keys)) if keys else []

    def key_of(self, row: Any) -> str:
        return str(row.pk)

    def filter(self, query: Query, caller: Caller) -> QuerySet:
        rows, declared = self.visible(caller), self.declared()
        for condition in query.conditions:
            param = declared[condition.name]
            found = param.ask(condition)
            if param.is_many:  # a join would give the resource once for each row that matches
                found = Q(pk__in=rows.model._base_manager.filter(found).values("pk"))
            rows = rows.filter(found)
        return rows

    def find(self, query: Query, caller: Caller) -> Found:
        """Raises Invalid for a cursor that is none."""
        rows = self.filter(query, caller)
        total = rows.count() if query.wants_total or query.only_total else None
        if query.only_total:
            return Found(total=total)
        asked = {condition.name for condition in query.conditions}
        sort = query.sort or self._choose_sort(asked)
        column = self.sorts.get(sort.removeprefix("-"), "pk")
        is_falling = sort.startswith("-")
        if query.cursor is not None:
            rows = rows.filter(self._after(column, query.cursor, is_falling))
        is_selective = any(param.is_selective for param in self.params if param.name in asked)
        rows = rows.order_by(*_order(column, is_falling, is_selective))
        page = list(rows[: query.count + 1])
        more, page = len(page) > query.count, page[: query.count]
        return Found(page, write_cursor(self._place(column, page[-1])) if more else None, total)

    def _choose_sort(self, asked: set[str]) -> str:
        wanted = next((param.sorts_by for param in self.params if param.name in asked and param.sorts_by), "")
        return wanted or self.default_sort

    @staticmethod
    def _place(column: str, row: Any) -> list[Any]:
        if column == "pk":
            return [row.pk]
        value = getattr(row, column)
        return [value.isoformat() if isinstance(value, datetime) else value, row.pk]

    def _after(self, column: str, cursor: tuple[Any, ...], is_falling: bool) -> Q:
        sign = "lt" if is_falling else "gt"
        if column == "pk":
            if len(cursor) != 1 or not isinstance(cursor[0], int):
                raise bad_cursor()
            return Q(**{f"pk__{sign}": cursor[0]})
        if len(cursor) != 2 or not isinstance(cursor[1], int):
            raise bad_cursor()
        try:
            field = self.rows().model._meta.get_field(column)
            value = (
                datetime.fromisoformat(cursor[0]) if isinstance(field, DateTimeField) else field.to_python(cursor[0])
            )
        except (ValidationError, ValueError, TypeError):
            raise bad_cursor() from None
        if isinstance(value, datetime) and value.tzinfo is None:
            raise bad_cursor()
        # the first part is implied by the second; it is what an index can be entered by
        later = Q(**{f"{column}__{sign}": value}) | Q(**{column: value, f"pk__{sign}": cursor[1]})
        return Q(**{f"{column}__{sign}e": value}) & later


def _order(column: str, is_falling: bool, is_selective: bool) -> list[Any]:
    """By an expression when few rows match: offered an index in this order, the planner would walk all rows until a page is full."""
    names = ["pk"] if column == "pk" else [column, "pk"]
    first: Any = Coalesce(names[0], names[0]) if is_selective else F(names[0])
    fields = [first, *map(F, names[1:])]
    return [one.desc() if is_falling else one.asc() for one in fields]


def as_number(key: Any) -> int | None:
    """A row's id; None for what can be none."""
    text = str(key)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def bad_cursor() -> Invalid:
    return Invalid({"_cursor": Reason("interop.fhir_cursor", {}, "error")})
