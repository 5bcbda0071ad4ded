"""Isolation as a hospital tells it: OBR-12 (danger code) of an order, OBX of an ADT message. Codes go through the sender's mapping."""

from collections.abc import Mapping
from typing import Any

from apps.interop.engine.segments import Message, read

UNCLASSED = "other"


def read_danger(code: str, text: str, mapping: Mapping[str, Any]) -> tuple[str, str]:
    """Kind and note; a code that the mapping does not name is a danger nobody classed, in the sender's words. A code mapped to nothing
    is none."""
    if not (code or text):
        return "", ""
    return mapping.get("danger_codes", {}).get(code or text, UNCLASSED), text or code


def read_observed(message: Message, mapping: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(kind, note) of each OBX that the mapping names; kind "" says that isolation is over. Other observations say nothing of it."""
    tables = mapping.get("precaution_observations", {})
    found = []
    for row in message.segments("OBX"):
        table, value = tables.get(read(message.parsed, row, 3)), read(message.parsed, row, 5)
        if table is not None and value in table:
            found.append((table[value], read(message.parsed, row, 5, 2) or value))
    return found
