"""Puts one fault of a category into a clean report, at a place drawn by the seed; where a report has no such place, none."""

import random
import re
from collections.abc import Callable

from benchmarks.report_qc.fault_words import AGED, LEVELS, OUTSIDE, SEXED, SIDES, WORDING
from benchmarks.report_qc.reports import Sample
from benchmarks.report_qc.text_faults import (
    SECTIONS,
    add_char,
    append,
    drop_char,
    find_all,
    get_text,
    is_zh,
    leave_gap,
    misspell,
    put,
    spoil_unit,
)


def swap_side(sample: Sample, rng: random.Random) -> Sample | None:
    words = "左|右" if is_zh(sample) else r"\b[Ll]eft\b|\b[Rr]ight\b"
    found = find_all(sample, words, ("impression",))
    found = [
        row
        for row in found
        if not re.match(
            r"左心|右心|left atri|right heart|左前降|左移|右移|rightward",
            get_text(sample, "impression")[row[1].start() :],
        )
    ]
    if not found:
        return None
    section, match = rng.choice(found)
    return put(sample, "laterality", section, *match.span(), SIDES[match.group()], 1)


def swap_level(sample: Sample, rng: random.Random) -> Sample | None:
    options = []
    for group in LEVELS[sample.data["lang"]]:
        words = [word.replace("_", " ") for word in group.split()]
        for word in words:
            for section, match in find_all(sample, re.escape(word), ("impression",)):
                options += [(section, match, other) for other in words if other != word]
    options = [row for row in options if row[1].group() in get_text(sample, "findings")]
    if not options:
        return None
    section, match, other = rng.choice(options)
    return put(sample, "location_level", section, *match.span(), other)


def add_part(sample: Sample, rng: random.Random) -> Sample | None:
    body = sample.data["exam_body_part"].lower()
    if "全身" in body or "whole" in body:
        return None
    head = any(word in body for word in ("头", "颅", "鼻窦", "鞍", "颈", "head", "brain", "neck", "cervical"))
    kind = "head" if head else "chest" if body in ("胸部", "chest", "乳腺", "breast") else "other"
    if kind == "head" and sample.data["sex"] == ("F" if is_zh(sample) else "M"):
        return None
    return append(sample, "body_part", OUTSIDE[sample.data["lang"]][kind])


def add_sex(sample: Sample, rng: random.Random) -> Sample | None:
    sex = sample.data["sex"]
    return append(sample, "sex", SEXED[sample.data["lang"]][sex]) if sex else None


def add_age(sample: Sample, rng: random.Random) -> Sample | None:
    years = int(sample.data["age"][:-1])
    options = AGED[sample.data["lang"]]
    sentence = options[0][1] if years < 30 else options[rng.choice([1, 2])][1]
    return append(sample, "age", sentence)


def flip_polarity(sample: Sample, rng: random.Random) -> Sample | None:
    """A denial of the findings claimed in the impression, or a claim of the impression denied there."""
    if is_zh(sample):
        found = find_all(
            sample,
            r"(?:未见|无)(?:明显|异常)?([\u4e00-\u9fff]{0,3}(?:积液|肿大淋巴结|骨折|结石|扩张|出血|肿块|狭窄|血流信号|破坏|缺损))(?=[，。；、])",
            ("findings",),
        )
        if not found:
            return None
        sentence = _sentence_around(get_text(sample, "findings"), rng.choice(found)[1], "，。；")
        claim = re.sub(r"未见(?:明显|异常)?|无(?:明显)?", "见", sentence, count=1) + "。"
    else:
        found = find_all(
            sample,
            r"\b[Nn]o (?:\w+ ){0,2}(?:effusion|pneumothorax|fracture|hydronephrosis|adenopathy|lymphadenopathy|hemorrhage|mass|obstruction|nodule|extension|ulcer|subluxation)\b",
            ("findings",),
        )
        if not found:
            return None
        claim = re.sub(r"^[Nn]o ", "There is ", rng.choice(found)[1].group()) + "."
    text = get_text(sample, "impression")
    glue = "\n" if is_zh(sample) else " "
    start = len(text) + len(glue)
    return sample.change(("polarity", "impression", start, start + len(claim)), impression=text + glue + claim)


def _sentence_around(text: str, match: re.Match, marks: str) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in marks), default=-1) + 1
    return text[start : match.end()]


