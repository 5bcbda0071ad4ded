"""What the file commands of the optimiser share: JSON in, OUT whole or absent, every fault as JSON on stderr, exit 2."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

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


def fail(faults: list[dict]) -> NoReturn:
    print(json.dumps({"errors": faults}, ensure_ascii=False), file=sys.stderr)
    sys.exit(2)


def write_json(path: str, data: Any) -> None:
    target = Path(path)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        fail([{"file": path, "error": error.strerror or str(error)}])
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        fail([{"file": path, "error": error.strerror or str(error)}])
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
