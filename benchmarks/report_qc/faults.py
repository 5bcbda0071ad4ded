"""Puts one fault of a category into a clean report, at a place drawn by the seed; where a report has no such place, none."""

import random
import re
from collections.abc import Callable

from benchmarks.report_qc.reports import Sample

_CJK = re.compile(r"[\u4e00-\u9fff]{4,}")
_SECTIONS = ("findings", "impression")
_SIDES = {"左": "右", "右": "左", "left": "right", "right": "left", "Left": "Right", "Right": "Left"}
_LEVELS = {
    "zh": ["上叶 下叶 中叶", "额叶 颞叶 枕叶 顶叶", "基底节区 丘脑", "L3/4 L4/5 L5/S1", "外上象限 内下象限", "胰头 胰尾", "右叶后段 左叶外段", "前角 后角", "上段 下段", "内侧半月板 外侧半月板", "L1椎体 L3椎体", "左前降支 回旋支", "外踝 内踝", "冈上肌腱 肩胛下肌腱", "外周带 移行带"],
    "en": ["upper_lobe lower_lobe", "frontal temporal parietal", "L3-L4 L4-L5 L5-S1", "upper_outer lower_inner", "medial_meniscus lateral_meniscus", "posterior_horn anterior_horn", "T9 T11", "popliteal femoral", "lower_pole upper_pole", "peripheral_zone transition_zone", "distal_fibula proximal_fibula", "LAD RCA", "supraspinatus subscapularis", "ureterovesical_junction ureteropelvic_junction", "C5-C6 C3-C4"],
}  # fmt: skip
_WORDING = {
    ("zh", "CT"): [("低密度", "低信号"), ("高密度", "高回声"), ("密度", "信号")],
    ("zh", "MR"): [("高信号", "高密度"), ("低信号", "低密度"), ("信号", "密度")],
    ("zh", "US"): [("低回声", "低密度"), ("高回声", "高信号"), ("无回声", "低密度"), ("回声", "密度")],
    ("en", "CT"): [("hyperdense", "hyperintense"), ("hypodensity", "hypointensity"), ("opacity", "echogenicity"), ("stone", "T2 hyperintense stone"), ("mass", "hypoechoic mass"), ("nodule", "hyperintense nodule"), ("fracture", "hypoechoic fracture")],
    ("en", "MR"): [("signal", "attenuation value of signal"), ("lesion", "hypodense lesion"), ("tear", "hypodense tear"), ("mass", "hyperdense mass"), ("disc", "hypodense disc"), ("filling defect", "hypodense filling defect")],
    ("en", "US"): [("hypoechoic", "hypodense"), ("echogenic", "hyperdense"), ("cyst", "hypodense cyst"), ("fibroid", "hypointense fibroid"), ("enlarged", "hyperintense"), ("thrombus", "hyperdense thrombus")],
}  # fmt: skip
_OUTSIDE = {
    "zh": {
        "head": "前列腺体积增大，约45mm。",
        "other": "双侧侧脑室前角见片状异常，脑沟增宽。",
        "chest": "膝关节半月板形态规则。",
    },
    "en": {
        "head": "The uterus is anteverted.",
        "other": "The lateral ventricles are normal in size.",
        "chest": "The menisci are intact.",
    },
}
_SEXED = {
    "zh": {"M": "子宫大小形态正常，双侧附件未见异常。", "F": "前列腺不大，精囊腺对称。"},
    "en": {"M": "The uterus and ovaries are unremarkable.", "F": "The prostate is normal in size."},
}
_AGED = {
    "zh": [(10, "老年性改变。"), (30, "骨骺未闭合。"), (60, "前囟未闭。")],
    "en": [
        (10, "Age-related involutional changes are present."),
        (30, "The physes are open."),
        (60, "The anterior fontanelle is open."),
    ],
}
_TYPO_EN = {
    "no": "know",
    "evidence": "evidents",
    "pleural": "plural",
    "mass": "mask",
    "cyst": "cist",
    "lung": "long",
    "right": "write",
    "tear": "tier",
    "stone": "tone",
    "node": "note",
    "effusion": "infusion",
    "fracture": "fraction",
    "disc": "desk",
    "ileum": "ilium",
}


def _text(sample: Sample, section: str) -> str:
    return sample.data[section]


def _replace(sample: Sample, category: str, section: str, start: int, end: int, new: str, around: int = 0) -> Sample:
    text = _text(sample, section)
    span = (max(0, start - around), start + len(new) + around)
    return sample.change((category, section, *span), **{section: text[:start] + new + text[end:]})


def _find_all(sample: Sample, pattern: str, sections=_SECTIONS) -> list[tuple[str, re.Match]]:
    return [(section, match) for section in sections for match in re.finditer(pattern, _text(sample, section))]


