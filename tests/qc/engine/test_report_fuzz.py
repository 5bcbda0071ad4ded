"""Whatever is typed: no exception, offsets inside the text, an answer in time."""

import random

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import SECTIONS, ReportSnapshot

_PIECES = [
    "右肺上叶见结节，大小约12mm×9mm。", "左侧胸腔未见积液", "No acute fracture.", "the the", "🫁", "\r\n", "\u202e", "ﬁ", "İ", "Ａ１２ｍｍ", "\u200b", "e\u0301", "(", "[", "______", "L4/5", "T2", "2026-13-45",
    "1.", "、", "，，，", "\x00", "ß", "المريض", "12x", "×9", "cm", "HU", "椎间盘突出", "急性脑出血", "子宫", "prostate", "…", "\u3000", "約", "０.５㎝", "no ", "未见", "not ", "5岁", "enhancement", "密度", "signal",
]  # fmt: skip


def make_text(rng: random.Random) -> str:
    parts = [
        rng.choice(_PIECES)
        if rng.random() < 0.8
        else chr(
            rng.choice([*range(0x20, 0x7F), *range(0x4E00, 0x4F00), *range(0x600, 0x700), *range(0x1F600, 0x1F640)])
        )
        for _ in range(rng.randrange(0, 24))
    ]
    return rng.choice(["", " "]).join(parts)


@pytest.mark.parametrize("part", range(4))
def test_random_reports_never_break_the_engine(part):
    rng = random.Random(part)
    for number in range(500):
        snapshot = ReportSnapshot(
            make_text(rng),
            make_text(rng),
            lang=rng.choice(["zh", "en"]),
            modality=rng.choice(["CT", "MR", "US", ""]),
            exam_body_part=rng.choice(["CHEST", "膝关节", ""]),
            exam_laterality=rng.choice(["L", ""]),
            sex=rng.choice(["M", "F", ""]),
            age=rng.choice(["62Y", "3M", "x", ""]),
            contrast=rng.choice([True, False, None]),
            exam_date="2026-03-01",
        )
        for finding in check(snapshot):
            text = snapshot.section(finding.section)
            assert finding.section in SECTIONS and 0 <= finding.start <= finding.end <= len(text), (number, finding)
            assert all(0 <= p.start <= p.end <= len(snapshot.section(p.section)) for p in finding.related)


def test_wide_and_narrow_forms_are_found_at_the_same_place():
    narrow = ReportSnapshot("右肺见结节,约12kg。\r\n左肺清晰。", "右肺结节。")
    wide = ReportSnapshot("右肺见结节，约１２ｋｇ。\r\n左肺清晰。", "右肺结节。")
    places = [[(f.rule, f.start, f.end) for f in check(report)] for report in (narrow, wide)]
    assert places[0] == places[1] and places[0]
