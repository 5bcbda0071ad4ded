"""Copies of files below one folder, each content once, named by its SHA-256: a second backup reads and writes only what is new."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PIECE = 1 << 20
NOT_KEPT = ("incoming", "delivered")
"""Folders of the image store: half received objects, of which nobody was told that they are kept, and copies that can be made again."""


@dataclass(frozen=True)
class Copied:
    """One file: `path` from the data folder, `mtime_ns` as it was when it was read."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


class Damaged(Exception):
    """A copy that is missing or holds other bytes than its name says."""


class Copies:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.n_new = self.bytes_new = 0

    def place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def take(self, root: Path, known: dict[str, Copied], kinds: Iterable[str]) -> Iterator[Copied]:
        """Every file of `kinds` below `root`; one that looks as it did in `known` is not read again."""
        for path in _list_files(root, kinds):
            name = str(path.relative_to(root))
            try:
                stat = path.stat()
                before = known.get(name)
                same = before and (before.size, before.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
                if before and same and self.place(before.sha256).exists():
                    yield before
                else:
                    yield Copied(name, stat.st_size, stat.st_mtime_ns, self._copy_in(path))
            except FileNotFoundError:  # gone since the folder was read: retention, or a draft that was renamed
                continue

    def give(self, row: Copied, root: Path) -> bool:
        """Puts one file back, checked; False when the very same bytes lie there already. Raises Damaged."""
        source, target = self.place(row.sha256), root / row.path
        if target.exists() and target.stat().st_size == row.size and _read_digest(target) == row.sha256:
            return False
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            found = _copy(source, draft)
        except FileNotFoundError:
            raise Damaged(f"{row.path}: its copy {source} is missing") from None
        if found != row.sha256:
            draft.unlink()
            raise Damaged(f"{row.path}: its copy {source} is damaged")
        os.utime(draft, ns=(row.mtime_ns, row.mtime_ns))
        draft.rename(target)
        return True

    def check(self, row: Copied) -> None:
        """Raises Damaged."""
        place = self.place(row.sha256)
        if not place.exists():
            raise Damaged(f"{row.path}: its copy {place} is missing")
        if _read_digest(place) != row.sha256:
            raise Damaged(f"{row.path}: its copy {place} is damaged")

    def sweep(self) -> None:
        """Removes what a killed backup left half copied."""
        for left in self.folder.glob(".*"):
            left.unlink()

    def drop_others(self, wanted: set[str]) -> int:
        """Deletes the copies that no kept backup names."""
        gone = [path for path in self.folder.glob("??/*") if path.name not in wanted]
        for path in gone:
            path.unlink()
        return len(gone)

    def _copy_in(self, path: Path) -> str:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder / f".{os.getpid()}"
        sha256 = _copy(path, draft)
        place = self.place(sha256)
        if place.exists():
            draft.unlink()
        else:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            self.n_new, self.bytes_new = self.n_new + 1, self.bytes_new + draft.stat().st_size
            draft.rename(place)
        return sha256


def write_list(rows: Iterable[Copied], file: Path) -> tuple[int, int]:
    """(files, bytes)"""
    n = size = 0
    with file.open("w") as out:
        for row in rows:
            out.write(json.dumps(asdict(row)) + "\n")
            n, size = n + 1, size + row.size
    return n, size


def read_list(file: Path) -> Iterator[Copied]:
    with file.open() as lines:
        for line in lines:
            yield Copied(**json.loads(line))


def _list_files(root: Path, kinds: Iterable[str]) -> Iterator[Path]:
    for kind in kinds:
        for folder, folders, names in os.walk(root / kind):
            folders[:] = sorted(name for name in folders if name not in NOT_KEPT)
            yield from (Path(folder, name) for name in sorted(names))


def _copy(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as data, target.open("wb") as out:
        while piece := data.read(PIECE):
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _read_digest(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
