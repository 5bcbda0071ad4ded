"""What the file commands share: OUT is whole or absent, errors are JSON on stderr, 0 done, 2 bad input."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from apps.devices.public import BadTable


def convert_files(source: Path, target: Path, convert: Callable[[str, bytes], str]) -> list[dict]:
    """One file to one file, or the CSV files of a folder to a folder, same names; returns the faults of those not written."""
    if source.is_dir():
        inputs = sorted(path for path in source.rglob("*.csv") if path.is_file())
        pairs = [(path, target / path.relative_to(source)) for path in inputs]
        if not pairs:
            return [{"file": str(source), "error": "no CSV file in this folder"}]
    else:
        pairs = [(source, target)]
    faults: list[dict] = []
    for path, out in pairs:
        try:
            text = convert(str(path), path.read_bytes())
            out.parent.mkdir(parents=True, exist_ok=True)
            write_whole(out, text)
        except BadTable as bad:
            faults += [fault.to_json() for fault in bad.faults]
        except OSError as error:
            faults.append({"file": str(error.filename or path), "error": error.strerror or str(error)})
    return faults


def finish(faults: list[dict]) -> None:
    """Exit code 2 with every fault, when there is one."""
    if faults:
        print(json.dumps({"errors": faults}, ensure_ascii=False), file=sys.stderr)
        sys.exit(2)


def write_whole(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