def drop_call(sample: Sample, rng: random.Random) -> Sample | None:
    text = get_text(sample, "impression")
    pattern = (
        r"[，。\n]?[^，。\n]*(?:电话|告知|通知)[^\n]*$"
        if is_zh(sample)
        else r"[.\n ]*\n?[^.\n]*\b(?:called|[Dd]iscussed|conveyed|notified)\b[^\n]*$"
    )
    match = re.search(pattern, text)
    if not match or not match.start():
        return None
    left = text[: match.start()].rstrip("，. \n") + ("。" if is_zh(sample) else ".")
    return sample.change(("critical_comm", "impression", 0, len(left)), impression=left)


def empty_section(sample: Sample, rng: random.Random) -> Sample | None:
    section = rng.choice(SECTIONS)
    new = rng.choice(["", " ", "。"])
    return sample.change(("missing_section", section, 0, max(1, len(new))), **{section: new})


def change_size(sample: Sample, rng: random.Random) -> Sample | None:
    found = find_all(sample, r"(?<![\d./])(\d+(?:\.\d+)?)(?=\s?(?:mm|cm))", ("impression",))
    found = [row for row in found if row[1].group() in get_text(sample, "findings")]
    if not found:
        return None
    section, match = rng.choice(found)
    value = float(match[1])
    new = (
        f"{value * rng.choice([1.6, 2, 0.5]):.1f}".removesuffix(".0")
        if "." in match[1] or value < 5
        else str(int(match[1][::-1]) if match[1][::-1] != match[1] and match[1][-1] != "0" else int(value * 2))
    )
    return put(sample, "measurement", section, *match.span(), new)


def change_date(sample: Sample, rng: random.Random) -> Sample | None:
    found = find_all(sample, r"20\d\d-\d\d-\d\d")
    if found:
        section, match = rng.choice(found)
        year, month, day = match.group().split("-")
        new = rng.choice(
            [f"{int(year) + 2}-{month}-{day}", f"{year}-13-{day}", f"{year}-{month}-{(int(day) + 3) % 27 + 1:02d}"]
        )
        return put(sample, "comparison_date", section, *match.span(), new)
    sentence = "与2027-05-06片比较无变化。" if is_zh(sample) else "Compared with 2027-05-06, there is no change."
    return append(sample, "comparison_date", sentence)


def flip_contrast(sample: Sample, rng: random.Random) -> Sample | None:
    if "contrast" not in sample.data:
        return None
    if sample.data["contrast"]:
        return (
            append(
                sample,
                "contrast",
                "本次仅行平扫检查。" if is_zh(sample) else "The exam was performed without intravenous contrast.",
            )
            if not re.search("增强|强化|对比剂|造影剂|动脉期|nhanc|ontrast", get_text(sample, "findings"))
            else None
        )
    return append(
        sample,
        "contrast",
        "增强扫描后呈不均匀强化。"
        if is_zh(sample)
        else "After intravenous contrast there is heterogeneous enhancement.",
    )


def swap_wording(sample: Sample, rng: random.Random) -> Sample | None:
    pairs = WORDING.get((sample.data["lang"], sample.data["modality"]), [])
    options = [
        (section, match, new)
        for old, new in pairs
        for section, match in find_all(sample, re.escape(old), ("findings",))
    ]
    options = [row for row in options if not re.search("外院|utside|rior", get_text(sample, "findings"))]
    if not options:
        return None
    section, match, new = rng.choice(options)
    return put(sample, "modality_wording", section, *match.span(), new)


def copy_text(sample: Sample, rng: random.Random) -> Sample | None:
    if sample.data["prior"] and rng.random() < 0.6:
        old = sample.data["prior"][0]["findings"]
        return sample.change(("copy_forward", "findings", 0, len(old)), findings=old)
    mark = "。" if is_zh(sample) else ". "
    parts = [part for part in get_text(sample, "findings").split(mark) if len(part) > (10 if is_zh(sample) else 30)]
    if not parts:
        return None
    sentence = rng.choice(parts).rstrip(".") + mark.strip()
    return append(sample, "copy_forward", sentence)


def drop_item(sample: Sample, rng: random.Random) -> Sample | None:
    """The first, weightiest item of a numbered impression goes; the fault lies where the findings speak of it."""
    items = get_text(sample, "impression").split("\n")
    if len(items) < 2 or not items[0].startswith("1"):
        return None
    left = "\n".join(items[1:])
    return sample.change(("impression_omission", "findings", 0, len(get_text(sample, "findings"))), impression=left)


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
