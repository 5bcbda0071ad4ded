"""Levels written as codes: L4/5, 腰4-5, C5-C6, T12, S1, liver segments (S4), ribs and teeth are told from MR sequences (T1, T2)."""

import re
from collections.abc import Iterator

_PART = {
    "c": "cspine",
    "t": "tspine",
    "l": "lspine",
    "s": "sspine",
    "颈": "cspine",
    "胸": "tspine",
    "腰": "lspine",
    "骶": "sspine",
}
_LETTER = {"颈": "c", "胸": "t", "腰": "l", "骶": "s"}
LAST = {"c": 7, "t": 12, "l": 5, "s": 5}
_CODE = re.compile(
    r"(?<![a-z0-9.])([ctls颈胸腰骶])\s?(\d{1,2})(?:\s?([/\-~～–—至])\s?([ctls颈胸腰骶]?)\s?(\d{1,2}))?(?![\d.]*\s*(?:mm|cm|hu))(?!\d)(?!w|wi|flair|加权|像|信号|n\d|\s*(?:weighted|signal|hyper|hypo|iso|shorten|relax|map|image|sequence|/t2|and t2|-w))"
)
_SEQUENCE = re.compile(r"(?:长|短|等|稍长|压脂|抑脂|呈|在|on |fat[- ](?:sat\w*|suppressed) )$")
_LIVER = re.compile(r"(?:肝|segments? |段 ?)$")
_RIB = re.compile(
    r"第?(\d{1,2})(?:[、,及和\-]\d{1,2})*(?:前|后|侧|腋段?)?肋|\b(\d{1,2})(?:st|nd|rd|th)(?: (?:anterior|posterior|lateral))? ribs?\b"
)
_ORDER = [f"{letter}{n}" for letter in "ctls" for n in range(1, LAST[letter] + 1)]


def find_levels(folded: str, start: int, end: int, modality: str = "") -> Iterator[tuple[str, str, str, int, int]]:
    """(node, axis, value, start, end) of every level code of a stretch; a range yields each of its discs."""
    for match in _CODE.finditer(folded, start, end):
        letter = _LETTER.get(match[1], match[1])
        before = folded[max(start, match.start() - 12) : match.start()]
        after = folded[match.end() : match.end() + 12]
        if (
            letter == "t"
            and match[2] in "12"
            and not match[3]
            and not after.startswith(("椎", " vertebra", " body", " level"))
        ):
            continue
        if letter == "t" and match[2] in "12" and _SEQUENCE.search(before):
            continue
        if letter == "s" and (
            _LIVER.search(before) or folded[match.end() : match.end() + 1] == "段" or int(match[2]) > 5
        ):
            continue
        if int(match[2]) > LAST[letter] + 1 or int(match[2]) == 0:
            continue
        yield from _read(match, letter)
    for match in _RIB.finditer(folded, start, end):
        yield "rib", "rib", match[1] or match[2], match.start(), match.end()


def _read(match: re.Match, letter: str) -> Iterator[tuple[str, str, str, int, int]]:
    span = match.span()
    first = f"{letter}{match[2]}"
    node = _PART[letter]
    if not match[3]:
        yield node, "vertebra", first, *span
        return
    second_letter = _LETTER.get(match[4], match[4]) or letter
    second = f"{second_letter}{match[5]}"
    if first in _ORDER and second in _ORDER:
        low, high = _ORDER.index(first), _ORDER.index(second)
        if high - low > 1 and match[3] != "/":
            for number in range(low, high + 1):
                yield node, "vertebra", _ORDER[number], *span
            for number in range(low, high):
                yield node, "disc", f"{_ORDER[number]}/{_ORDER[number + 1]}", *span
            return
    yield node, "disc", f"{first}/{second}", *span


def is_possible(value: str) -> bool:
    """Whether a disc or vertebra of that name exists (C7/T1, T12/L1 and L5/S1 join two parts; L6 and S1/S2 are variants)."""
    parts = value.split("/")
    if parts == ["c8"]:
        return True  # a root, not a vertebra
    if any(part not in _ORDER and part not in ("l6", "t13") for part in parts):
        return False
    if len(parts) == 1:
        return True
    first, second = parts
    if "l6" in parts or "t13" in parts:
        return parts in (["l5", "l6"], ["l6", "s1"], ["t12", "t13"], ["t13", "l1"])
    return _ORDER.index(second) - _ORDER.index(first) == 1
