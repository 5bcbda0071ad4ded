"""What the parts of setup share: running a program into a log, hashes of files, one line of progress."""

import hashlib
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / "var" / "log"


class SetupFailed(Exception):
    """The message is for the person at the terminal."""


def say(text):
    print(text, flush=True)


def run(argv, *, log, failed, cwd=ROOT, env=None):
    """Runs a program with its output in var/log/<log>. Raises SetupFailed(`failed` and the log's end)."""
    LOGS.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = LOGS / log
    with path.open("wb") as out:
        code = subprocess.call(
            [str(word) for word in argv],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=str(cwd),
            env=dict(os.environ, **(env or {})),
        )
    if code:
        tail = "\n".join("  " + line for line in path.read_text(errors="replace").splitlines()[-8:])
        raise SetupFailed(f"{failed} ({path})\n{tail}")


def hash_files(paths, *, salt=""):
    digest = hashlib.sha256(salt.encode())
    for path in sorted(paths):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_stamped(stamp, value):
    try:
        return stamp.read_text() == value
    except OSError:
        return False
