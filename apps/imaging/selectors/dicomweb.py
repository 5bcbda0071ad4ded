"""Stored objects by their UIDs, as DICOMweb names them, and their metadata from a cache that is filled when a study is complete, and as it is read."""

import hashlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.imaging.drivers.coercion import NotCoerced
from apps.imaging.drivers.dicom_json import BASE, MetadataCache, read_object_json
from apps.imaging.models import Instance, Series, Study
from apps.imaging.selectors.delivery import find_coercion, find_file
from apps.imaging.selectors.store import get_root, visible_instances

CACHED_FROM = 2  # one object is read as fast from its own file


def list_objects(
    studies: QuerySet[Study], study_uid: str, series_uid: str | None = None, sop_uid: str | None = None
) -> list[Instance]:
    """Objects of a study, a series or one, in reading order, with series and study. Raises NotFound when there is none to be seen."""
    rows = visible_instances().filter(series__study__study_uid=study_uid).select_related("series__study")
    if series_uid is not None:
        rows = rows.filter(series__series_uid=series_uid)
    if sop_uid is not None:
        rows = rows.filter(sop_uid=sop_uid)
    visible = studies.filter(study_uid=study_uid).order_by().values("pk")
    found = list(rows.filter(series__study__in=visible).order_by("series__number", "series_id", "number", "id"))
    if not found:
        code = "instance" if sop_uid else "series" if series_uid else "study"
        raise NotFound(f"imaging.{code}_missing")
    return found


def tag_of(rows: list[Instance], form: str) -> str:
    """An ETag: the contents, and the form they are given in."""
    digest = hashlib.sha256(form.encode())
    for row in rows:
        digest.update(_version_of(row).encode())
    return f'"{digest.hexdigest()[:40]}"'


def _version_of(row: Instance) -> str:
    """A digest of the object as it is delivered: as received, or with what a person corrected."""
    coercion = find_coercion(row)
    return hashlib.sha256(f"{row.sha256} {coercion.digest}".encode()).hexdigest() if coercion else row.sha256


def make_metadata(rows: list[Instance], base: str) -> Iterator[bytes]:
    """A DICOM JSON array in pieces, a series at a time; `base` is the address of the DICOMweb root."""
    yield b"["
    is_first = True
    for _, group in groupby(rows, key=lambda row: row.series_id):
        parts = [_address(text, row, base) for row, text in read_metadata(list(group))]
        if parts:
            yield (b"" if is_first else b",") + b",".join(parts)
            is_first = False
    yield b"]"


def read_metadata(rows: list[Instance]) -> list[tuple[Instance, bytes]]:
    """Texts of objects of one series; what the cache lacks is read from the files and added to it."""
    cache = MetadataCache(_name_cache(rows[0].series))
    known, told, n_read = cache.read(), {}, 0
    for row in rows:
        version = _version_of(row)
        if version not in known:
            try:
                known[version] = read_object_json(find_file(row)).encode()
                n_read += 1
            except (
                FileNotFoundError,
                NotCoerced,
            ):  # known by its row alone: neither shown wrong nor in the way of the others
                continue
        told[version] = row
    if n_read and len(rows) >= CACHED_FROM:
        cache.write({version: known[version] for version in told})
    return [(row, known[version]) for version, row in told.items()]


def fill_metadata(study_id: int) -> int:
    """Reads the headers of a study before the first viewer asks for them; the number of objects whose metadata are there now."""
    rows = visible_instances().filter(series__study_id=study_id).select_related("series__study")
    ordered = rows.order_by("series__number", "series_id", "number", "id")
    return sum(len(read_metadata(list(group))) for _, group in groupby(ordered, key=lambda row: row.series_id))


def forget_metadata(study_id: int) -> None:
    """Of a study whose images are kept no longer."""
    for series in Series.objects.filter(study_id=study_id).select_related("study"):
        _name_cache(series).unlink(missing_ok=True)


def _name_cache(series: Series) -> Path:
    name = hashlib.sha256(f"{series.study.study_uid} {series.series_uid}".encode()).hexdigest()
    return get_root() / "metadata" / name[:2] / f"{name[2:34]}.jsonl"


def _address(text: bytes, row: Instance, base: str) -> bytes:
    series = row.series
    place = f"{base}/studies/{series.study.study_uid}/series/{series.series_uid}/instances/{row.sop_uid}/bulkdata/"
    return text.replace(f'"BulkDataURI":"{BASE}'.encode(), f'"BulkDataURI":"{place}'.encode())
