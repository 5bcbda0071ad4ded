"""Tables of image quality metrics as MRIQC and its kin write them: one row a case, one numeric column a metric."""

import csv
import io
import math
from dataclasses import dataclass

import numpy as np

CASE, SITE, RATING = ("case", "subject_id", "bids_name"), ("site", "site_name"), ("rating", "rater_1", "rater")
UNACCEPTABLE = {"1": 1, "exclude": 1, "fail": 1, "0": 0, "accept": 0, "pass": 0}
MOST = 1e100
MISSING = {"", "n/a", "na", "nan"}
SAYS = {
    "qc.table_header": "the header needs one of {case} and one of {site}",
    "qc.table_column_twice": "a column stands twice in the header",
    "qc.table_cells": "{n} cells, the header has {wanted}",
    "qc.table_no_case": "no name of the case",
    "qc.table_rating": "{told!r} is no rating: 1, exclude, fail, 0, accept, pass or empty",
    "qc.table_unreadable": "{why}",
    "qc.table_case_twice": "a case stands twice",
    "qc.table_no_rows": "the table has no rows",
    "qc.table_lacks": "the table lacks {metrics}",
    "qc.table_too_few": "not enough to learn from: {lacks} ({limits})",
}


@dataclass(frozen=True)
class Fault:
    """Why a table is none; `line` 0 where no line is at fault."""

    code: str
    params: dict
    line: int = 0

    def write(self) -> dict:
        """For a file command."""
        said = {"error": SAYS[self.code].format(**self.params)}
        return {"line": self.line, **said} if self.line else said


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


def parse_metrics(text: str) -> tuple[MetricTable | None, list[Fault]]:
    """Comma or tab separated, with a header. Ratings: 1, exclude, fail (unacceptable) or 0, accept, pass; empty means not judged.

    A column without any number is no metric and is left out. Faults carry the line; no table when the header or a row is at fault.
    """
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter="\t" if "\t" in first else ",")
    try:
        header = [name.strip().lower() for name in next(reader, [])]
    except csv.Error as error:
        return None, [Fault("qc.table_unreadable", {"why": str(error)}, 1)]
    case, site = _find(header, CASE), _find(header, SITE)
    if case is None or site is None:
        return None, [Fault("qc.table_header", {"case": CASE, "site": SITE}, 1)]
    if len(set(header)) < len(header):
        return None, [Fault("qc.table_column_twice", {}, 1)]
    rating = _find(header, RATING)
    rows, faults = [], []
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            faults += _check(row, header, case, rating, reader.line_num)
            rows.append(row)
    except csv.Error as error:
        return None, [Fault("qc.table_unreadable", {"why": str(error)}, reader.line_num)]
    names = [row[case].strip() for row in rows if len(row) > case]
    if len(set(names)) < len(names):
        faults.append(Fault("qc.table_case_twice", {}))
    if faults or not rows:
        return None, faults or [Fault("qc.table_no_rows", {})]
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


def _check(row: list[str], header: list[str], case: int, rating: int | None, line: int) -> list[Fault]:
    if len(row) != len(header):
        return [Fault("qc.table_cells", {"n": len(row), "wanted": len(header)}, line)]
    if not row[case].strip():
        return [Fault("qc.table_no_case", {}, line)]
    told = row[rating].strip().lower() if rating is not None else ""
    if told not in UNACCEPTABLE and told not in MISSING:
        return [Fault("qc.table_rating", {"told": told[:40]}, line)]
    return []


def _read(cell: str) -> float:
    """A number that squares and sums stay finite of, else NaN."""
    try:
        value = float(cell)
    except ValueError:
        return math.nan
    return value if abs(value) < MOST else math.nan
