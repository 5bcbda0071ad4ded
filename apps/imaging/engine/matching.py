"""Attribute matching of C-FIND (PS3.4 C.2.2.2): single value, wildcard, range, list of UIDs, person names.

A value the server does not know never matches a given key; an empty key or a lone `*` matches everything.
"""

import re
from functools import lru_cache


def is_universal(key: str) -> bool:
    return key.strip(" \0") in {"", "*"}


def match_text(key: str, value: str) -> bool:
    """Single value or wildcard (`*`, `?`), case-sensitive; values of a `\\` list are alternatives."""
    return any(bool(value) and _pattern(part.strip(), False).fullmatch(value) is not None for part in key.split("\\"))


def match_name(key: str, value: str) -> bool:
    """Person name: case-insensitive, every component group given in the key must fit some group of the value."""
    groups = [trim_name(group) for group in value.split("=")]
    wanted = [trim_name(group) for group in key.split("=")]
    return all(any(g and _pattern(w, True).fullmatch(g) for g in groups) for w in wanted if not is_universal(w))


def match_uid(key: str, value: str) -> bool:
    """Equal to one of a list of UIDs; wildcards have no meaning here."""
    return value in {part.strip(" \0") for part in key.split("\\")}


def match_date(key: str, value: str) -> bool:
    """`YYYYMMDD`, `a-b`, `a-`, `-b`; the old `YYYY.MM.DD` form is understood."""
    plain = key.strip().replace(".", "")
    if not value:
        return False
    if "-" not in plain:
        return plain == value
    low, _, high = plain.partition("-")
    return (not low or low <= value) and (not high or value <= high)


def match_time(key: str, value: str) -> bool:
    """`HHMMSS.FFFFFF` cut anywhere, or a range of them; an upper bound covers all of its last given unit."""
    plain = key.strip().replace(":", "")
    if not value:
        return False
    at = floor_time(value)
    if "-" not in plain:
        return floor_time(plain) == at
    low, _, high = plain.partition("-")
    return (not low or floor_time(low) <= at) and (not high or at <= ceil_time(high))


MATCHERS = {"text": match_text, "name": match_name, "uid": match_uid, "date": match_date, "time": match_time}


def is_valid_key(kind: str, key: str) -> bool:
    """A range or date that no value can be compared with is refused instead of quietly matching nothing."""
    plain = key.strip()
    if kind == "date":
        return re.fullmatch(r"\d{8}|(\d{8})?-(\d{8})?", plain.replace(".", "")) is not None
    if kind == "time":
        return re.fullmatch(r"(\d{2,6}(\.\d{1,6})?)?(-(\d{2,6}(\.\d{1,6})?)?)?", plain.replace(":", "")) is not None
    if kind == "uid":
        return all(re.fullmatch(r"[0-9.]{1,64}", part.strip(" \0")) for part in plain.split("\\"))
    return len(plain) <= 1024


@lru_cache(maxsize=1024)
def _pattern(key: str, ignore_case: bool) -> re.Pattern[str]:
    squeezed = re.sub(r"\*+", "*", key)
    body = "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in squeezed)
    return re.compile(body, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def trim_name(group: str) -> str:
    return group.strip().rstrip("^ ")


def floor_time(text: str) -> str:
    whole, _, part = text.partition(".")
    return whole.ljust(6, "0") + part.ljust(6, "0")


def ceil_time(text: str) -> str:
    whole, _, part = text.partition(".")
    filled = whole + "235959"[len(whole) :] if len(whole) < 6 else whole
    return filled + part.ljust(6, "9")
