"""One cell of a table of the system that was here before: text in, a value of ours out, or the reason why it is none."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason

FIRST_YEAR, LAST_YEAR = 1850, 2999
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
TIMES = ("%H:%M:%S", "%H:%M", "%H%M%S", "%H%M", "%H时%M分")
Read = Callable[[str, ZoneInfo], Any]


@dataclass(frozen=True)
class Column:
    """`read` raises BadCell. `also`: the headings that other systems write for it."""

    name: str
    read: Read
    is_required: bool = False
    also: tuple[str, ...] = ()


class BadCell(ValueError):
    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def text(most: int) -> Read:
    """As it is written, without the space around it; nothing is cut."""

    def read(value: str, zone: ZoneInfo) -> str:
        if len(value) > most:
            raise BadCell("interop.legacy_too_long", most=most)
        return value

    return read


def choice(table: Mapping[str, str]) -> Read:
    """A code of ours by what the other system calls it; upper and lower case are the same."""
    folded = {key.casefold(): value for key, value in table.items()}

    def read(value: str, zone: ZoneInfo) -> str:
        if value.casefold() not in folded:
            raise BadCell("interop.legacy_no_choice", value=value[:40], choices=sorted(set(table.values())))
        return folded[value.casefold()]

    return read


def pattern(form: str, most: int) -> Read:
    """Text of this regular expression."""
    compiled = re.compile(form)

    def read(value: str, zone: ZoneInfo) -> str:
        if len(value) > most:
            raise BadCell("interop.legacy_too_long", most=most)
        if not compiled.fullmatch(value):
            raise BadCell("interop.legacy_no_pattern", value=value[:40])
        return value

    return read


def whole(least: int, most: int) -> Read:
    def read(value: str, zone: ZoneInfo) -> int:
        if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
            raise BadCell("interop.legacy_no_number", value=value[:40], least=least, most=most)
        return int(value)

    return read


def day(value: str, zone: ZoneInfo) -> date:
    """A date; a time of midnight behind it, as spreadsheets write, is left away."""
    plain = value.removesuffix(" 00:00:00").removesuffix("T00:00:00")
    return _parse(plain, DAYS, value, zone).date()


def moment(value: str, zone: ZoneInfo) -> datetime:
    """A moment in the site's zone, unless it names an offset. One that the clocks' change leaves out or repeats must name it."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        plain = value.replace("T", " ")
        found = _parse(plain, [f"{d} {t}" for d in DAYS for t in TIMES] + ["%Y%m%d%H%M%S", "%Y%m%d%H%M"], value, zone)
    else:
        _check_year(found.year, value)
    if found.tzinfo not in (None, zone):
        return found
    local = found.replace(tzinfo=zone)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise BadCell("interop.legacy_time_ambiguous", value=value[:40])
    return local


def _parse(plain: str, formats: Iterable[str], value: str, zone: ZoneInfo) -> datetime:
    for form in formats:
        try:
            found = datetime.strptime(plain, form).replace(tzinfo=zone)
        except ValueError:
            continue
        _check_year(found.year, value)
        return found
    raise BadCell("interop.legacy_no_date", value=value[:40])


def _check_year(year: int, value: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell("interop.legacy_no_date", value=value[:40])


def find_headings(columns: tuple[Column, ...], headings: list[str]) -> dict[str, str]:
    """Heading to column. Raises Invalid: a required column is absent, or two headings mean the same one."""
    names = {heading.casefold(): column.name for column in columns for heading in (column.name, *column.also)}
    found: dict[str, str] = {}
    faults: dict[str, Reason] = {}
    for heading in headings:
        name = names.get(heading.strip().casefold())
        if name in found.values():
            faults[str(name)] = Reason("interop.legacy_column_twice", {"column": name}, "error")
        elif name:
            found[heading] = name
    for column in columns:
        if column.is_required and column.name not in found.values():
            faults[column.name] = Reason("interop.legacy_column_missing", {"column": column.name}, "error")
    if faults:
        raise Invalid(faults)
    return found


def read_row(
    columns: tuple[Column, ...], row: Mapping[str, str], headings: Mapping[str, str], zone: ZoneInfo
) -> tuple[dict[str, Any], list[tuple[str, Reason]]]:
    """The values that the row says (an empty cell says nothing), and by column what is wrong with it."""
    told = {name: (row.get(heading) or "").strip() for heading, name in headings.items()}
    values: dict[str, Any] = {}
    faults: list[tuple[str, Reason]] = []
    for column in columns:
        cell = told.get(column.name, "")
        if "\x00" in cell:
            faults.append((column.name, Reason("interop.legacy_control_character", {}, "error")))
        elif cell:
            try:
                values[column.name] = column.read(cell, zone)
            except BadCell as bad:
                faults.append((column.name, Reason(bad.code, bad.params, "error")))
        elif column.is_required:
            faults.append((column.name, Reason("interop.legacy_cell_empty", {"column": column.name}, "error")))
    return values, faults
