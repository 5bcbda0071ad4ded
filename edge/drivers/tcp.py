"""Does a port of the device answer, and how fast."""

import socket
import time
from collections.abc import Mapping
from typing import Any

from edge.probe import Read, Reading, Setting, probe


@probe("tcp", host=Setting(str), port=Setting(int), timeout_s=Setting(float, 3.0), channel=Setting(str, "reachable"))
def make(settings: Mapping[str, Any]) -> Read:
    """1 and the milliseconds of the connection as `<channel>_ms`, or 0."""
    channel, address = settings["channel"], (settings["host"], settings["port"])

    def read() -> list[Reading]:
        began = time.monotonic()
        try:
            with socket.create_connection(address, settings["timeout_s"]):
                took_ms = (time.monotonic() - began) * 1000
        except OSError:
            return [Reading(channel, 0.0, "1")]
        return [Reading(channel, 1.0, "1"), Reading(f"{channel}_ms", round(took_ms, 1), "ms")]

    return read
