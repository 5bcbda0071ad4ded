"""Tables in, tables out: one file or a folder of them."""

from collections.abc import Callable
from pathlib import Path

from apps.common.management.file_commands import write_whole
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
