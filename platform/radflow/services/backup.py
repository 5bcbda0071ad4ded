"""`manage.py backup` and `manage.py restore`: database, stored documents, images. Neither loads Django.

A backup folder holds `sets/<UTC time>/` (database.dump, files.jsonl, manifest.json) and `objects/`, the files of all sets by content.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from radflow.services.database_dump import Refused, read_dump, refuse_while_running, write_dump
from radflow.services.file_copies import Copied, Copies, Damaged, read_list, write_list
from radflow.services.private import write_private
from radflow.settings import env

KINDS = ("files", "images", "plans", "outbox")
DATABASE_ONLY = ".dump"


def main(words: list[str]) -> int:
    verb, asked = words[0], _parse(words)
    target = Path(asked.target).absolute()
    os.umask(0o077)
    try:
        if verb == "backup":
            write_backup(target, keep=asked.keep)
        elif asked.check:
            print(check_set(_find_set(target)))
        else:
            read_backup(target)
    except (Refused, Damaged, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or target}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _parse(words: list[str]) -> Namespace:
    parser = ArgumentParser(prog=f"manage.py {words[0]}")
    parser.add_argument("target", help=f"folder of backups; a name that ends in {DATABASE_ONLY} is the database alone")
    if words[0] == "backup":
        parser.add_argument("--keep", type=int, help="afterwards only this many of the newest sets are left")
    else:
        parser.add_argument("--check", action="store_true", help="read every copy and compare it, restore nothing")
    return parser.parse_args(words[1:])


def write_backup(target: Path, *, keep: int | None = None) -> Path:
    """The set that was written (or the file). The database first: then every row of it has its file."""
    if keep is not None and keep < 1:
        raise Refused("--keep must leave at least one set.")
    if target.suffix == DATABASE_ONLY:
        write_dump(target)
        print(f"{target} ({target.stat().st_size / 1e6:.1f} MB)")
        return target
    with _alone(target):
        return _write_set(target, keep=keep)


def _write_set(target: Path, *, keep: int | None) -> Path:
    copies, earlier = Copies(target / "objects"), list_sets(target)
    copies.sweep()
    known = {row.path: row for row in read_list(earlier[-1] / "files.jsonl")} if earlier else {}
    place = _name_set(target)
    draft = target / "sets" / f".{place.name}"
    draft.mkdir(mode=0o700, parents=True)
    try:
        write_dump(draft / "database.dump")
        n, size = write_list(copies.take(env.VAR, known, KINDS), draft / "files.jsonl")
        facts = {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "sha256": {name: _read_digest(draft / name) for name in ("database.dump", "files.jsonl")},
            "files": {"count": n, "bytes": size, "new": copies.n_new, "new_bytes": copies.bytes_new},
            "secrets": list_secrets(),
        }
        (draft / "manifest.json").write_text(json.dumps(facts, indent=1))
        draft.rename(place)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    print(f"{place}: database {(place / 'database.dump').stat().st_size / 1e6:.1f} MB, {n} files of {size / 1e6:.1f} MB, "
          f"of them new {copies.n_new} of {copies.bytes_new / 1e6:.1f} MB")  # fmt: skip
    noted = json.dumps({"place": str(place), "at": facts["made_at"]})
    write_private(env.VAR / "last-backup.json", noted)
    left_out = [str(folder) for folder in _list_left_out().values() if folder.is_dir() and any(folder.iterdir())]
    if left_out:
        print(f"Not part of it: {', '.join(left_out)}. Keep a copy of what lies there elsewhere.")
    if keep:
        _drop_older(target, copies, keep=keep)
    return place


def read_backup(source: Path) -> None:
    """Everything is checked before anything changes; then files, then the database in the place of the present one."""
    if source.suffix == DATABASE_ONLY or source.is_file():
        read_dump(source)
        print(f"restored from {source}; the next start brings its tables up to this version")
        return
    place = _find_set(source)
    check_set(place)
    env.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    copies = Copies(place.parents[1] / "objects")
    refuse_while_running()
    written = sum(copies.give(_refuse_outside(row), env.VAR) for row in read_list(place / "files.jsonl"))
    read_dump(place / "database.dump")
    print(
        f"restored from {place}: the database and {written} files that were not there; the next start brings its tables up to this version"
    )
    for name in _compare_secrets(json.loads((place / "manifest.json").read_text())["secrets"]):
        lost = "every peer and browser must trust a new certificate" if name.startswith(("tls/", "web-tls/")) else "all sessions end and machines need new passwords"  # fmt: skip
        print(f"{_find_left_out(name)} is not the one of the backup: put your copy of it back, or {lost}.")


def check_set(place: Path) -> str:
    """What it holds, in words. Raises Damaged with every fault named."""
    faults, n = [], 0
    facts = json.loads((place / "manifest.json").read_text())
    faults += [
        f"{place / name} is damaged" for name, sha in facts["sha256"].items() if _read_digest(place / name) != sha
    ]
    if not faults:
        copies, seen = Copies(place.parents[1] / "objects"), set()
        for row in read_list(place / "files.jsonl"):
            n += 1
            if row.sha256 in seen:
                continue
            seen.add(row.sha256)
            try:
                copies.check(row)
            except Damaged as fault:
                faults.append(str(fault))
    if faults:
        raise Damaged("\n".join([*faults, "Nothing was restored."]))
    return f"{place}: the database and {n} files are whole"


def list_sets(folder: Path) -> list[Path]:
    """Oldest first; drafts of a backup that was killed are none."""
    return sorted(path for path in (folder / "sets").glob("[0-9]*") if (path / "manifest.json").exists())


def list_secrets() -> dict[str, str]:
    """Name and fingerprint of what the backup leaves out: who restores sees whether the right ones are there."""
    return {
        prefix + str(path.relative_to(folder)): _read_digest(path)[:16]
        for prefix, folder in _list_left_out().items()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _list_left_out() -> dict[str, Path]:
    """By the prefix of their names: keys of the installation, of DICOM nodes, and of the site's own authority and its web server."""
    return {"": env.VAR / "secrets", "tls/": env.DICOM_TLS, "web-tls/": env.WEB_TLS}


