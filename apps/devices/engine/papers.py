"""Papers of devices: certificates that run out, and whether a vendor's notice means this device."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum


class CertificateKind(StrEnum):
    CALIBRATION = "calibration"
    RADIATION = "radiation"
    ELECTRICAL = "electrical"
    ACCEPTANCE = "acceptance"
    OTHER = "other"


class OnExpiry(StrEnum):
    REMIND = "remind"
    HOLD = "hold"


class Standing(StrEnum):
    VALID = "valid"
    DUE = "due"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


class Match(StrEnum):
    """UNKNOWN: the device's serial number or software is not on file, so somebody must look."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def judge_certificate(*, valid_from: date, valid_to: date, lead_days: int, today: date) -> Standing:
    """The last day is still valid."""
    if today > valid_to:
        return Standing.EXPIRED
    if today < valid_from:
        return Standing.NOT_YET
    return Standing.DUE if today >= valid_to - timedelta(days=lead_days) else Standing.VALID


def match_notice(
    serial: str, software: str, *, serial_from: str = "", serial_to: str = "", versions: Sequence[str] = ()
) -> Match:
    """Every condition the notice has must hold; one that is not met decides, whatever else is unknown."""
    found = [_is_in_range(serial, serial_from, serial_to), _is_version(software, versions)]
    if False in found:
        return Match.NO
    return Match.UNKNOWN if None in found else Match.YES


def sort_serial(serial: str) -> list[tuple[int, int, str]]:
    """A key in which A-9 comes before A-10: numbers by their size, the rest by its letters without case."""
    parts = re.findall(r"\d+|\D+", serial.strip())
    return [(1, int(p), "") if p.isdecimal() else (0, 0, p.casefold()) for p in parts]


def _is_in_range(serial: str, first: str, last: str) -> bool | None:
    if not first.strip() and not last.strip():
        return True
    if not serial.strip():
        return None
    key = sort_serial(serial)
    return (not first.strip() or sort_serial(first) <= key) and (not last.strip() or key <= sort_serial(last))


def _is_version(software: str, versions: Sequence[str]) -> bool | None:
    if not versions:
        return True
    if not software.strip():
        return None
    mine = software.strip().casefold()
    return any(_covers(version.strip().casefold(), mine) for version in versions)


def _covers(version: str, mine: str) -> bool:
    """`3.*` covers 3 and 3.1.4, not 30."""
    if not version.endswith(".*"):
        return version == mine
    return mine == version[:-2] or mine.startswith(version[:-1])