def _is_zh(sample: Sample) -> bool:
    return sample.data["lang"] == "zh"


def add_char(sample: Sample, rng: random.Random) -> Sample | None:
    if _is_zh(sample):
        section, match = rng.choice(_find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start() + 1, match.end())
        char = _text(sample, section)[at - 1] if rng.random() < 0.6 else rng.choice("的了是在有")
        return _replace(sample, "char_extra", section, at, at, char, 1)
    section, match = rng.choice(_find_all(sample, r"\b[a-z]{2,}\b"))
    if rng.random() < 0.7:
        return _replace(sample, "char_extra", section, match.end(), match.end(), " " + match.group())
    return _replace(
        sample, "char_extra", section, match.end(), match.end(), " " + rng.choice(["the", "of", "is", "and"])
    )


def drop_char(sample: Sample, rng: random.Random) -> Sample | None:
    if _is_zh(sample):
        section, match = rng.choice(_find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start() + 1, match.end() - 1)
        return _replace(sample, "char_missing", section, at, at + 1, "", 1)
    found = _find_all(sample, r"(?<=[a-z] )(?:of|the|is|in|with|no|are|and|to|evidence|normal|seen) (?=[a-z])")
    if not found:
        return None
    section, match = rng.choice(found)
    return _replace(sample, "char_missing", section, *match.span(), "", 4)


def misspell(sample: Sample, rng: random.Random) -> Sample | None:
    return _misspell_zh(sample, rng) if _is_zh(sample) else _misspell_en(sample, rng)


def _misspell_zh(sample: Sample, rng: random.Random) -> Sample | None:
    from pypinyin import Style, lazy_pinyin
    from pypinyin.pinyin_dict import pinyin_dict
    from pypinyin.style._utils import replace_symbol_to_no_symbol

    from apps.qc.engine.spell_zh import _load_general

    common = {char for word in list(_load_general())[:8000] for char in word}
    for _ in range(30):
        section, match = rng.choice(_find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start(), match.end())
        char = _text(sample, section)[at]
        sound = lazy_pinyin(char, style=Style.NORMAL)[0]
        alike = [
            c
            for c in sorted(common)
            if c != char and replace_symbol_to_no_symbol(pinyin_dict.get(ord(c), "").split(",")[0]) == sound
        ]
        if alike:
            return _replace(sample, "typo", section, at, at + 1, rng.choice(alike))
    return None


def _misspell_en(sample: Sample, rng: random.Random) -> Sample | None:
    if rng.random() < 0.35:
        found = _find_all(sample, r"\b(?:" + "|".join(_TYPO_EN) + r")\b")
        if found:
            section, match = rng.choice(found)
            return _replace(sample, "typo", section, *match.span(), _TYPO_EN[match.group()])
    section, match = rng.choice(_find_all(sample, r"\b[a-z]{6,}\b"))
    word, at = match.group(), rng.randrange(1, len(match.group()) - 1)
    new = rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice("aeiou") + word[at + 1 :],
        ]
    )
    return None if new == word else _replace(sample, "typo", section, *match.span(), new)


def spoil_unit(sample: Sample, rng: random.Random) -> Sample | None:
    found = _find_all(sample, r"\d+(?:\.\d+)?\s?(mm|cm|HU)(?![a-z])")
    if not found:
        return None
    section, match = rng.choice(found)
    new = {"mm": rng.choice(["cm", "kg", "HU"]), "cm": rng.choice(["ml", "kg", "HU"]), "HU": "mm"}[match[1]]
    start = match.start(1)
    return _replace(sample, "unit", section, start, match.end(1), new, 3)


def swap_side(sample: Sample, rng: random.Random) -> Sample | None:
    words = "左|右" if _is_zh(sample) else r"\b[Ll]eft\b|\b[Rr]ight\b"
    found = _find_all(sample, words, ("impression",))
    found = [
        row
        for row in found
        if not re.match(
            r"左心|右心|left atri|right heart|左前降|左移|右移|rightward", _text(sample, "impression")[row[1].start() :]
        )
    ]
    if not found:
        return None
    section, match = rng.choice(found)
    return _replace(sample, "laterality", section, *match.span(), _SIDES[match.group()], 1)


def swap_level(sample: Sample, rng: random.Random) -> Sample | None:
    options = []
    for group in _LEVELS[sample.data["lang"]]:
        words = [word.replace("_", " ") for word in group.split()]
        for word in words:
            for section, match in _find_all(sample, re.escape(word), ("impression",)):
                options += [(section, match, other) for other in words if other != word]
    options = [row for row in options if row[1].group() in _text(sample, "findings")]
    if not options:
        return None
    section, match, other = rng.choice(options)
    return _replace(sample, "location_level", section, *match.span(), other)


