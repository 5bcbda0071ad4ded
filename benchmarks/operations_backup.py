"""`manage.py backup`, `restore --check` and `restore` of a department with years of rows and gigabytes of images, and whether the copy is the same.

`python -m benchmarks.operations_backup [GB exams]`; defaults 1 and 20,000. Images are slices of 512 x 512 whose content cannot be
compressed, as noise cannot. The minutes per 10 GB are scaled from what was measured: images by their bytes, the database as it was.
Compared at the end: every row of every table, every file by its bytes.
"""

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks._department import ROOT, make_department, run_in
from tests.department import Department

GIGA = 10**9
SLICE_BYTES, SLICES_A_FOLDER = 512 * 512 * 2 + 2_000, 200
PATIENT_OF_EXAMS = 10
KINDS = ("files", "images", "plans", "outbox")
SIZE = "from django.db import connection as c; k = c.cursor(); k.execute('SELECT pg_database_size(current_database())'); print(k.fetchone()[0])"


def main() -> None:
    gigabytes, exams = float((sys.argv[1:2] or ["1"])[0]), int((sys.argv[2:3] or ["20000"])[0])
    with tempfile.TemporaryDirectory(prefix="radflow-bench-backup-") as folder:
        target = Path(folder) / "backups"
        with make_department(RADFLOW_SIMULATOR="off") as department:
            department.start()
            counts = ("--patients", str(max(exams // PATIENT_OF_EXAMS, 1)), "--exams", str(exams))
            department.manage("seed_history", *counts, timeout_s=7200)
            images = write_images(department.var / "images" / "bench", int(gigabytes * GIGA))
            rows = int(run_in(department, SIZE))
            print(f"department: {images / GIGA:.2f} GB of images, {rows / GIGA:.2f} GB of database, {exams} exams more")
            first = measure(department, "backup", str(target))
            tell("backup beside the running department", first, images)
            tell("backup again, nothing new", measure(department, "backup", str(target)), images, is_scaled=False)
            department.stop()
            # what the department wrote until it stopped is in this one: the copy must be the same to the row
            measure(department, "backup", str(target))
            tell("restore --check", measure(department, "restore", str(target), "--check"), images)
            compare(department, Path(folder) / "other", target, images)
        print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def compare(department: Department, place: Path, target: Path, images: int) -> None:
    """Restored into an empty data folder."""
    other = Department(place)
    try:
        tell("restore into an empty folder", measure(other, "restore", str(target)), images)
        here, there = read_tables(department), read_tables(other)
        different = sorted(name for name in {*here, *there} if here.get(name) != there.get(name))
        print(
            f"rows compared: {sum(n for n, _ in here.values())} in {len(here)} tables; tables that differ: {different or 0}"
        )
        files, copies = dict(read_files(department.var)), dict(read_files(other.var))
        n_different = sum(files.get(name) != copies.get(name) for name in {*files, *copies})
        print(f"files compared: {len(files)}; files that differ: {n_different}")
        assert not different and not n_different, "the copy is not the same"
    finally:
        other.remove()


def write_images(folder: Path, total: int) -> int:
    """Bytes written."""
    n = max(total // SLICE_BYTES, 1)
    for k in range(n):
        path = folder / f"{k // SLICES_A_FOLDER:04d}" / f"{k:07d}.dcm"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(SLICE_BYTES))
    return n * SLICE_BYTES


def measure(department: Department, *words: str) -> float:
    began = time.perf_counter()
    department.manage(*words, timeout_s=7200)
    return time.perf_counter() - began


def tell(what: str, seconds: float, images: int, *, is_scaled: bool = True) -> None:
    scaled = f", {images / seconds / 1e6:.0f} MB/s, scaled: {seconds * 10 * GIGA / images / 60:.1f} min per 10 GB" if is_scaled else ""  # fmt: skip
    print(f"{what}: {seconds:.1f} s{scaled}", flush=True)


def read_tables(department: Department) -> dict[str, list]:
    with department.run_python(str(ROOT / "tests" / "journeys" / "table_digests.py")) as script:
        return json.loads(script.stdout.read())


def read_files(var: Path) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for path in (var / kind).rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    yield str(path.relative_to(var)), hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
