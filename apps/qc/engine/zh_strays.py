"""Chinese characters that stand where none can, and words cut short: patterns that need no counts. Those too many warn, those that seem lost are hints."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from apps.qc.engine.language_pack import load_pack
from apps.qc.engine.spelling import Slip

# 是 and 了 have few uses in a report.
_STRAY = re.compile(
    r"(?<![但若可还就均不都或只仅正总也凡于乃原])是(?![否由因以不一])|(?<=[\u4e00-\u9fff])了(?![解结])(?<!为了)(?<!除了)(?<!行了)"
)
_FILLED = re.compile(r"(?<=([\u4e00-\u9fff]))(?:[的了是有]|在(?!正常|位))(?=([\u4e00-\u9fff]))")
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1")
_NEVER_TWICE = frozenset("左右双见未及伴呈约内")
_OFTEN_TWICE = frozenset("渐常往仅略多大小点条片层节段区一二三四五六七八九十个枚处次周岁年月日天时分秒级度型类期号慢")
_LONGEST = 4
# Over a typo at the same place, under a doubled character that the lattice is sure of, under every other guess.
_SURE, _DOUBLE, _WEAK = 12.0, 7.0, 1.5


def find_strays(folded: str, words: Collection[str]) -> Iterator[Slip]:
    """A filler or a doubled character that no word explains, then halves of words."""
    for match in _STRAY.finditer(folded):
        yield Slip("char_extra", *match.span(), "", _SURE, mild=True)
    for match in _FILLED.finditer(folded):
        if match[1] + match[2] in words and not _begins_word(folded, match.end(), words):
            yield Slip("char_extra", *match.span(), "", _SURE, mild=True)
    for match in _DOUBLED.finditer(folded):
        char, second = match[1], match.end() - 1
        if char in _NEVER_TWICE or char not in _OFTEN_TWICE and not _begins_word(folded, second, words):
            yield Slip("char_extra", second, match.end(), "", _DOUBLE, mild=True)
    for pattern, meant in _load_stubs():
        for match in pattern.finditer(folded):
            yield Slip("char_missing", *match.span(), meant, _WEAK, mild=True)


def _begins_word(folded: str, at: int, words: Collection[str]) -> bool:
    return any(folded[at : at + size] in words for size in range(2, _LONGEST + 1))


@cache
def _load_stubs() -> tuple[tuple[re.Pattern, str], ...]:
    return tuple((re.compile(pattern), meant) for pattern, meant in load_pack("stubs_zh")["stubs"])
