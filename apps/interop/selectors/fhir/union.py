"""One resource made of rows of several tables, newest first: each table is asked for a page, and the pages are merged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from apps.interop.engine.fhir.datatypes import Json
from apps.interop.engine.fhir.search import Query, write_cursor
from apps.interop.selectors.fhir.base import Caller, Found, Include, TableKind, bad_cursor
from apps.interop.selectors.fhir.params import Param


@dataclass(frozen=True)
class Part:
    """A row with the table it came from."""

    prefix: str
    row: Any


@dataclass(frozen=True)
class UnionKind:
    """Ids are `<prefix>-<row id>`. Every part declares the same parameters and sorts by `date`; each keeps its own permission."""

    name: str
    parts: Mapping[str, TableKind]
    includes: tuple[Include, ...] = ()
    writes: tuple[str, ...] = ()

    @property
    def permissions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.permission for part in self.parts.values()))

    def declared(self) -> dict[str, Param]:
        return next(iter(self.parts.values())).declared()

    def sort_names(self) -> tuple[str, ...]:
        return ("date",)

    def get(self, key: str, caller: Caller) -> Part | None:
        prefix, _, number = key.partition("-")
        row = self.parts[prefix].get(number, caller) if prefix in self.parts else None
        return None if row is None else Part(prefix, row)

    def get_many(self, keys: list[Any], caller: Caller) -> list[Part]:
        return [found for key in keys if (found := self.get(str(key), caller))]

    def key_of(self, part: Part) -> str:
        return f"{part.prefix}-{part.row.pk}"

    def patient(self, part: Part) -> int | None:
        return self.parts[part.prefix].patient(part.row)

    def write(self, part: Part, caller: Caller) -> Json:
        return self.parts[part.prefix].write(part.row, caller)

    def find(self, query: Query, caller: Caller) -> Found:
        """Raises Invalid for a cursor that is none."""
        at, after, number = self._read(query.cursor)
        asked = {prefix: part.filter(query, caller) for prefix, part in self.parts.items()}
        total = sum(rows.count() for rows in asked.values()) if query.wants_total or query.only_total else None
        if query.only_total:
            return Found(total=total)
        is_rising = query.sort == "date"
        found: list[tuple[datetime, int, Part]] = []
        for place, (prefix, rows) in enumerate(asked.items()):
            column = self.parts[prefix].sorts["date"]
            if at is not None:
                rows = rows.filter(_beyond(column, at, place, after, number, is_rising))
            for row in _sorted(rows, column, is_rising)[: query.count + 1]:
                found.append((getattr(row, column), place, Part(prefix, row)))
        found.sort(key=lambda one: (one[0], -one[1], one[2].row.pk), reverse=not is_rising)
        page = found[: query.count]
        cursor = None
        if len(found) > query.count:
            moment, place, part = page[-1]
            cursor = write_cursor([moment.isoformat(), place, part.row.pk])
        return Found([part for _, _, part in page], cursor, total)

    @staticmethod
    def _read(cursor: tuple[Any, ...] | None) -> tuple[datetime | None, int, int]:
        if cursor is None:
            return None, 0, 0
        if len(cursor) != 3 or not isinstance(cursor[0], str) or not all(isinstance(n, int) for n in cursor[1:]):
            raise bad_cursor()
        try:
            at = parse_datetime(cursor[0])
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            raise bad_cursor()
        return at, cursor[1], cursor[2]


def _sorted(rows: QuerySet, column: str, is_rising: bool) -> QuerySet:
    return rows.order_by(column, "pk") if is_rising else rows.order_by(f"-{column}", "-pk")


def _beyond(column: str, at: datetime, place: int, after: int, number: int, is_rising: bool) -> Q:
    """Of the same moment a falling list shows the first table first, a rising one the last: the reverse, row by row."""
    sign = "gt" if is_rising else "lt"
    later = Q(**{f"{column}__{sign}": at})
    if place == after:
        return Q(**{f"{column}__{sign}e": at}) & (later | Q(**{f"pk__{sign}": number}))
    comes_later = place < after if is_rising else place > after
    return Q(**{f"{column}__{sign}e": at}) if comes_later else later
