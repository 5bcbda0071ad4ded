import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from apps.common.files.models import StoredFile
from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound


def store_file(data: bytes, *, media_type: str, name: str = "") -> StoredFile:
    """Makes the bytes durable (file, then folder), then the row; the same bytes are kept once."""
    digest = hashlib.sha256(data).hexdigest()
    path = _path(digest)
    if not path.exists():
        write_durably(path, data)
    row, _ = StoredFile.objects.get_or_create(
        sha256=digest,
        defaults={"size": len(data), "media_type": media_type, "name": name, "created_at": clock.real_now()},
    )
    return row


def open_file(sha256: str) -> bytes:
    """The bytes, checked against their name; raises NotFound."""
    try:
        data = _path(sha256).read_bytes()
    except (OSError, ValueError):
        raise NotFound("common.file_missing", sha256=sha256[:12]) from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotFound("common.file_damaged", sha256=sha256[:12])
    return data


def write_durably(path: Path, data: bytes) -> None:
    """fsync of the file before the rename and of the folder after it: a crash leaves all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.rename(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _path(sha256: str) -> Path:
    if len(sha256) != 64 or not all(c in "0123456789abcdef" for c in sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.RADFLOW_FILES) / sha256[:2] / sha256[2:4] / sha256
