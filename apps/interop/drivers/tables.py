"""A table out of a file of another system: CSV, XLSX (its first sheet) or JSON lines, told apart by what stands in it."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason

ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",;\t|"
MOST_UNPACKED = 2_000_000_000  # bytes of a workbook when it is unpacked
LONGEST_CELL = 400_000


@dataclass(frozen=True)
class TableRow:
    """`number` as a spreadsheet counts: 1 is the heading (a JSON line: its line). With a `fault` there are no cells to trust."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    fault: Reason | None = None


@dataclass(frozen=True)
class Table:
    form: str
    encoding: str
    headings: list[str]
    rows: list[TableRow]


def read_table(data: bytes) -> Table:
    """Raises Invalid, by "file", when it is no such table."""
    if data.startswith(b"PK\x03\x04"):
        return _make_table("xlsx", "", _read_sheet(data))
    text, encoding = _decode(data)
    if text.lstrip().startswith("{"):
        return _read_lines(text, encoding)
    return _make_table("csv", encoding, _read_csv(text))


def _decode(data: bytes) -> tuple[str, str]:
    """UTF-8 where the bytes are that, or else GB18030: text of the one is hardly ever text of the other."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise _unreadable("interop.legacy_encoding")


def _read_csv(text: str) -> list[list[str]]:
    head = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _unreadable("interop.legacy_unreadable", error=str(error)) from None


def _read_sheet(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # large: only an import needs it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise _unreadable("interop.legacy_too_large", most=MOST_UNPACKED)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some writers say a size that is not theirs
        rows = [[_write_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except Invalid:
        raise
    except Exception as error:  # whatever a broken archive or its XML makes the reader say
        raise _unreadable("interop.legacy_unreadable", error=type(error).__name__) from None
    width = len(_trim(rows[0])) if rows else 0
    return [row[:width] + [""] * (width - len(row)) + _trim(row[width:]) if any(row) else [] for row in rows]


def _trim(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _make_table(form: str, encoding: str, rows: list[list[str]]) -> Table:
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise _unreadable("interop.legacy_no_heading")
    headings = [cell.strip() for cell in rows[0]]
    if repeated := sorted({h for h in headings if h and headings.count(h) > 1}):
        raise _unreadable("interop.legacy_heading_twice", headings=repeated)
    made = []
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            reason = Reason("interop.legacy_row_width", {"n": len(cells), "headings": len(headings)}, "error")
            made.append(TableRow(number, fault=reason))
        else:
            made.append(TableRow(number, dict(zip(headings, cells, strict=True))))
    return Table(form, encoding, [h for h in headings if h], made)


def _read_lines(text: str, encoding: str) -> Table:
    rows, headings = [], {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line, parse_constant=_refuse)
            if not isinstance(told, dict):
                raise ValueError("no object")
            cells = {str(key).strip(): _write_cell(value) for key, value in told.items()}
        except (ValueError, RecursionError) as error:
            rows.append(TableRow(number, fault=Reason("interop.legacy_no_json", {"error": str(error)[:200]}, "error")))
            continue
        headings |= dict.fromkeys(cells)
        rows.append(TableRow(number, cells))
    return Table("jsonl", encoding, list(headings), rows)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _write_cell(value: Any) -> str:
    """As a person would type it: a telephone number that a spreadsheet took for a number has no decimal point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, (str, int, float)):
        return str(value)
    raise ValueError("a list or an object where one value is meant")


def _unreadable(code: str, **params: Any) -> Invalid:
    return Invalid({"file": Reason(code, params, "error")})