def _append(sample: Sample, category: str, sentence: str) -> Sample:
    text = _text(sample, "findings")
    glue = "" if _is_zh(sample) else " "
    start = len(text) + len(glue)
    return sample.change((category, "findings", start, start + len(sentence)), findings=text + glue + sentence)


def add_part(sample: Sample, rng: random.Random) -> Sample | None:
    body = sample.data["exam_body_part"].lower()
    if "全身" in body or "whole" in body:
        return None
    head = any(word in body for word in ("头", "颅", "鼻窦", "鞍", "颈", "head", "brain", "neck", "cervical"))
    kind = "head" if head else "chest" if body in ("胸部", "chest", "乳腺", "breast") else "other"
    if kind == "head" and sample.data["sex"] == ("F" if _is_zh(sample) else "M"):
        return None
    return _append(sample, "body_part", _OUTSIDE[sample.data["lang"]][kind])


def add_sex(sample: Sample, rng: random.Random) -> Sample | None:
    sex = sample.data["sex"]
    return _append(sample, "sex", _SEXED[sample.data["lang"]][sex]) if sex else None


def add_age(sample: Sample, rng: random.Random) -> Sample | None:
    years = int(sample.data["age"][:-1])
    options = _AGED[sample.data["lang"]]
    sentence = options[0][1] if years < 30 else options[rng.choice([1, 2])][1]
    return _append(sample, "age", sentence)


def flip_polarity(sample: Sample, rng: random.Random) -> Sample | None:
    """A denial of the findings claimed in the impression, or a claim of the impression denied there."""
    if _is_zh(sample):
        found = _find_all(
            sample,
            r"(?:未见|无)(?:明显|异常)?([\u4e00-\u9fff]{0,3}(?:积液|肿大淋巴结|骨折|结石|扩张|出血|肿块|狭窄|血流信号|破坏|缺损))(?=[，。；、])",
            ("findings",),
        )
        if not found:
            return None
        sentence = _sentence_around(_text(sample, "findings"), rng.choice(found)[1], "，。；")
        claim = re.sub(r"未见(?:明显|异常)?|无(?:明显)?", "见", sentence, count=1) + "。"
    else:
        found = _find_all(
            sample,
            r"\b[Nn]o (?:\w+ ){0,2}(?:effusion|pneumothorax|fracture|hydronephrosis|adenopathy|lymphadenopathy|hemorrhage|mass|obstruction|nodule|extension|ulcer|subluxation)\b",
            ("findings",),
        )
        if not found:
            return None
        claim = re.sub(r"^[Nn]o ", "There is ", rng.choice(found)[1].group()) + "."
    text = _text(sample, "impression")
    glue = "\n" if _is_zh(sample) else " "
    start = len(text) + len(glue)
    return sample.change(("polarity", "impression", start, start + len(claim)), impression=text + glue + claim)


def _sentence_around(text: str, match: re.Match, marks: str) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in marks), default=-1) + 1
    return text[start : match.end()]


def drop_call(sample: Sample, rng: random.Random) -> Sample | None:
    text = _text(sample, "impression")
    pattern = (
        r"[，。\n]?[^，。\n]*(?:电话|告知|通知)[^\n]*$"
        if _is_zh(sample)
        else r"[.\n ]*\n?[^.\n]*\b(?:called|[Dd]iscussed|conveyed|notified)\b[^\n]*$"
    )
    match = re.search(pattern, text)
    if not match or not match.start():
        return None
    left = text[: match.start()].rstrip("，. \n") + ("。" if _is_zh(sample) else ".")
    return sample.change(("critical_comm", "impression", 0, len(left)), impression=left)


def empty_section(sample: Sample, rng: random.Random) -> Sample | None:
    section = rng.choice(_SECTIONS)
    new = rng.choice(["", " ", "。"])
    return sample.change(("missing_section", section, 0, max(1, len(new))), **{section: new})


def change_size(sample: Sample, rng: random.Random) -> Sample | None:
    found = _find_all(sample, r"(?<![\d./])(\d+(?:\.\d+)?)(?=\s?(?:mm|cm))", ("impression",))
    found = [row for row in found if row[1].group() in _text(sample, "findings")]
    if not found:
        return None
    section, match = rng.choice(found)
    value = float(match[1])
    new = (
        f"{value * rng.choice([1.6, 2, 0.5]):.1f}".removesuffix(".0")
        if "." in match[1] or value < 5
        else str(int(match[1][::-1]) if match[1][::-1] != match[1] and match[1][-1] != "0" else int(value * 2))
    )
    return _replace(sample, "measurement", section, *match.span(), new)


