"""What every file command shares: OUT is whole or absent, errors are one line of JSON on stderr, 0 done, 2 bad input."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn


def finish(faults: list[dict]) -> None:
    """Ends with every fault, when there is one."""
    if faults:
        fail(faults)


def fail(faults: list[dict]) -> NoReturn:
    print(json.dumps({"errors": faults}, ensure_ascii=False), file=sys.stderr)
    sys.exit(2)


def load_json(text: str) -> Any:
    """JSON without the NaN and Infinity that Python would let in; raises ValueError, RecursionError."""

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refuse)


def read_lines(path: str, errors: list[dict]) -> Iterator[tuple[int, Any]]:
    """(line number, value) of every readable line of JSON; blank lines are skipped, bad ones named."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        errors.append({"file": path, "error": error.strerror or str(error)})
        return
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, load_json(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            errors.append({"file": path, "line": number, "error": f"no JSON: {error}"})


def read_text(path: str, errors: list[dict]) -> str | None:
    """The text of a file; None, and the fault named, when there is none."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        errors.append({"file": path, "error": error.strerror or str(error)})
    except UnicodeDecodeError:
        errors.append({"file": path, "error": "no UTF-8 text"})
    return None


def write_out(path: str, text: str, errors: list[dict]) -> None:
    """OUT, whole; the fault is named when it cannot be written."""
    try:
        write_whole(Path(path), text)
    except OSError as error:
        errors.append({"file": path, "error": error.strerror or str(error)})


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
