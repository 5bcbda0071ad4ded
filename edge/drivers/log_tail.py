"""A growing log file of the device: lines that match count, or carry a value."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edge.probe import ProbeFailed, Read, Reading, Setting, probe

MOST_BYTES = 4_000_000


@probe(
    "log_tail", path=Setting(str), pattern=Setting(str), channel=Setting(str), unit=Setting(str, ""),
    encoding=Setting(str, "utf-8"), from_start=Setting(bool, False),
)  # fmt: skip
def make(settings: Mapping[str, Any]) -> Read:
    """With a group named `value` the last number of the new lines; without one, how many lines matched since the agent began.

    A file that was turned over is read from its beginning; a line without its end waits for the rest.
    """
    pattern = re.compile(settings["pattern"])
    has_value = "value" in pattern.groupindex
    path, channel, unit = Path(settings["path"]), settings["channel"], settings["unit"] or None
    state = {"inode": None, "at": 0, "count": 0, "first": True}

    def read() -> list[Reading]:
        last, matched = None, 0
        for line in _read_new(path, state, settings):
            found = pattern.search(line)
            if found and has_value:
                try:
                    last = float(found["value"])
                except (TypeError, ValueError):
                    continue
            matched += found is not None
        if has_value:
            return [] if last is None else [Reading(channel, last, unit)]
        state["count"] += matched
        return [Reading(channel, float(state["count"]), unit)]

    return read


def _read_new(path: Path, state: dict, settings: Mapping[str, Any]) -> list[str]:
    try:
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            if state["first"] and not settings["from_start"]:
                state["at"] = facts.st_size
            elif facts.st_ino != state["inode"] or facts.st_size < state["at"]:
                state["at"] = 0
            state["inode"], state["first"] = facts.st_ino, False
            file.seek(state["at"])
            raw = file.read(MOST_BYTES)
    except OSError as error:
        raise ProbeFailed(f"{path}: {error.strerror}") from error
    whole = raw[: raw.rfind(b"\n") + 1]
    if len(raw) == MOST_BYTES and not whole:
        whole = raw  # a line longer than all we read at once: given up
    state["at"] += len(whole)
    return whole.decode(settings["encoding"], "replace").splitlines()
