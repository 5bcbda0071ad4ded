"""Chinese sections compared word by word: a report says a place in the same characters twice, so other characters beside it tell.

Facts compare what is understood; this compares what is written, for places and findings that no lexicon has. Everything found here is
a suspicion, and is only hinted at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from apps.qc.engine.facts import SectionReading
from apps.qc.engine.text import Span

_HAN = "\u4e00-\u9fff"
_SIDE = re.compile(rf"(?<![{_HAN}]向)([左右])侧?(?![移偏旋转侧前后、及和右左])([{_HAN}a-z0-9/-]{{1,12}})")
_OTHER = {"左": "右", "右": "左"}
_BOTH = "双两"
_FINE = re.compile(r"通畅|正常|未见|无明显|bi-?rads\s*[12](?!\d)|良好")
_DENIAL = re.compile(r"(?:均|尚|暂|亦|且)?(?:未见|未及|未闻及|未探及|未显示|无)(?:明显|明确|确切|显著|异常|明确的)?")
_CLAIMS = ("见", "可见", "见有", "可及", "有", "示")
_LONGEST, _MOST = 6_000, 60  # characters of a section, places of a kind: no report has more, and pairs of them cost
_LEAST_DENIED = 4  # characters that two clauses have to share
LEVELS = (
    ("上叶", "中叶", "下叶", "舌叶", "舌段"), ("尖段", "尖后段", "前段", "后段", "背段", "基底段", "内侧段", "外侧段"),
    ("上段", "中段", "下段"), ("近段", "中段", "远段"), ("起始部", "中段", "末端"), ("上极", "中极", "中部", "下极"),
    ("前角", "体部", "后角"), ("前壁", "后壁", "侧壁", "下壁", "间隔", "心尖"), ("外上象限", "外下象限", "内上象限", "内下象限"),
    ("额叶", "顶叶", "颞叶", "枕叶", "岛叶"), ("升结肠", "横结肠", "降结肠", "乙状结肠", "直肠"), ("胃底", "胃体", "胃窦", "贲门"),
    ("胰头", "胰颈", "胰体", "胰尾"), ("宫底", "宫体", "宫颈"), ("近端", "远端"), ("内踝", "外踝", "后踝"), ("内侧", "外侧"),
    ("前叶", "后叶"), ("内叶", "外叶"), ("左叶", "右叶"), ("上颌窦", "筛窦", "额窦", "蝶窦"), ("股骨", "胫骨", "腓骨"), ("桡骨", "尺骨", "肱骨"),
    ("第1", "第2", "第3", "第4", "第5", "第6", "第7", "第8", "第9", "第10", "第11", "第12"), ("ⅰ区", "ⅱ区", "ⅲ区", "ⅳ区", "ⅴ区", "ⅵ区"),
    ("a1段", "a2段", "a3段"), ("m1段", "m2段", "m3段"), ("p1段", "p2段", "p3段"), ("c4段", "c5段", "c6段", "c7段"),
    ("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"),
)  # fmt: skip
_GROUPS = tuple(
    re.compile(rf"([{_HAN}]{{0,3}}?)({'|'.join(sorted(map(re.escape, group), key=len, reverse=True))})(?!\d)")
    for group in LEVELS
)
_STOP = re.compile(r"[,，。;；\n]")
_RANGE = re.compile(r"(?<![a-z0-9])([ctl])(\d{1,2})-([ctls]?)(\d{1,2})(?!\d)")
_DISC = re.compile(r"(?<![a-z0-9])([ctl])(\d{1,2})(?:/|-(?=[ctls]?\d))([ctls]?)(\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Likeness:
    """A stretch of the impression and the one of the findings that it is like."""

    told: Span
    against: Span


def find_worded_sides(findings: SectionReading, impression: SectionReading) -> Iterator[Likeness]:
    """A place of the impression whose longest namesake in the findings stands on the other side, and on no other."""
    text, said = findings.folded, impression.folded
    if _is_too_long(text, said):
        return
    marks = list(islice(_SIDE.finditer(said), _MOST))
    for match in marks:
        side, name = match.groups()
        for size in range(len(name), 0, -1):
            other = _find_sided(text, _OTHER[side], name[:size])
            if other is None:
                continue
            if size == 1 and name[:2] in text:
                break  # 左侧胸膜 is no namesake of 胸腔, which the findings tell without a side
            if (
                not _is_said(text, side, name[:size])
                and not _is_whole(text, side, name)
                and not _is_denied(said, match)
            ):
                yield Likeness(Span(match.start(), match.start(2) + size), other)
            break
    yield from _find_doubled(text, said, marks)
    yield from _find_only_side(text, marks)


def _is_too_long(*texts: str) -> bool:
    return any(len(text) > _LONGEST for text in texts)


def _find_sided(text: str, side: str, name: str) -> Span | None:
    for word in (side + name, f"{side}侧{name}"):
        if (at := text.find(word)) >= 0:
            return Span(at, at + len(word))
    return None


def _is_said(text: str, side: str, name: str) -> bool:
    """Whether the findings name it on that side, on both, or on that side with up to three characters between."""
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - 4) : at]
        near = re.split(r"[^\u4e00-\u9fff、]", before)[-1]
        if side in near or any(mark in near[-2:] for mark in _BOTH):
            return True
        at = text.find(name, at + 1)
    return False


def _is_whole(text: str, side: str, name: str) -> bool:
    """Whether the findings tell of the whole part on that side: 右肺见多发结节 may be the nodule of any lobe."""
    return any(f"{side}{name[:1]}{after}" in text for after in "见内可散野多")


def _is_denied(said: str, match: re.Match) -> bool:
    return _DENIAL.search(_cut_clause(said, match.start())) is not None


def _find_doubled(text: str, said: str, marks: list[re.Match]) -> Iterator[Likeness]:
    """One side told ill and well, where the findings speak of both: one of the two was meant for the other."""
    for first in marks:
        for second in marks:
            if first.start() >= second.start() or first[1] != second[1]:
                continue
            clauses = [_cut_clause(said, match.start()) for match in (first, second)]
            fine = [_FINE.search(clause) is not None for clause in clauses]
            if fine[0] == fine[1] or first[2][:1] != second[2][:1]:
                continue
            other = _find_sided(text, _OTHER[first[1]], first[2][:1])
            if other and not _find_sided(said, _OTHER[first[1]], first[2][:1]):
                yield from (Likeness(Span(match.start(), match.start(2) + 1), other) for match in (first, second))


def _find_only_side(text: str, marks: list[re.Match]) -> Iterator[Likeness]:
    """The findings speak of one side alone, and the impression of the other."""
    told = {match[1] for match in _SIDE.finditer(text)}
    if len(told) != 1 or re.search(rf"[{_BOTH}]|左右|左、右", text):
        return
    for match in marks:
        if match[2][:2] in text or _is_denied(match.string, match):
            continue
        if match[1] not in told and (other := _SIDE.search(text)):
            yield Likeness(Span(match.start(), match.start(2) + 1), Span(other.start(), other.start(2) + 1))


def _cut_clause(text: str, at: int) -> str:
    end = _STOP.search(text, at)
    return text[at : end.start() if end else len(text)]


def find_worded_levels(findings: SectionReading, impression: SectionReading) -> Iterator[Likeness]:
    """A level of the impression that the findings never name with these characters before it, though they name another one so."""
    text, said = findings.folded, impression.folded
    if _is_too_long(text, said):
        return
    for pattern in _GROUPS:
        for match in islice(pattern.finditer(said), _MOST):
            against = _find_other_level(text, match[1], match[2], pattern)
            if against is not None:
                yield Likeness(Span(match.start(2), match.end(2)), against)
    yield from _find_discs(text, said)


def _find_other_level(text: str, before: str, level: str, group: re.Pattern) -> Span | None:
    """Silent where the level follows the same character, or begins its clause: there it may be any part's."""
    if len(before) < 2 and len(level) < 3 or not before and level in text:
        return None
    other = None
    for match in group.finditer(text):
        if match[2] == level and (not match[1] or match[1][-1:] == before[-1:]):
            return None
        if match[2] != level and other is None and match[1].endswith(before[-2:]):
            other = Span(match.start(2), match.end(2))
    return other


