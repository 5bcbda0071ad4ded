"""Sizes written in a report, in millimetres, whatever the unit and the multiplication sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = {
    "mm": 1.0,
    "毫米": 1.0,
    "㎜": 1.0,
    "cm": 10.0,
    "厘米": 10.0,
    "㎝": 10.0,
    "公分": 10.0,
    "m": 1000.0,
    "米": 1000.0,
    "um": 0.001,
    "μm": 0.001,
}
_UNIT = r"(?:毫米|厘米|公分|㎜|㎝|millimet(?:er|re)s?|centimet(?:er|re)s?|mm(?![a-z\dhg²³/])|cm(?![a-z\dhw²³/]))"
_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
_SIZE = re.compile(
    rf"(?<![\d.a-z/\-])({_NUMBER})\s*({_UNIT})?((?:\s*(?:[x×*✕╳]|by)\s*{_NUMBER}\s*(?:{_UNIT})?){{0,2}})(?![\d])"
)
_FOLLOWING = re.compile(rf"(?:[x×*✕╳]|by)\s*({_NUMBER})\s*({_UNIT})?")
_TECHNIQUE = re.compile(
    r"(?:层厚|层距|层间距|间隔|视野|fov|slice thickness|slices?|collimation|thickness of|矩阵|管电压|interval|reconstruct\w*|spacing)[^。;.,，]{0,14}$"
)
_AFTER_TECHNIQUE = re.compile(
    r"^\s*(?:层厚|层距|slice|axial|thin|contiguous|collimation|intervals?\b|sections?\b|cuts?\b)"
)


@dataclass(frozen=True)
class Measure:
    """A size: `mm` in the order written, `units` as written, empty where no unit stands."""

    mm: tuple[float, ...]
    numbers: tuple[float, ...]
    units: tuple[str, ...]
    start: int
    end: int


def _unit(word: str | None) -> str:
    if not word:
        return ""
    if word.startswith("milli"):
        return "mm"
    return "cm" if word.startswith("centi") else word


def find_measures(folded: str) -> Iterator[Measure]:
    """Every size with at least one unit of length; slice thickness and other technique is left out."""
    for match in _SIZE.finditer(folded):
        rest = list(_FOLLOWING.finditer(match[3]))
        if not match[2] and not any(part[2] for part in rest):
            continue
        if _TECHNIQUE.search(folded[max(0, match.start() - 24) : match.start()]) or _AFTER_TECHNIQUE.match(
            folded[match.end() : match.end() + 16]
        ):
            continue
        numbers = [float(match[1])] + [float(part[1]) for part in rest]
        units = [_unit(match[2])] + [_unit(part[2]) for part in rest]
        filled = list(units)
        for index in range(len(filled) - 1, -1, -1):
            if not filled[index]:
                filled[index] = next((unit for unit in filled[index:] if unit), "") or next(u for u in filled if u)
        yield Measure(
            tuple(number * UNITS[unit] for number, unit in zip(numbers, filled)),
            tuple(numbers),
            tuple(units),
            match.start(),
            match.start() + len(match.group().rstrip()),
        )


_COMPARING = ("前", "原", "上次", "previous", "prior", "formerly", "from ", "was ", "增大约", "距", "每", "小于", "大于", "超过", "至少", "<", ">", "≥", "≤", "er than", "more than", "less than", "at least", "exceeding", "within", "under ", "above", "below", "level", "surgical", "margin", "threshold", "decreased by", "increased by", "grown", "growth")  # fmt: skip


def is_threshold(folded: str, measure: Measure) -> bool:
    """A size of the past, of growth, or one that others are held against: previously 10 mm, 前次10mm, nodules larger than 6 mm."""
    before = folded[max(0, measure.start - 26) : measure.start]
    return any(word in before for word in _COMPARING)
