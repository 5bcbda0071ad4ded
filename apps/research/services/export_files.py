"""The files of an export on their way into the archive: CSV as spreadsheets open it, Parquet for programs, both in pieces."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from apps.common.kernel.later import Later
from apps.common.rest.csv_answer import disarm
from apps.research.engine.tables import Column, Type

pd = Later("pandas")
fastparquet = Later("fastparquet")
MARK = "\ufeff"  # of UTF-8, which spreadsheets look for


class TableFile:
    """One table; `write` takes a chunk of rows. A cell that would act as a formula is disarmed in the CSV."""

    def __init__(self, folder: Path, name: str, columns: Sequence[Column], *, with_parquet: bool) -> None:
        self.columns, self.n_rows = columns, 0
        self._parquet = folder / f"{name}.parquet" if with_parquet else None
        self._out = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
        self._out.write(MARK)
        self._csv = csv.writer(self._out)
        self._csv.writerow([column.name for column in columns])

    def write(self, rows: Iterable[tuple]) -> None:
        rows = list(rows)
        self._csv.writerows([disarm(_spell(cell)) for cell in row] for row in rows)
        if self._parquet is not None and (rows or not self._parquet.exists()):
            self._append(rows)
        self.n_rows += len(rows)

    def _append(self, rows: list[tuple]) -> None:
        frame = pd.DataFrame(rows, columns=[column.name for column in self.columns])
        for column in self.columns:
            frame[column.name] = _cast(frame[column.name], column.type)
        texts = {column.name: "utf8" for column in self.columns if column.type == Type.TEXT}
        fastparquet.write(
            str(self._parquet),
            frame,
            compression="ZSTD",
            write_index=False,
            object_encoding=texts,
            has_nulls=True,
            append=self._parquet is not None and self._parquet.exists(),
        )

    def close(self) -> None:
        self._out.close()


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(MARK)
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows([disarm(_spell(cell)) for cell in row] for row in rows)


def pack(folder: Path, target: Path) -> None:
    with ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)


def _spell(cell: Any) -> Any:
    return f"{cell.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(cell, datetime) else cell


def _cast(values: Any, kind: Type) -> Any:
    if kind == Type.TIME:
        return pd.to_datetime(values, utc=True).astype("datetime64[us, UTC]")
    return values.astype("float64") if kind == Type.NUMBER else values.fillna("").astype("object")
