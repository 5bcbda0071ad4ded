"""CSV files of readings, read strictly: every fault is named with its row, nothing is guessed but a missing zone (UTC)."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

MOST_FAULTS = 100


@dataclass(frozen=True)
class Fault:
    file: str
    row: int
    error: str

    def to_json(self) -> dict:
        return {"file": self.file, "row": self.row, "error": self.error}


class BadTable(ValueError):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults[0].error)
        self.faults = faults


def read_table(name: str, raw: bytes, columns: Iterable[str]) -> list[dict[str, str]]:
    """Rows by column name; raises BadTable for bytes that are no UTF-8 and for missing columns. Row 1 is the header."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable([Fault(name, 0, f"no UTF-8 at byte {error.start}")]) from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = reader.fieldnames or []
        missing = [column for column in columns if column not in header]
        if missing:
            raise BadTable([Fault(name, 1, f"no column {', '.join(missing)}")])
        rows = list(reader)
    except csv.Error as error:
        raise BadTable([Fault(name, reader.line_num, str(error))]) from None
    short = [n for n, row in enumerate(rows, start=2) if any(row[column] is None for column in columns)]
    if short:
        raise BadTable([Fault(name, n, "fewer cells than columns") for n in short[:MOST_FAULTS]])
    return rows


def read_epoch_s(text: str) -> float:
    """ISO 8601 (a time without a zone is UTC) or epoch seconds; raises ValueError."""
    text = text.strip()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        number = float(text)
        if not -1e11 < number < 1e11:
            raise ValueError(text) from None
        return number
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def write_time(epoch_s: float) -> str:
    return datetime.fromtimestamp(epoch_s, UTC).isoformat().replace("+00:00", "Z")


def write_table(columns: list[str], rows: Iterable[Iterable]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
