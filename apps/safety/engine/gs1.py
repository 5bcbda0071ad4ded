"""What a GS1 code on a bottle says: item, lot and expiry (GS1 General Specifications, application identifiers 01, 10, 11, 17, 21)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

SEPARATOR = "\x1d"
FIXED = {"01": 14, "11": 6, "13": 6, "15": 6, "17": 6}
VARIABLE = {"10": 20, "21": 20}


@dataclass(frozen=True)
class BottleCode:
    gtin: str
    lot: str
    expires_on: date | None


def parse_gs1(code: str) -> BottleCode | None:
    """The item with its lot, from a scanner's string or from the printed one with brackets; None for anything else."""
    text = re.sub(r"^\](d2|C1|Q3|e0)", "", code.strip())
    found = _read_printed(text) if text.startswith("(") else _read_scanned(text)
    if not found or "01" not in found or not _is_checked(found["01"]):
        return None
    return BottleCode(found["01"], found.get("10", ""), _read_date(found.get("17", "")))


def _read_printed(text: str) -> dict[str, str] | None:
    pairs = re.findall(r"\((\d{2})\)([^(]*)", text)
    return {ai: value.strip() for ai, value in pairs} if "".join(f"({a}){v}" for a, v in pairs) == text else None


def _read_scanned(text: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    rest = text.lstrip(SEPARATOR)
    while rest:
        ai, rest = rest[:2], rest[2:]
        if ai in FIXED:
            value, rest = rest[: FIXED[ai]], rest[FIXED[ai] :].removeprefix(SEPARATOR)
            if len(value) != FIXED[ai] or not value.isdigit():
                return None
        elif ai in VARIABLE:
            value, _, rest = rest.partition(SEPARATOR)
            if not 0 < len(value) <= VARIABLE[ai]:
                return None
        else:
            return None
        found[ai] = value
    return found


def _is_checked(gtin: str) -> bool:
    """The check digit: weights 3 and 1 from the right."""
    if len(gtin) != 14 or not gtin.isdigit():
        return False
    total = sum(int(d) * (3 if n % 2 == 0 else 1) for n, d in enumerate(reversed(gtin[:-1])))
    return (10 - total % 10) % 10 == int(gtin[-1])


def _read_date(text: str) -> date | None:
    """YYMMDD; day 00 is the last of the month. Years in the window that GS1 gives around now are all of this century."""
    if len(text) != 6 or not text.isdigit():
        return None
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None