def change_date(sample: Sample, rng: random.Random) -> Sample | None:
    found = _find_all(sample, r"20\d\d-\d\d-\d\d")
    if found:
        section, match = rng.choice(found)
        year, month, day = match.group().split("-")
        new = rng.choice(
            [f"{int(year) + 2}-{month}-{day}", f"{year}-13-{day}", f"{year}-{month}-{(int(day) + 3) % 27 + 1:02d}"]
        )
        return _replace(sample, "comparison_date", section, *match.span(), new)
    sentence = "与2027-05-06片比较无变化。" if _is_zh(sample) else "Compared with 2027-05-06, there is no change."
    return _append(sample, "comparison_date", sentence)


def flip_contrast(sample: Sample, rng: random.Random) -> Sample | None:
    if "contrast" not in sample.data:
        return None
    if sample.data["contrast"]:
        return (
            _append(
                sample,
                "contrast",
                "本次仅行平扫检查。" if _is_zh(sample) else "The exam was performed without intravenous contrast.",
            )
            if not re.search("增强|强化|对比剂|造影剂|动脉期|nhanc|ontrast", _text(sample, "findings"))
            else None
        )
    return _append(
        sample,
        "contrast",
        "增强扫描后呈不均匀强化。"
        if _is_zh(sample)
        else "After intravenous contrast there is heterogeneous enhancement.",
    )


def swap_wording(sample: Sample, rng: random.Random) -> Sample | None:
    pairs = _WORDING.get((sample.data["lang"], sample.data["modality"]), [])
    options = [
        (section, match, new)
        for old, new in pairs
        for section, match in _find_all(sample, re.escape(old), ("findings",))
    ]
    options = [row for row in options if not re.search("外院|utside|rior", _text(sample, "findings"))]
    if not options:
        return None
    section, match, new = rng.choice(options)
    return _replace(sample, "modality_wording", section, *match.span(), new)


def copy_text(sample: Sample, rng: random.Random) -> Sample | None:
    if sample.data["prior"] and rng.random() < 0.6:
        old = sample.data["prior"][0]["findings"]
        return sample.change(("copy_forward", "findings", 0, len(old)), findings=old)
    mark = "。" if _is_zh(sample) else ". "
    parts = [part for part in _text(sample, "findings").split(mark) if len(part) > (10 if _is_zh(sample) else 30)]
    if not parts:
        return None
    sentence = rng.choice(parts).rstrip(".") + mark.strip()
    return _append(sample, "copy_forward", sentence)


def drop_item(sample: Sample, rng: random.Random) -> Sample | None:
    """The first, weightiest item of a numbered impression goes; the fault lies where the findings speak of it."""
    items = _text(sample, "impression").split("\n")
    if len(items) < 2 or not items[0].startswith("1"):
        return None
    left = "\n".join(items[1:])
    return sample.change(("impression_omission", "findings", 0, len(_text(sample, "findings"))), impression=left)


def leave_gap(sample: Sample, rng: random.Random) -> Sample | None:
    found = _find_all(sample, r"\d+(?:\.\d+)?(?=\s?(?:mm|cm))", ("findings",))
    if found and rng.random() < 0.6:
        section, match = rng.choice(found)
        return _replace(sample, "placeholder", section, *match.span(), rng.choice(["__", "***", "XX", "[ ]"]), 2)
    return _append(
        sample,
        "placeholder",
        rng.choice(["【请填写】。", "左侧/右侧[选择]。"])
        if _is_zh(sample)
        else rng.choice(["[insert findings here].", "Nodule measuring *** mm."]),
    )


FAULTS: dict[str, Callable[[Sample, random.Random], Sample | None]] = {
    "char_extra": add_char,
    "char_missing": drop_char,
    "typo": misspell,
    "unit": spoil_unit,
    "laterality": swap_side,
    "location_level": swap_level,
    "body_part": add_part,
    "sex": add_sex,
    "age": add_age,
    "polarity": flip_polarity,
    "critical_comm": drop_call,
    "missing_section": empty_section,
    "measurement": change_size,
    "comparison_date": change_date,
    "contrast": flip_contrast,
    "modality_wording": swap_wording,
    "copy_forward": copy_text,
    "impression_omission": drop_item,
    "placeholder": leave_gap,
}


def make_faulty(samples: list[Sample], category: str, *, seed: int, most: int) -> list[Sample]:
    """Up to `most` faulty reports of a category, every report used equally often."""
    rng = random.Random(f"{category}:{seed}")
    made: list[Sample] = []
    for _ in range(4):
        for sample in rng.sample(samples, len(samples)):
            faulty = FAULTS[category](sample, rng)
            if faulty is not None:
                made.append(faulty)
            if len(made) == most:
                return made
    return made
