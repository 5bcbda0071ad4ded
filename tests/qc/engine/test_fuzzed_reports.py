"""Two thousand made-up reports (random characters, words of both languages in any order, right to left, emoji, full width, CRLF): every
check ends, and every finding lies inside the text it speaks of."""

import random

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot

ROUNDS, EACH = 20, 100
WORDS = {
    "zh": [
        "左",
        "右",
        "双",
        "肺",
        "上叶",
        "下叶",
        "结节",
        "未见",
        "明显",
        "异常",
        "胸腔积液",
        "肝",
        "肾",
        "囊肿",
        "子宫",
        "前列腺",
        "骨折",
        "考虑",
        "建议",
        "增强",
        "约",
        "cm",
        "mm",
        "1.2",
        "12",
        "×",
        "。",
        "，",
        "；",
        "：",
        "①",
        "2024年1月",
        "较前",
        "增大",
        "无",
        "可能",
    ],
    "en": [
        "left",
        "right",
        "bilateral",
        "lung",
        "upper",
        "lobe",
        "nodule",
        "no",
        "acute",
        "fracture",
        "liver",
        "kidney",
        "cyst",
        "uterus",
        "prostate",
        "mm",
        "cm",
        "1.2",
        "12",
        "x",
        ".",
        ",",
        ";",
        ":",
        "1)",
        "compared",
        "with",
        "prior",
        "unchanged",
        "without",
        "possible",
        "effusion",
        "is",
        "are",
        "the",
    ],
}
ODD = "\u202e\u202d\u200b\u200d\ufeff\r\n\t\x0b🫁👩‍⚕️ﬁ％（）［］１２３Ａａ\u0301\U0002000b\ud7ff\uffff()[]{}*+?\\|^$.-"


def make_text(chance: random.Random, lang: str) -> str:
    parts = []
    for _ in range(chance.choice((0, 1, 5, 40, 120))):
        kind = chance.random()
        if kind < 0.6:
            parts.append(chance.choice(WORDS[lang]))
        elif kind < 0.8:
            parts.append("".join(chance.choices(ODD, k=chance.randint(1, 6))))
        else:
            parts.append(
                "".join(
                    chr(chance.choice((chance.randint(0x20, 0x2FF), chance.randint(0x4E00, 0x9FFF)))) for _ in range(5)
                )
            )
    return chance.choice(("", " ", "\r\n")).join(parts)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_check_ends_and_points_into_its_text(seed):
    chance = random.Random(seed)
    for _ in range(EACH):
        lang = chance.choice(("zh", "en"))
        report = ReportSnapshot(
            make_text(chance, lang), make_text(chance, lang), lang=lang, sex=chance.choice(("M", "F", "O", "")),
            exam_body_part=chance.choice(("CHEST", "KNEE", "")), exam_laterality=chance.choice(("L", "R", "")),
        )  # fmt: skip
        for finding in check(report, stage=chance.choice(("typing", "sign"))):
            for place in (finding, *finding.related):
                text = getattr(report, place.section)
                assert 0 <= place.start <= place.end <= len(text), (seed, finding)
