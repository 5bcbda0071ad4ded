"""The spool: one JSON file a message in var/outbox/<channel>/, for the site's own gateway to fetch."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

TAKEN = "taken"


def put_in_spool(folder: Path, key: str, message: dict[str, Any]) -> bool:
    """Hands a message over once: the file's name is its key's hash, so a second try finds the first. False: it was there.

    A gateway moves what it has fetched into `taken/`; the name stays, so that a late second try still finds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
    if (folder / TAKEN / name).exists():
        return False
    draft = folder / f".{name}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"key": key, **message}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, folder / name)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True
