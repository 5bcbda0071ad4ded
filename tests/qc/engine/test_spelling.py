"""Slips of the pen: cold from the phrase bank, warm from a department's own signed reports."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.report_history import learn
from apps.qc.engine.spelling import find_slips
from apps.qc.engine.text import fold

SLIPS = [
    ("zh", "右肺上叶见磨玻离结节影。", "typo", "离", "璃"),
    ("zh", "双侧胸腔未见积夜。", "typo", "夜", "液"),
    ("zh", "纵膈内未见肿大淋巴节。", "typo", "节", "结"),
    ("zh", "双侧胸腔腔未见积液。", "char_extra", "腔", ""),
    ("en", "The liver demonstartes normal echotexture.", "typo", "demonstartes", "demonstrates"),
    ("en", "There is no hydronephrossis.", "typo", "hydronephrossis", "hydronephrosis"),
    ("en", "There is a a small cyst.", "char_extra", "a", ""),
    ("en", "No evidence fracture.", "char_missing", "No evidence ", "no evidence of"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "stretch", "suggestion"), SLIPS)
def test_a_slip_is_found_where_it_stands(lang, text, kind, stretch, suggestion):
    found = [(slip.kind, text[slip.start : slip.end], slip.suggestion) for slip in find_slips(text, fold(text), lang)]
    assert (kind, stretch, suggestion) in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "已电话通知欧阳修远医师，对方已复述确认。"),
        ("zh", "右肺上叶叶间裂增厚，双肺下叶散在纤维条索影。"),
        ("zh", "外院转自华山医院，检查号20260412。"),
        ("en", "Discussed with Dr. Wojciechowski at Kettleborough Infirmary."),
        ("en", "Levocurvature centered at L3; the apophysis is unfused. SUVmax 4.2."),
        ("en", "Hypoenhancing, periampullary and nonobstructing lesions."),
    ],
)
def test_names_and_rare_words_are_no_slips(lang, text):
    assert find_slips(text, fold(text), lang) == ()


def test_a_history_teaches_words_that_no_list_knows():
    report = ReportSnapshot("Quillon sign is present in the left lung.", "Quillon sign.", lang="en")
    twin = ReportSnapshot("The Quillon sign is again seen.", "Quillon sign, stable.", lang="en")
    text = "A quillon is seen near the quilon."
    cold = find_slips(text, fold(text), "en")
    warm = find_slips(text, fold(text), "en", learn([report, twin, report]))
    assert [slip.suggestion for slip in cold] == []
    assert [(text[slip.start : slip.end], slip.suggestion) for slip in warm] == [("quilon", "quillon")]


def test_the_same_report_twice_teaches_once():
    report = ReportSnapshot("双肺纹理清晰。", "未见异常。")
    assert learn([report] * 500).get("zh") == learn([report]).get("zh")


def test_the_same_text_gives_the_same_findings():
    snapshot = ReportSnapshot("右肺上叶见结结影，大小约12cm×9mm。", "左肺上叶结节。", modality="CT")
    assert check(snapshot) == check(ReportSnapshot(snapshot.findings, snapshot.impression, modality="CT"))


@pytest.mark.parametrize(
    ("text", "lang", "severity"),
    [
        ("双肺纹理清晰，右肺上叶见结结影，边缘毛刺。", "zh", "warn"),
        ("There is a small pleural effussion.", "en", "warn"),
        ("A qyriform lesion.", "en", "info"),
    ],
)
def test_a_cold_model_only_hints_at_what_may_be_a_word_that_no_list_has(text, lang, severity):
    found = [f.severity for f in check(ReportSnapshot(text, "", lang=lang), stage="typing") if f.category == "typo"]
    assert found == [severity]
