"""What a rule only suspects is a hint: it is said, and it alerts nobody. Where a suspicion is right far more often than wrong it warns."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot


def list_said(lang: str, findings: str, impression: str, **facts) -> list[tuple[str, str]]:
    found = check(ReportSnapshot(findings=findings, impression=impression, lang=lang, **facts), stage="sign")
    return [(finding.category, finding.severity) for finding in found]


WARNINGS = [
    ("zh 是 inside a word", "zh", "左是侧髂骨见骨质破坏。", "左侧髂骨骨质破坏。", "char_extra"),
    ("zh a part written twice", "zh", "右右肾见囊肿。", "右肾囊肿。", "char_extra"),
    ("zh a claim without a place", "zh", "左侧腘静脉内未见血流信号。", "腘静脉低回声。\n见血流信号。", "polarity"),
    (
        "zh claimed although something unnamed is there",
        "zh",
        "基底节区见低密度灶。颅内未见出血。",
        "颅内见出血。",
        "polarity",
    ),
]
HINTS = [
    ("zh a dropped negation", "zh", "双肾见异常。", "双肾正常。", "char_missing"),
    ("zh a word of every day", "zh", "胆脂瘤型成可能。", "胆脂瘤。", "typo"),
    ("zh one size in cm", "zh", "右肾见囊肿，直径约18cm。左肾见囊肿，直径约9mm。", "双肾囊肿。", "unit"),
    (
        "zh a lobe that only the other side has",
        "zh",
        "左肺上叶见实变影。右肺下叶见楔形实变影。",
        "右肺上叶梗死可能。",
        "location_level",
    ),
    ("zh half a word", "zh", "甲状未见异常。", "甲状腺正常。", "char_missing"),
    ("en no word before the place", "en", "The nodule the left lobe is small.", "Nodule.", "char_missing"),
    ("en no verb", "en", "The oesophagus unremarkable.", "Normal.", "char_missing"),
    ("en a size of nothing that is named", "en", "A 2.4 cm lesion in segment 4.", "4.8 cm LI-RADS 5.", "measurement"),
    (
        "en the size of something else",
        "en",
        "A 3 cm renal cyst. A 12 mm lung nodule.",
        "12 mm renal cyst.",
        "measurement",
    ),
    (
        "en a vessel that the findings find normal",
        "en",
        "LAD: moderate stenosis. RCA: normal.",
        "Plaque of the RCA.",
        "location_level",
    ),
]


@pytest.mark.parametrize("lang,findings,impression,category", [row[1:] for row in HINTS], ids=[row[0] for row in HINTS])
def test_a_suspicion_is_a_hint(lang, findings, impression, category):
    assert (category, "info") in list_said(lang, findings, impression)


@pytest.mark.parametrize(
    "lang,findings,impression,category", [row[1:] for row in WARNINGS], ids=[row[0] for row in WARNINGS]
)
def test_a_strong_suspicion_warns(lang, findings, impression, category):
    assert (category, "warn") in list_said(lang, findings, impression)


@pytest.mark.parametrize(
    ("lang", "findings", "category"),
    [
        ("zh", "双侧侧脑室对称，股骨骨折，右肾肾盂不宽，是否强化待查，心影形态在正常范围。", "char_extra"),
        ("zh", "甲状腺、甲状软骨、淋巴结、输尿管、肾上极、外上象限未见异常。", "char_missing"),
        ("en", "The left lobe is normal. The uterus is retroverted. Extends to the left.", "char_missing"),
    ],
)
def test_ordinary_words_are_no_suspicion(lang, findings, category):
    assert category not in [said for said, _ in list_said(lang, findings, "未见异常。" if lang == "zh" else "Normal.")]


def test_a_swap_of_sides_blocks_but_a_second_finding_there_lets_the_report_go():
    facts = {"lang": "zh", "modality": "US"}
    swapped = check(ReportSnapshot(findings="左肾见囊肿。右肾未见异常。", impression="右肾囊肿。", **facts))
    doubtful = check(ReportSnapshot(findings="左肾见囊肿。右肾体积缩小。", impression="右肾囊肿。", **facts))

    assert [f.blocking for f in swapped if f.category == "laterality" and f.section == "impression"] == [True]
    assert [(f.severity, f.blocking) for f in doubtful if f.category == "laterality"] == [
        ("info", False),
        ("warn", False),
    ]


def test_a_level_that_the_findings_speak_of_is_no_alert():
    said = list_said("zh", "L4/5椎间盘突出。L5/S1椎间盘变窄。", "L4/5椎间盘突出。L5/S1椎间盘膨出。")

    assert ("location_level", "warn") not in said
