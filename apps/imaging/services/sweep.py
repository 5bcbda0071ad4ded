"""After a crash of listener or database: half files go, whole files without a row get their row again."""

import hashlib
import logging
from datetime import timedelta
from pathlib import Path

from django.db.models import QuerySet
from django.db.models.functions import Collate

from apps.common.kernel import clock
from apps.imaging.drivers.headers import BadObject, read_header
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.vault import HEAD_BYTES, flush_folder, is_abandoned, read_body
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.models import Instance, QuarantinedObject
from apps.imaging.selectors.store import get_root, make_incoming, read_content_digest
from apps.imaging.services.storing import keep_object

log = logging.getLogger("radflow.dicom")


def sweep_incoming() -> int:
    """Removes what a killed listener left half received; nothing of it was acknowledged."""
    folder, removed = make_incoming(), 0
    for path in filter(is_abandoned, folder.glob("*.part")):
        path.unlink(missing_ok=True)
        removed += 1
    if removed:
        flush_folder(folder)
        log.info("removed %d half received objects", removed)
    return removed


def sweep_files(*, days: int = 2) -> tuple[int, int]:
    """(rows made again, half files removed) among the files of the last days, by the department's clock and by real time."""
    root, made, removed = get_root(), 0, 0
    for folder in sorted(_list_days(root, days)):
        files = {str(path.relative_to(root)): path for path in folder.rglob("*.dcm")}
        for name in sorted(files.keys() - set(list_paths_below(folder.relative_to(root)))):
            if _index_again(files[name]):
                made += 1
            else:
                removed += 1
    if made or removed:
        log.warning("after a crash: %d objects indexed again, %d half written removed", made, removed)
    return made, removed


def list_paths_below(day: Path) -> QuerySet:
    """By the order of bytes, in which "0" follows "/", whatever the database sorts by."""
    paths = Instance.objects.annotate(by_bytes=Collate("path", "C"))
    return paths.filter(by_bytes__gte=f"{day}/", by_bytes__lt=f"{day}0").order_by().values_list("path", flat=True)


def _list_days(root: Path, days: int) -> set[Path]:
    moments = {clock.now() - timedelta(days=n) for n in range(days)} | {
        clock.real_now() - timedelta(days=n) for n in range(days)
    }
    folders = {root / f"{at:%Y/%m/%d}" for at in moments}
    return {folder for folder in folders if folder.is_dir()}


def _index_again(path: Path) -> bool:
    """False when the file was not whole and is gone."""
    try:
        meta, body = read_body(path)
        sha256 = hashlib.sha256(body).hexdigest()
        if not sha256.startswith(read_content_digest(path)):
            raise ValueError("content differs from its digest")
        header = read_header(
            body[:HEAD_BYTES],
            is_whole=len(body) <= HEAD_BYTES,
            path=str(path),
            sop_class=meta.get(0x0002, ""),
            sop_uid=meta.get(0x0003, ""),
            syntax=meta.get(0x0010, ""),
        )
    except (ValueError, OSError, BadObject) as error:
        log.info("removed a half written object: %s", error)
        path.unlink(missing_ok=True)
        return False
    if not QuarantinedObject.objects.filter(sop_uid=header.sop_uid, sha256=sha256).exists():
        keep_object(IncomingObject(str(path), len(body), sha256, header), Caller("", "", ""))
    return True
