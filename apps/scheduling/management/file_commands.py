"""What the optimiser's file commands share: JSON in, JSON out, every fault under its file's name."""

import json
from pathlib import Path
from typing import Any, NoReturn

from apps.common.management.file_commands import fail, write_whole
from apps.scheduling.engine.fields import BadInstance


def read_json(path: str) -> Any:
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=_refuse)
    except OSError as error:
        fail([{"file": path, "error": error.strerror or str(error)}])
    except UnicodeDecodeError:
        fail([{"file": path, "error": "no UTF-8 text"}])
    except (ValueError, RecursionError) as error:
        fail([{"file": path, "error": f"no JSON: {error}"}])


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def read_with(reader, path: str, *before) -> Any:
    """Parses a file's document; a BadInstance ends the command with every fault under the file's name."""
    data = read_json(path)
    try:
        return reader(*before, data)
    except BadInstance as bad:
        fail([{"file": path, **fault.to_json()} for fault in bad.faults])


def write_json(path: str, data: Any) -> None:
    try:
        write_whole(Path(path), json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        fail([{"file": path, "error": error.strerror or str(error)}])
