"""var/children.json: what this checkout's supervisor started, so that the next start can end what a killed one left behind."""

import contextlib
import json
import os
import signal
import time
from pathlib import Path

from radflow.services.private import write_private
from radflow.services.process import read_boot_id, read_start_time

GRACE_S = 15


class Children:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: dict[str, dict] = {}

    def note(self, name: str, *, pid: int, stop_signal: int) -> None:
        self._rows[name] = {"pid": pid, "start_time": read_start_time(pid), "stop_signal": int(stop_signal)}
        self._save()

    def forget(self, name: str) -> None:
        if self._rows.pop(name, None):
            self._save()

    def stop_leftovers(self) -> list[str]:
        """Ends what an earlier supervisor left, known by pid and start time. Returns their names."""
        left = {name: row for name, row in self._read().items() if _is_alive(row)}
        for row in left.values():
            _send(row["pid"], row["stop_signal"])
        end = time.monotonic() + GRACE_S
        while any(_is_alive(row) for row in left.values()) and time.monotonic() < end:
            time.sleep(0.1)
        for row in left.values():
            if _is_alive(row):
                _send(row["pid"], signal.SIGKILL)
        self._save()
        return sorted(left)

    def _read(self) -> dict[str, dict]:
        try:
            stored = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return stored["children"] if stored.get("boot_id") == read_boot_id() else {}

    def _save(self) -> None:
        write_private(self.path, json.dumps({"boot_id": read_boot_id(), "children": self._rows}, indent=1))


def _is_alive(row: dict) -> bool:
    return row["start_time"] is not None and read_start_time(row["pid"]) == row["start_time"]


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
