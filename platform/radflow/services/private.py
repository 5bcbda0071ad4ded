"""Files and folders that only their owner can read."""

import hashlib
import os
import secrets
import stat
import tempfile
from pathlib import Path

SOCKET_PATH_LIMIT = 107  # bytes of sun_path without its final zero


def write_private(path: Path, text: str) -> None:
    """Readers see the old text or the new one, never half of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(draft, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        out.write(text)
    draft.rename(path)


def read_secret(path: Path, *, n_bytes: int = 24) -> str:
    """The secret kept in `path`, made on first use."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        write_private(path, secrets.token_urlsafe(n_bytes))
    return path.read_text().strip()


def make_private_folder(folder: Path, *, uid: int | None = None) -> Path:
    """A folder only its owner may enter. Raises RuntimeError when somebody else made one of that name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner = os.geteuid() if uid is None else uid
    if uid is not None and folder.lstat().st_uid == os.geteuid():
        os.chown(folder, uid, -1, follow_symlinks=False)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != owner:
        raise RuntimeError(f"{folder} belongs to somebody else")
    if stat.S_IMODE(seen.st_mode) != 0o700:
        folder.chmod(0o700)
    return folder


def find_socket_folder(preferred: Path, *, socket: str, uid: int | None = None) -> Path:
    """`preferred`, or a short private folder in the temporary folder where the socket's path would be too long for the kernel."""
    if len(os.fsencode(preferred / socket)) > SOCKET_PATH_LIMIT:
        short = hashlib.sha256(os.fsencode(preferred)).hexdigest()[:10]
        preferred = Path(tempfile.gettempdir()) / f"radflow-{os.geteuid()}-{short}"
    return make_private_folder(preferred, uid=uid)
