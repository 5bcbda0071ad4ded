"""Tables of image quality metrics as MRIQC and its kin write them: one row a case, one numeric column a metric."""

import csv
import io
import math
from dataclasses import dataclass

import numpy as np

CASE, SITE, RATING = ("case", "subject_id", "bids_name"), ("site", "site_name"), ("rating", "rater_1", "rater")
UNACCEPTABLE = {"1": 1, "exclude": 1, "fail": 1, "0": 0, "accept": 0, "pass": 0}
MISSING = {"", "n/a", "na", "nan"}


@dataclass(frozen=True, eq=False)
class MetricTable:
    """`values` is cases x metrics, NaN where a metric is missing; `ratings` are 1 (unacceptable), 0, or NaN (nobody judged)."""

    cases: tuple[str, ...]
    sites: np.ndarray
    ratings: np.ndarray
    metrics: tuple[str, ...]
    values: np.ndarray

    def choose(self, rows: np.ndarray) -> "MetricTable":
        cases = tuple(np.array(self.cases, dtype=object)[rows])
        return MetricTable(cases, self.sites[rows], self.ratings[rows], self.metrics, self.values[rows])


def parse_metrics(text: str) -> tuple[MetricTable | None, list[dict]]:
    """Comma or tab separated, with a header. Ratings: 1, exclude, fail (unacceptable) or 0, accept, pass; empty means not judged.

    A column without any number is no metric and is left out. Faults carry the line; no table when the header or a row is at fault.
    """
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter="\t" if "\t" in first else ",")
    header = [name.strip().lower() for name in next(reader, [])]
    case, site = _find(header, CASE), _find(header, SITE)
    if case is None or site is None:
        return None, [{"line": 1, "error": f"the header needs one of {CASE} and one of {SITE}"}]
    if len(set(header)) < len(header):
        return None, [{"line": 1, "error": "a column stands twice in the header"}]
    rating = _find(header, RATING)
    rows, faults = [], []
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            fault = _check(row, header, case, rating)
            if fault:
                faults.append({"line": reader.line_num, "error": fault})
            rows.append(row)
    except csv.Error as error:
        return None, [{"line": reader.line_num, "error": str(error)}]
    names = [row[case].strip() for row in rows if len(row) > case]
    if len(set(names)) < len(names):
        faults.append({"error": "a case stands twice"})
    if faults or not rows:
        return None, faults or [{"error": "the table has no rows"}]
    columns = [n for n in range(len(header)) if n not in (case, site, rating)]
    numbers = np.array([[_read(row[n]) for n in columns] for row in rows], dtype=float)
    told = [n for n in range(len(columns)) if np.isfinite(numbers[:, n]).any()]
    judged = [
        UNACCEPTABLE.get(row[rating].strip().lower(), math.nan) if rating is not None else math.nan for row in rows
    ]
    return MetricTable(
        cases=tuple(names),
        sites=np.array([row[site].strip() for row in rows], dtype=object),
        ratings=np.array(judged, dtype=float),
        metrics=tuple(header[columns[n]] for n in told),
        values=numbers[:, told],
    ), []


def _find(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _check(row: list[str], header: list[str], case: int, rating: int | None) -> str:
    if len(row) != len(header):
        return f"{len(row)} cells, the header has {len(header)}"
    if not row[case].strip():
        return "no name of the case"
    told = row[rating].strip().lower() if rating is not None else ""
    if told not in UNACCEPTABLE and told not in MISSING:
        return f"{told!r} is no rating: 1, exclude, fail, 0, accept, pass or empty"
    return ""


def _read(cell: str) -> float:
    """A finite number, else NaN."""
    try:
        value = float(cell)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan
