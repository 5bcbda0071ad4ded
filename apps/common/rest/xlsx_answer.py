"""Tables as a workbook (Office Open XML): one sheet a table, text as text, numbers as numbers, no formula and no link."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Table = Iterable[Sequence[Any]]


def answer_xlsx(name: str, sheets: Mapping[str, Table]) -> HttpResponse:
    return HttpResponse(
        make_xlsx(sheets),
        content_type=TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def make_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """A workbook as bytes; sheet names are cut to what the format allows."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, AS_WRITTEN) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31])
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, [_tell(value) for value in row])
    return out.getvalue()


def _tell(value: Any) -> Any:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    return _CONTROLS.sub("", str(value))