def _find_left_out(name: str) -> Path:
    prefix = next((p for p in ("tls/", "web-tls/") if name.startswith(p)), "")
    return _list_left_out()[prefix] / name.removeprefix(prefix)


def _compare_secrets(then: dict[str, str]) -> list[str]:
    now = list_secrets()
    return [name for name, mark in then.items() if now.get(name) != mark]


def _find_set(source: Path) -> Path:
    if (source / "manifest.json").exists():
        return source
    if not (sets := list_sets(source)):
        raise Refused(f"There is no backup in {source}.")
    return sets[-1]


def _name_set(target: Path) -> Path:
    return target / "sets" / datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _refuse_outside(row: Copied) -> Copied:
    """A list is checked by its digest only; a path that leaves the data folder is never written."""
    if row.path.split("/", 1)[0] not in KINDS or ".." in row.path.split("/"):
        raise Damaged(f"{row.path} does not belong into a data folder. Nothing more was restored.")
    return row


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One backup a folder at a time; what a killed one left is swept away."""
    (target / "sets").mkdir(mode=0o700, parents=True, exist_ok=True)
    with (target / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(f"Another backup is being written to {target}.") from None
        for left in (target / "sets").glob(".*"):
            shutil.rmtree(left)
        yield


def _drop_older(target: Path, copies: Copies, *, keep: int) -> None:
    sets = list_sets(target)
    for place in sets[:-keep]:
        shutil.rmtree(place)
    wanted = {row.sha256 for place in sets[-keep:] for row in read_list(place / "files.jsonl")}
    print(f"left {min(keep, len(sets))} sets; {copies.drop_others(wanted)} copies that none of them names are gone")


def _read_digest(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
