"""Unique identifiers: checked before they touch a path or a row."""

import re
import uuid

_FORM = re.compile(r"[0-9.]{1,64}")


def is_valid_uid(text: str) -> bool:
    """Digits and dots, 1 to 64 characters, no empty component (PS3.5 9.1; leading zeros of old devices are let through)."""
    return (
        _FORM.fullmatch(text) is not None and ".." not in text and not text.startswith(".") and not text.endswith(".")
    )


def make_uid() -> str:
    """A new UID under the UUID root 2.25 (PS3.5 B.2)."""
    return f"2.25.{uuid.uuid4().int}"
