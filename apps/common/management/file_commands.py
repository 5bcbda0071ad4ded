"""What every file command shares: OUT is whole or absent, errors are one line of JSON on stderr, 0 done, 2 bad input."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import NoReturn


def finish(faults: list[dict]) -> None:
    """Ends with every fault, when there is one."""
    if faults:
        fail(faults)


def fail(faults: list[dict]) -> NoReturn:
    print(json.dumps({"errors": faults}, ensure_ascii=False), file=sys.stderr)
    sys.exit(2)


def write_whole(path: Path, text: str) -> None:
    """Under a temporary name, then renamed; raises OSError and leaves nothing behind."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
