"""What the place alone says: a side or a level that the findings never name is hinted at, what they back is not."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot


def hints(findings: str, impression: str, lang: str) -> list[tuple[str, str, str]]:
    found = check(ReportSnapshot(findings=findings, impression=impression, lang=lang), stage="save")
    return [(item.category, item.severity, item.section) for item in found]


SWAPS = [
    ("another name for the finding", "zh", "右侧基底节区见团片状高密度影。左侧放射冠见小片状低密度灶。", "左侧基底节区脑出血，已通知临床医师。", "laterality"),
    ("the other side is normal", "zh", "左侧睾丸增大，回声不均匀。右侧睾丸大小、回声及血流正常。", "右侧睾丸扭转，已通知临床医师。", "laterality"),
    ("no such side in the findings", "en", "Soft tissue fills the right epitympanum.", "Left cholesteatoma.", "laterality"),
    ("a lobe that is not told", "en", "An enhancing area of 9 mm in the right frontal lobe.", "Demyelination of the right parietal lobe.", "location_level"),
    ("a vertebra that is not told", "zh", "L3椎体见放射性浓聚。", "L1椎体骨转移。", "location_level"),
]  # fmt: skip


@pytest.mark.parametrize("lang,findings,impression,category", [row[1:] for row in SWAPS], ids=[row[0] for row in SWAPS])
def test_what_the_findings_place_elsewhere_is_told(lang, findings, impression, category):
    assert (category, "impression") in {(row[0], row[2]) for row in hints(findings, impression, lang)}


BACKED = [
    ("a wider place", "zh", "左侧大脑半球见片状低密度影。", "左侧额叶脑梗死。"),
    ("both sides", "en", "Both lungs show patchy opacities.", "Right sided pneumonia."),
    ("the side comes from the sentence", "zh", "左侧睾丸增大，精索呈漩涡状。", "左侧精索扭转，已通知临床医师。"),
    ("another part on that side", "en", "Right lung nodule. Left kidney stone.", "Right lung nodule. Left renal stone."),
    ("a denied side is a contradiction, no swap", "en", "Right effusion. No left effusion.", "Right effusion. No left effusion."),
]  # fmt: skip


@pytest.mark.parametrize("lang,findings,impression", [row[1:] for row in BACKED], ids=[row[0] for row in BACKED])
def test_what_the_findings_back_is_not(lang, findings, impression):
    assert [row for row in hints(findings, impression, lang) if row[0] in ("laterality", "location_level")] == []


def test_what_only_the_place_says_is_a_hint():
    found = hints("Soft tissue fills the right epitympanum.", "Left cholesteatoma.", "en")
    assert [row for row in found if row[0] == "laterality"] == [("laterality", "info", "impression")]


def test_a_part_that_the_liver_has_on_the_other_side_only_is_an_error():
    assert ("laterality", "error", "impression") in hints("肝右前叶见类圆形异常信号。", "肝左前叶血管瘤。", "zh")


@pytest.mark.parametrize(
    "impression,told", [("肝左外叶囊肿。", False), ("肝右后叶占位。肝左外叶囊肿。", True)], ids=["left out", "told"]
)
def test_a_nameless_finding_is_looked_for_by_its_place(impression, told):
    findings = "肝右后叶见低密度灶，直径约28mm。肝左外叶见囊性灶。"
    assert (("impression_omission", "info", "findings") not in hints(findings, impression, "zh")) is told
