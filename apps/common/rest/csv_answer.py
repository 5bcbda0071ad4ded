"""Tables as CSV files that spreadsheets open as they are: UTF-8 with a mark, no cell that acts as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

_ACTS = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Any]], *, quotes_all: bool = False
) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL)
    writer.writerow(header)
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    return HttpResponse(
        "\ufeff" + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def disarm(cell: Any) -> Any:
    """A cell as a spreadsheet takes it for text; nothing where nothing is known."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTS) else "" if cell is None else cell
