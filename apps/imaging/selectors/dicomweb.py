"""Stored objects by their UIDs, as DICOMweb names them, and their metadata from a cache that is filled as it is read."""

import hashlib
from collections.abc import Iterator
from itertools import groupby

from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.imaging.drivers.dicom_json import BASE, MetadataCache, read_object_json
from apps.imaging.models import Instance, Study
from apps.imaging.selectors.store import get_root

CACHED_FROM = 2  # one object is read as fast from its own file


def list_objects(
    studies: QuerySet[Study], study_uid: str, series_uid: str | None = None, sop_uid: str | None = None
) -> list[Instance]:
    """Objects of a study, a series or one, in reading order, with series and study. Raises NotFound when there is none to be seen."""
    rows = Instance.objects.filter(series__study__study_uid=study_uid).select_related("series__study")
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
        digest.update(row.sha256.encode())
    return f'"{digest.hexdigest()[:40]}"'


def make_metadata(rows: list[Instance], base: str) -> Iterator[bytes]:
    """A DICOM JSON array in pieces, a series at a time; `base` is the address of the DICOMweb root."""
    yield b"["
    is_first = True
    for _, group in groupby(rows, key=lambda row: row.series_id):
        members = list(group)
        texts = read_metadata(members)
        parts = [_address(texts[row.sha256], row, base) for row in members if row.sha256 in texts]
        if parts:
            yield (b"" if is_first else b",") + b",".join(parts)
            is_first = False
    yield b"]"


def read_metadata(rows: list[Instance]) -> dict[str, bytes]:
    """Texts by content digest of objects of one series; what the cache lacks is read from the files and added to it."""
    cache = MetadataCache(_name_cache(rows[0]))
    known = cache.read()
    missing = [row for row in rows if row.sha256 not in known]
    for row in missing:
        try:
            known[row.sha256] = read_object_json(get_root() / row.path).encode()
        except FileNotFoundError:
            continue
    if missing and len(rows) >= CACHED_FROM:
        cache.write({row.sha256: known[row.sha256] for row in rows if row.sha256 in known})
    return known


def _name_cache(row: Instance):
    name = hashlib.sha256(f"{row.series.study.study_uid} {row.series.series_uid}".encode()).hexdigest()
    return get_root() / "metadata" / name[:2] / f"{name[2:34]}.jsonl"


def _address(text: bytes, row: Instance, base: str) -> bytes:
    series = row.series
    place = f"{base}/studies/{series.study.study_uid}/series/{series.series_uid}/instances/{row.sop_uid}/bulkdata/"
    return text.replace(f'"BulkDataURI":"{BASE}'.encode(), f'"BulkDataURI":"{place}'.encode())
