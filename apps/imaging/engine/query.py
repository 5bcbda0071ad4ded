"""Queries for stored studies (PS3.4 C.6, PS3.18 10.6): one table of attributes for C-FIND and QIDO-RS, keys turned into tests.

A test is data, so that the database can run it; `fits` runs the same test on one value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from apps.imaging.engine.matching import ceil_time, floor_time, is_universal, is_valid_key, trim_name

PATIENT, STUDY, SERIES, IMAGE = "PATIENT", "STUDY", "SERIES", "IMAGE"
LEVELS = (PATIENT, STUDY, SERIES, IMAGE)


@dataclass(frozen=True)
class QueryAttribute:
    """`match` is a kind of `engine.matching`, or "number", or "" (returned only). `is_basic`: returned by QIDO-RS unasked."""

    keyword: str
    tag: int
    vr: str
    level: str
    match: str = ""
    is_basic: bool = True


ATTRIBUTES = (
    QueryAttribute("PatientName", 0x00100010, "PN", PATIENT, "name"),
    QueryAttribute("PatientID", 0x00100020, "LO", PATIENT, "text"),
    QueryAttribute("PatientBirthDate", 0x00100030, "DA", PATIENT, "date"),
    QueryAttribute("PatientSex", 0x00100040, "CS", PATIENT, "text"),
    QueryAttribute("NumberOfPatientRelatedStudies", 0x00201200, "IS", PATIENT, is_basic=False),
    QueryAttribute("StudyDate", 0x00080020, "DA", STUDY, "date"),
    QueryAttribute("StudyTime", 0x00080030, "TM", STUDY, "time"),
    QueryAttribute("AccessionNumber", 0x00080050, "SH", STUDY, "text"),
    QueryAttribute("ModalitiesInStudy", 0x00080061, "CS", STUDY, "text"),
    QueryAttribute("ReferringPhysicianName", 0x00080090, "PN", STUDY, "name"),
    QueryAttribute("StudyDescription", 0x00081030, "LO", STUDY, "text"),
    QueryAttribute("StudyInstanceUID", 0x0020000D, "UI", STUDY, "uid"),
    QueryAttribute("StudyID", 0x00200010, "SH", STUDY, "text"),
    QueryAttribute("NumberOfStudyRelatedSeries", 0x00201206, "IS", STUDY),
    QueryAttribute("NumberOfStudyRelatedInstances", 0x00201208, "IS", STUDY),
    QueryAttribute("Modality", 0x00080060, "CS", SERIES, "text"),
    QueryAttribute("Manufacturer", 0x00080070, "LO", SERIES, "text", is_basic=False),
    QueryAttribute("InstitutionName", 0x00080080, "LO", SERIES, "text", is_basic=False),
    QueryAttribute("StationName", 0x00081010, "SH", SERIES, "text", is_basic=False),
    QueryAttribute("SeriesDescription", 0x0008103E, "LO", SERIES, "text"),
    QueryAttribute("ManufacturerModelName", 0x00081090, "LO", SERIES, "text", is_basic=False),
    QueryAttribute("BodyPartExamined", 0x00180015, "CS", SERIES, "text"),
    QueryAttribute("ProtocolName", 0x00181030, "LO", SERIES, "text", is_basic=False),
    QueryAttribute("SeriesInstanceUID", 0x0020000E, "UI", SERIES, "uid"),
    QueryAttribute("SeriesNumber", 0x00200011, "IS", SERIES, "number"),
    QueryAttribute("Laterality", 0x00200060, "CS", SERIES, "text", is_basic=False),
    QueryAttribute("NumberOfSeriesRelatedInstances", 0x00201209, "IS", SERIES),
    QueryAttribute("SOPClassUID", 0x00080016, "UI", IMAGE, "uid"),
    QueryAttribute("SOPInstanceUID", 0x00080018, "UI", IMAGE, "uid"),
    QueryAttribute("InstanceNumber", 0x00200013, "IS", IMAGE, "number"),
    QueryAttribute("NumberOfFrames", 0x00280008, "IS", IMAGE),
    QueryAttribute("Rows", 0x00280010, "US", IMAGE),
    QueryAttribute("Columns", 0x00280011, "US", IMAGE),
)
BY_KEYWORD = {a.keyword: a for a in ATTRIBUTES}
BY_TAG = {a.tag: a for a in ATTRIBUTES}
# The key that names one row of a level.
UNIQUE_KEYS = {
    PATIENT: "PatientID",
    STUDY: "StudyInstanceUID",
    SERIES: "SeriesInstanceUID",
    IMAGE: "SOPInstanceUID",
}


@dataclass(frozen=True)
class OneOf:
    """Equal to one of these, letter by letter."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """A regular expression that Python and PostgreSQL read alike, found anywhere in the value."""

    regex: str
    ignore_case: bool = False


@dataclass(frozen=True)
class Between:
    """Both ends belong to it; "" leaves an end open. `kind` is date or time."""

    kind: str
    low: str
    high: str


Test = OneOf | Pattern | Between


def find_attribute(name: str) -> QueryAttribute | None:
    """By keyword or by the eight hexadecimal digits of its tag."""
    if re.fullmatch(r"[0-9A-Fa-f]{8}", name):
        return BY_TAG.get(int(name, 16))
    return BY_KEYWORD.get(name)


def list_known(level: str) -> list[QueryAttribute]:
    """What can be asked and answered at a level: its own attributes and those of the levels above."""
    reach = LEVELS[: LEVELS.index(level) + 1]
    return [a for a in ATTRIBUTES if a.level in reach]


def is_good_key(attribute: QueryAttribute, key: str) -> bool:
    """False when no value could ever be compared with the key."""
    if is_universal(key):
        return True
    if attribute.match == "number":
        return re.fullmatch(r"[+-]?\d{1,9}", key.strip()) is not None
    return bool(attribute.match) and "\0" not in key.rstrip("\0") and is_valid_key(attribute.match, key)


def make_tests(attribute: QueryAttribute, key: str) -> tuple[Test, ...]:
    """All of them must hold; none for a key that matches everything. The key must be good."""
    if is_universal(key):
        return ()
    return _MAKERS[attribute.match](key)


def fits(test: Test, value: str) -> bool:
    """An unknown value fits nothing."""
    if not value:
        return False
    if isinstance(test, OneOf):
        return value in test.values
    if isinstance(test, Pattern):
        return re.search(test.regex, value, re.IGNORECASE if test.ignore_case else 0) is not None
    at = floor_time(value) if test.kind == "time" else value
    return (not test.low or test.low <= at) and (not test.high or at <= test.high)


def _make_text(key: str) -> tuple[Test, ...]:
    parts = tuple(part.strip() for part in key.split("\\") if part.strip())
    if not any(mark in key for mark in "*?"):
        return (OneOf(parts),)
    return (Pattern("^(" + "|".join(_to_regex(part, ".") for part in parts) + ")$"),)


def _make_name(key: str) -> tuple[Test, ...]:
    wanted = [trim_name(group) for group in key.split("=")]
    return tuple(
        Pattern(f"(^|=) *({_to_regex(group, '[^=]')})[ ^]*(=|$)", True) for group in wanted if not is_universal(group)
    )


def _make_uid(key: str) -> tuple[Test, ...]:
    return (OneOf(tuple(part.strip(" \0") for part in key.split("\\"))),)


def _make_date(key: str) -> tuple[Test, ...]:
    plain = key.strip().replace(".", "")
    low, dash, high = plain.partition("-")
    return (Between("date", low, high if dash else low),)


def _make_time(key: str) -> tuple[Test, ...]:
    plain = key.strip().replace(":", "")
    low, dash, high = plain.partition("-")
    if not dash:
        return (Between("time", floor_time(low), floor_time(low)),)
    return (Between("time", low and floor_time(low), high and ceil_time(high)),)


def _make_number(key: str) -> tuple[Test, ...]:
    return (OneOf((str(int(key)),)),)


_MAKERS = {
    "text": _make_text,
    "name": _make_name,
    "uid": _make_uid,
    "date": _make_date,
    "time": _make_time,
    "number": _make_number,
}


def _to_regex(key: str, any_letter: str) -> str:
    squeezed = re.sub(r"\*+", "*", key)
    return "".join(f"{any_letter}*" if c == "*" else any_letter if c == "?" else re.escape(c) for c in squeezed)


def choose_attributes(level: str, asked: Iterable[str], *, everything: bool = False) -> list[QueryAttribute]:
    """What a QIDO-RS answer holds: the basic ones of the level, the unique keys above it, and those asked for."""
    wanted = set(asked)
    above = {UNIQUE_KEYS[upper] for upper in LEVELS[1 : LEVELS.index(level)]}
    own = {PATIENT, STUDY} if level == STUDY else {level}
    return [
        a
        for a in list_known(level)
        if everything or a.keyword in wanted or a.keyword in above or (a.level in own and a.is_basic)
    ]
