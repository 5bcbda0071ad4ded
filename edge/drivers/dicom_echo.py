"""Verification (C-ECHO, DICOM PS3.4 annex A): does the device's DICOM service answer, and how fast."""

import time
from collections.abc import Mapping
from typing import Any

from pynetdicom import AE
from pynetdicom.sop_class import Verification

from edge.probe import Read, Reading, Setting, probe

SUCCESS = 0x0000


@probe(
    "dicom_echo", host=Setting(str), port=Setting(int), called=Setting(str), calling=Setting(str, "RADFLOW-EDGE"),
    timeout_s=Setting(float, 5.0), channel=Setting(str, "dicom_echo"),
)  # fmt: skip
def make(settings: Mapping[str, Any]) -> Read:
    """1 and the milliseconds from the association to the answer as `<channel>_ms`, or 0."""
    channel = settings["channel"]

    def read() -> list[Reading]:
        entity = AE(ae_title=settings["calling"])
        entity.add_requested_context(Verification)
        entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = settings["timeout_s"]
        entity.connection_timeout = settings["timeout_s"]
        began = time.monotonic()
        link = entity.associate(settings["host"], settings["port"], ae_title=settings["called"])
        if not link.is_established:
            return [Reading(channel, 0.0, "1")]
        try:
            answer = link.send_c_echo()
            took_ms = (time.monotonic() - began) * 1000
        finally:
            link.release()
        if getattr(answer, "Status", None) != SUCCESS:
            return [Reading(channel, 0.0, "1")]
        return [Reading(channel, 1.0, "1"), Reading(f"{channel}_ms", round(took_ms, 1), "ms")]

    return read
