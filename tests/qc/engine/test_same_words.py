"""Chinese sections compared word by word: sides, levels and denials that no lexicon has; each with a near miss."""

import pytest

from apps.qc.engine.facts import read_section
from apps.qc.engine.same_words import find_worded_denials, find_worded_levels, find_worded_sides

SIDES = [
    ("a vessel no lexicon knows", "左侧股浅动脉闭塞。右侧腘动脉狭窄。", "1、右侧股浅动脉闭塞。2、右侧腘动脉狭窄。", ["右侧股浅动脉闭塞"]),
    ("the right side", "左侧股浅动脉闭塞。右侧腘动脉狭窄。", "1、左侧股浅动脉闭塞。2、右侧腘动脉狭窄。", []),
    ("both sides cover it", "双侧股浅动脉闭塞，左侧股浅动脉为著。", "右侧股浅动脉闭塞。", []),
    ("told ill and well", "左肾灌注减低。右肾灌注正常。", "左肾功能受损，左肾功能正常。", ["左肾", "左肾"]),
    ("each side once", "左肾灌注减低。右肾灌注正常。", "左肾功能受损，右肾功能正常。", []),
    ("only the other side is spoken of", "左侧腘静脉管壁毛糙。", "右下肢深静脉血栓。", ["右下"]),
    ("the other side denied", "左肺下叶见实变。", "左肺下叶肺炎；右肺未见实变。", []),
    ("a part told without a side", "胸腔见少量积液。左侧胸膜增厚。", "右侧胸腔积液。", []),
    ("the whole part told on that side", "右肺见多发结节。左肺上叶见结节。", "右肺上叶结节。", []),
    ("a shift is no side", "左侧额叶见血肿，中线结构右移。", "左侧额叶血肿，中线右移。", []),
    ("words between", "左上肺术后缺如。右肺未见结节。", "左肺术后改变。", []),
]  # fmt: skip
LEVELS = [
    ("another lobe", "左肺下叶见囊状透亮影。右肺以上叶为主。", "左肺上叶肺大疱。", ["上叶"]),
    ("the same lobe", "左肺下叶见囊状透亮影。", "左肺下叶肺大疱。", []),
    ("a lobe that begins its clause", "甲状腺左叶大小正常，右叶见结节。", "甲状腺右叶结节。", []),
    ("a disc twice", "L4/5、L5/S1椎间盘膨出。", "L4/5、L4/5椎间盘膨出。", ["L4/5"]),
    ("a disc in a range", "L3-L5椎间盘膨出，L5/S1椎间盘突出。", "L4/5椎间盘膨出，L5/S1椎间盘突出。", []),
    ("a disc never named", "L4/5椎间盘膨出。", "L3/4椎间盘膨出。", ["L3/4"]),
]  # fmt: skip
DENIALS = [
    ("said, where it was denied", "尺骨鹰嘴、冠突未见骨折。", "尺骨鹰嘴、冠突见骨折。", ["尺骨鹰嘴、冠突见骨折"]),
    ("denied, where it was said", "窦壁骨质见破坏。", "窦壁骨质未见破坏。", ["窦壁骨质未见破坏"]),
    ("denied twice", "窦壁骨质未见破坏。", "窦壁骨质未见破坏。", []),
    ("of another place", "窦壁骨质未见破坏。", "颅底骨质见破坏。", []),
]  # fmt: skip


def tell(finder, findings: str, impression: str) -> list[str]:
    found = finder(read_section(findings, "zh"), read_section(impression, "zh"))
    return [impression[like.told.start : like.told.end] for like in found]


@pytest.mark.parametrize(("_case", "findings", "impression", "told"), SIDES)
def test_sides(_case, findings, impression, told):
    assert tell(find_worded_sides, findings, impression) == told


@pytest.mark.parametrize(("_case", "findings", "impression", "told"), LEVELS)
def test_levels(_case, findings, impression, told):
    assert tell(find_worded_levels, findings, impression) == told


@pytest.mark.parametrize(("_case", "findings", "impression", "told"), DENIALS)
def test_denials(_case, findings, impression, told):
    assert tell(find_worded_denials, findings, impression) == told
