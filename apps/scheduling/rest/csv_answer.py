"""A list as a table for a spreadsheet: marked as UTF-8 for old ones, and no cell that they would calculate."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _plain(cell: Any) -> str:
    """A spreadsheet calculates what begins like a formula; an apostrophe keeps it text."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
