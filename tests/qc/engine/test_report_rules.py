"""Each row: a report and the codes it must raise; the silent rows are near misses that a word matcher would flag."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.text import detect_language


def codes(**facts) -> list[str]:
    return [finding.rule for finding in check(ReportSnapshot(**facts), stage="audit")]


LATERALITY_FIRES = [
    (
        "zh lobe swapped",
        "zh",
        "左肺上叶尖后段见一实性结节，约12mm×9mm，边缘见短毛刺。右肺中叶见条索影。",
        "1.右肺上叶实性结节，建议多学科讨论。\n2.右肺中叶纤维灶。",
    ),
    ("zh kidney, generic word in the findings", "zh", "左肾见类圆形低密度影，边界清。右肾未见异常。", "右肾囊肿。"),
    ("zh effusion", "zh", "右侧胸腔见少量积液，左侧胸腔未见积液。", "左侧胸腔少量积液。"),
    ("zh infarct", "zh", "右侧基底节区见片状弥散受限，DWI呈高信号。", "左侧基底节区急性脑梗死。"),
    ("zh two findings in one clause", "zh", "左肾囊肿、右肾结石。", "左肾囊肿，左肾结石。"),
    ("zh breast", "zh", "左乳外上象限见肿块，大小约21mm×15mm。", "右乳肿块，BI-RADS 4B。"),
    ("zh knee", "zh", "右膝内侧半月板后角见线状高信号达关节面，考虑撕裂。", "左膝内侧半月板撕裂。"),
    ("zh full width", "zh", "左侧　上颌窦黏膜增厚。", "右侧上颌窦黏膜增厚。"),
    (
        "en lobe swapped",
        "en",
        "There is a 12 mm solid nodule in the left upper lobe. No pleural effusion.",
        "1. Solid nodule in the right upper lobe, recommend follow-up.",
    ),
    (
        "en kidney",
        "en",
        "Left kidney: a 4 mm stone in the lower pole. The right kidney is normal.",
        "Nonobstructing right renal stone.",
    ),
    ("en effusion", "en", "Small right pleural effusion. No left effusion.", "Small left pleural effusion."),
    ("en fracture", "en", "Nondisplaced fracture of the right distal fibula.", "Left fibular fracture."),
]

LATERALITY_SILENT = [
    (
        "zh negated other side",
        "zh",
        "左侧颈部见肿大淋巴结。右侧颈部未见肿大淋巴结。",
        "左侧颈部淋巴结肿大，右侧颈部未见淋巴结肿大。",
    ),
    ("zh both sides described", "zh", "左肾见囊肿，右肾见囊肿。", "右肾囊肿。"),
    ("zh bilateral supports one side", "zh", "双肾见多发囊性低密度影。", "左肾囊肿。"),
    ("zh heart chambers are no side", "zh", "左心室增大，右肺下叶见炎症。", "右肺下叶肺炎，左心增大。"),
    ("zh history of the other breast", "zh", "左乳见结节。右乳缺如。", "右乳癌术后，左乳结节。"),
    ("zh unsided statement supports", "zh", "胸腔见少量积液。左侧胸膜增厚。", "右侧胸腔积液。"),
    ("zh list shares the finding", "zh", "左肺上叶、右肺下叶见磨玻璃结节。", "右肺下叶磨玻璃结节。"),
    ("zh shift to one side", "zh", "左侧额叶见出血，中线结构向右移位。", "左侧额叶出血，中线右移。"),
    ("zh chronic change on the other side of another organ", "zh", "左肾结石。右肺纤维灶。", "左肾结石；右肺纤维灶。"),
    ("zh negated impression", "zh", "左肺下叶见实变。", "左肺下叶肺炎；右肺未见实变。"),
    ("zh liver lobes", "zh", "肝右叶见低密度影，边界清。", "肝右叶囊肿。"),
    ("zh other level on the same side without level", "zh", "右肺见多发结节。左肺上叶见结节。", "右肺上叶结节。"),
    ("zh 余 resets the negation list", "zh", "右侧基底节区见梗死灶，余脑实质未见异常。", "右侧基底节区梗死。"),
    (
        "en negated other side",
        "en",
        "No right cervical lymphadenopathy. Left cervical lymphadenopathy is present.",
        "Left cervical lymphadenopathy. No right cervical lymphadenopathy.",
    ),
    (
        "en left cyst, right normal",
        "en",
        "Left renal cyst measuring 2 cm. Right kidney is unremarkable.",
        "Left renal cyst.",
    ),
    ("en bilateral", "en", "Bilateral pleural effusions, larger on the right.", "Right pleural effusion."),
    (
        "en left ventricle",
        "en",
        "The left ventricle is dilated. Right lower lobe consolidation.",
        "Right lower lobe pneumonia. Left ventricular dilatation.",
    ),
    (
        "en history",
        "en",
        "Status post right mastectomy. Mass in the left breast.",
        "History of right breast carcinoma. Left breast mass.",
    ),
    (
        "en left unchanged",
        "en",
        "Right lower lobe nodule, left unchanged from the prior protocol.",
        "Right lower lobe nodule.",
    ),
    (
        "en two places",
        "en",
        "Nodule in the right upper lobe and effusion in the left pleural space.",
        "Right upper lobe nodule. Left pleural effusion.",
    ),
]


@pytest.mark.parametrize(
    ("_case", "lang", "findings", "impression"), LATERALITY_FIRES, ids=[row[0] for row in LATERALITY_FIRES]
)
def test_laterality_fires(_case, lang, findings, impression):
    assert "RPT-LATERALITY" in codes(findings=findings, impression=impression, lang=lang)


@pytest.mark.parametrize(
    ("_case", "lang", "findings", "impression"), LATERALITY_SILENT, ids=[row[0] for row in LATERALITY_SILENT]
)
def test_laterality_stays_silent(_case, lang, findings, impression):
    assert "RPT-LATERALITY" not in codes(findings=findings, impression=impression, lang=lang)


EXAM_SIDE = [
    (
        "zh wrong in both",
        "zh",
        "膝关节",
        "L",
        "右膝关节间隙变窄，骨质增生。",
        "右膝退行性变。",
        ["findings", "impression"],
    ),
    (
        "zh wrong in the impression only",
        "zh",
        "膝关节",
        "L",
        "左膝关节间隙变窄，骨质增生。",
        "右膝退行性变。",
        ["impression"],
    ),
    ("zh DICOM body part", "zh", "KNEE", "L", "关节间隙变窄。", "右膝退行性变。", ["impression"]),
    (
        "en wrong",
        "en",
        "SHOULDER",
        "R",
        "Left shoulder: no fracture.",
        "No acute fracture of the left shoulder.",
        ["findings", "impression"],
    ),
    ("zh right", "zh", "膝关节", "L", "左膝关节间隙变窄。", "左膝退行性变。", []),
    ("zh compared with the other side", "zh", "膝关节", "L", "左膝关节积液。", "左膝关节积液，对侧右膝正常。", []),
    ("zh other organ", "zh", "膝关节", "L", "左膝关节积液，右踝见内固定。", "左膝关节积液。", []),
    ("zh exam of both sides", "zh", "膝关节", "B", "右膝积液。", "右膝积液。", []),
    ("zh side of the exam unknown", "zh", "膝关节", "", "右膝积液。", "右膝积液。", []),
    (
        "en breast both named",
        "en",
        "BREAST",
        "L",
        "Left breast mass. Right breast for comparison is normal.",
        "Left breast mass.",
        [],
    ),
]


@pytest.mark.parametrize(
    ("_case", "lang", "part", "side", "findings", "impression", "sections"),
    EXAM_SIDE,
    ids=[row[0] for row in EXAM_SIDE],
)
def test_exam_side(_case, lang, part, side, findings, impression, sections):
    snapshot = ReportSnapshot(findings, impression, lang=lang, exam_body_part=part, exam_laterality=side)
    found = [(f.rule, f.section) for f in check(snapshot) if f.severity == "error"]
    assert found == [("RPT-LATERALITY", section) for section in sections]


SEX = [
    ("zh uterus in a man", "zh", "M", "膀胱充盈可，子宫形态正常。", "未见异常。", ["子宫"]),
    ("zh adnexa in a man", "zh", "M", "双侧附件区未见肿块。", "未见异常。", ["双侧附件"]),
    ("zh prostate in a woman", "zh", "F", "前列腺不大。", "前列腺未见异常。", ["前列腺", "前列腺"]),
    ("zh said sex", "zh", "M", "患者女，腹部平扫未见异常。", "未见异常。", ["患者女"]),
    ("zh uterus in a woman", "zh", "F", "子宫术后缺如。", "子宫术后改变。", []),
    ("zh vertebral appendages", "zh", "M", "腰椎椎体及附件骨质未见异常，附件骨折未见。", "未见异常。", []),
    ("zh fetal posterior cerebral artery", "zh", "M", "右侧胎儿型大脑后动脉。", "胎儿型大脑后动脉。", []),
    ("zh tracer named after the prostate", "zh", "F", "前列腺特异性膜抗原显像未见异常。", "未见异常。", []),
    ("zh mother's history", "zh", "M", "母亲卵巢癌病史。双乳未见异常。", "未见异常。", []),
    ("zh male breast", "zh", "M", "双侧乳腺腺体增生。", "男性乳腺发育。", []),
    ("zh unknown sex", "zh", "", "子宫及前列腺未见异常。", "未见异常。", []),
    ("en uterus in a man", "en", "M", "The uterus is unremarkable.", "Normal.", ["uterus"]),
    ("en prostate in a woman", "en", "F", "The prostate is enlarged.", "Enlarged gland.", ["prostate"]),
    ("en said sex", "en", "M", "54-year-old woman with cough. Lungs are clear.", "Normal.", ["54-year-old woman"]),
    ("en fetal origin", "en", "M", "Fetal origin of the right PCA.", "Fetal PCA.", []),
    ("en cervical spine", "en", "M", "Cervical spine alignment is normal.", "Normal cervical spine.", []),
    ("en family history", "en", "M", "Family history of ovarian cancer.", "Normal.", []),
    ("en PSMA", "en", "F", "Prostate-specific membrane antigen PET.", "Normal.", []),
    ("en mother", "en", "F", "Uterus is normal.", "Normal.", []),
]


@pytest.mark.parametrize(("_case", "lang", "sex", "findings", "impression", "texts"), SEX, ids=[row[0] for row in SEX])
def test_sex(_case, lang, sex, findings, impression, texts):
    found = [f for f in check(ReportSnapshot(findings, impression, lang=lang, sex=sex)) if f.severity == "error"]
    assert [f.rule for f in found] == ["RPT-SEX"] * len(texts)
    sections = {"findings": findings, "impression": impression}
    assert [sections[f.section][f.start : f.end] for f in found] == texts


GAPS = [
    ("zh empty impression", "zh", "未见异常。", "", ["RPT-MISSING-SECTION"]),
    ("zh impression is a heading", "zh", "未见异常。", "诊断意见：\n1.", ["RPT-MISSING-SECTION"]),
    ("zh see above", "zh", "未见异常。", "同上。", ["RPT-MISSING-SECTION"]),
    ("zh empty findings", "zh", " \n", "未见异常。", ["RPT-MISSING-SECTION"]),
    ("en empty", "en", "Normal.", "Impression:", ["RPT-MISSING-SECTION"]),
    ("zh short is content", "zh", "正常。", "正常。", []),
    ("en short is content", "en", "Normal.", "Normal.", []),
    ("zh gap", "zh", "左肺见结节，大小约__mm。", "左肺结节。", ["RPT-PLACEHOLDER"]),
    ("zh number missing", "zh", "左肺见结节，大小约mm。", "左肺结节。", ["RPT-PLACEHOLDER"]),
    ("zh brackets", "zh", "左肺见【请填写】结节。", "左肺结节。", ["RPT-PLACEHOLDER"]),
    ("zh three x", "zh", "XXX见结节。", "结节。", ["RPT-PLACEHOLDER"]),
    ("en choose", "en", "There is a [left/right] nodule.", "Nodule.", ["RPT-PLACEHOLDER"]),
    ("en stars", "en", "Nodule measuring *** cm.", "Nodule.", ["RPT-PLACEHOLDER"]),
    ("en unit without number", "en", "Nodule measuring cm in size.", "Nodule.", ["RPT-PLACEHOLDER"]),
    ("zh sizes are no gaps", "zh", "结节约12×9mm、3.1x4.2cm，T2*序列。", "结节。", []),
    ("en image reference is no gap", "en", "Nodule [series 3, image 45] and [2], 46 XX karyotype.", "Nodule.", []),
    ("zh parentheses are no gaps", "zh", "结节（图12），约（8）mm。", "结节（Lung-RADS 3类）。", []),
]


@pytest.mark.parametrize(("_case", "lang", "findings", "impression", "expected"), GAPS, ids=[row[0] for row in GAPS])
def test_gaps(_case, lang, findings, impression, expected):
    assert codes(findings=findings, impression=impression, lang=lang) == expected


def test_offsets_are_code_points_of_the_text_as_given():
    findings = "🫁\r\n左侧　胸腔见少量积液。"
    impression = "①右侧胸腔积液。"
    found, echo = sorted(check(ReportSnapshot(findings, impression)), key=lambda item: item.severity)
    assert (echo.severity, echo.blocking, echo.section) == ("info", False, "findings")
    assert impression[found.start : found.end] == "右侧胸腔积液"
    assert findings[found.related[0].start : found.related[0].end] == "左侧　胸腔见少量积液"
    assert found.blocking and found.suggestion == ""


def test_missing_sections_wait_for_the_signature():
    empty = ReportSnapshot("", "")
    assert [f.rule for f in check(empty, stage="typing")] == []
    assert [f.section for f in check(empty, stage="sign")] == ["findings", "impression"]


@pytest.mark.parametrize(
    "noise",
    [
        "",
        "a" * 50_000,
        "左右双" * 10_000,
        "\u202e" * 500 + "[" * 3000,
        "右肺结节，" * 8000,
        "(" * 20000,
        "no left " * 5000,
    ],
)
def test_odd_text_is_checked_quickly(noise):
    import time

    started = time.process_time()
    check(ReportSnapshot(noise, noise, sex="M", exam_body_part="KNEE", exam_laterality="L"))
    check(ReportSnapshot(noise, noise, lang="en", sex="F", exam_body_part="KNEE", exam_laterality="L"))
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("右肺上叶结节，Lung-RADS 3类，T2WI高信号。", "zh"),
        ("No acute findings in the 左肺.", "en"),
        ("CT", "zh"),
        ("", "zh"),
    ],
)
def test_the_language_is_that_of_the_text(text, lang):
    assert detect_language(text) == lang