def _find_discs(text: str, said: str) -> Iterator[Likeness]:
    """A disc that the findings never name, or that the impression names twice in one list."""
    known, spans = list(_list_discs(text)), _RANGE.findall(text)
    names = {_name_disc(match) for match in known}
    before: re.Match | None = None
    for match in islice(_list_discs(said), _MOST):
        is_unknown = _name_disc(match) not in names and not any(_reaches(span, match) for span in spans)
        is_double = before and _name_disc(before) == _name_disc(match) and match.start() - before.end() <= 1
        if known and (is_unknown or is_double):
            yield Likeness(Span(*match.span()), Span(*known[0].span()))
        before = match


def _list_discs(text: str) -> Iterator[re.Match]:
    """L4/5, L4-5, L5/S1; L3-L5 is a range of them."""
    for match in _DISC.finditer(text):
        if int(match[4]) - int(match[2]) == 1 or match[3] and match[3] != match[1]:
            yield match


def _name_disc(match: re.Match) -> tuple[str, str]:
    return match[1], match[2]


def _reaches(span: tuple[str, str, str, str], disc: re.Match) -> bool:
    """Whether L3-L5 holds L4/5, and L3-S1 also L5/S1."""
    letter, low, other, high = span
    last = 99 if other and other != letter else int(high) - 1
    return letter == disc[1] and int(low) <= int(disc[2]) <= last


def find_worded_denials(findings: SectionReading, impression: SectionReading) -> Iterator[Likeness]:
    """A clause of one section that the other one says with the opposite word: 未见破坏, and 见破坏."""
    if _is_too_long(findings.folded, impression.folded):
        return
    for denying, saying, is_told in ((findings, impression, False), (impression, findings, True)):
        for match in islice(_DENIAL.finditer(denying.folded), _MOST):
            start, rest = _start_of(denying.folded, match.start()), _cut_clause(denying.folded, match.end())
            before, what = denying.folded[start : match.start()], rest.split("、")[0]
            if len(before) < 2 or len(what) < 2 or len(before) + len(what) < _LEAST_DENIED:
                continue
            for word in _CLAIMS:
                if (at := saying.folded.find(before + word + what)) >= 0:
                    denied = Span(start, match.end() + len(what))
                    claimed = Span(at, at + len(before + word + what))
                    yield Likeness(denied, claimed) if is_told else Likeness(claimed, denied)
                    break


def _start_of(text: str, at: int) -> int:
    cut = max((text.rfind(mark, 0, at) for mark in ",，。;；\n"), default=-1)
    return cut + 1
