"""Faults of the text itself, and the tools that place a fault: a character, a word, a unit, a gap."""

import random
import re

from benchmarks.report_qc.fault_words import TYPO_EN
from benchmarks.report_qc.reports import Sample

_CJK = re.compile(r"[\u4e00-\u9fff]{4,}")
SECTIONS = ("findings", "impression")


def get_text(sample: Sample, section: str) -> str:
    return sample.data[section]


def put(sample: Sample, category: str, section: str, start: int, end: int, new: str, around: int = 0) -> Sample:
    text = get_text(sample, section)
    span = (max(0, start - around), start + len(new) + around)
    return sample.change((category, section, *span), **{section: text[:start] + new + text[end:]})


def find_all(sample: Sample, pattern: str, sections=SECTIONS) -> list[tuple[str, re.Match]]:
    return [(section, match) for section in sections for match in re.finditer(pattern, get_text(sample, section))]


def is_zh(sample: Sample) -> bool:
    return sample.data["lang"] == "zh"


def add_char(sample: Sample, rng: random.Random) -> Sample | None:
    if is_zh(sample):
        section, match = rng.choice(find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start() + 1, match.end())
        char = get_text(sample, section)[at - 1] if rng.random() < 0.6 else rng.choice("的了是在有")
        return put(sample, "char_extra", section, at, at, char, 1)
    section, match = rng.choice(find_all(sample, r"\b[a-z]{2,}\b"))
    if rng.random() < 0.7:
        return put(sample, "char_extra", section, match.end(), match.end(), " " + match.group())
    return put(sample, "char_extra", section, match.end(), match.end(), " " + rng.choice(["the", "of", "is", "and"]))


def drop_char(sample: Sample, rng: random.Random) -> Sample | None:
    if is_zh(sample):
        section, match = rng.choice(find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start() + 1, match.end() - 1)
        return put(sample, "char_missing", section, at, at + 1, "", 1)
    found = find_all(sample, r"(?<=[a-z] )(?:of|the|is|in|with|no|are|and|to|evidence|normal|seen) (?=[a-z])")
    if not found:
        return None
    section, match = rng.choice(found)
    return put(sample, "char_missing", section, *match.span(), "", 4)


def misspell(sample: Sample, rng: random.Random) -> Sample | None:
    return _misspell_zh(sample, rng) if is_zh(sample) else _misspell_en(sample, rng)


def _misspell_zh(sample: Sample, rng: random.Random) -> Sample | None:
    from pypinyin import Style, lazy_pinyin
    from pypinyin.pinyin_dict import pinyin_dict
    from pypinyin.style._utils import replace_symbol_to_no_symbol

    from apps.qc.engine.zh_characters import load_general

    common = {char for word in list(load_general())[:8000] for char in word}
    for _ in range(30):
        section, match = rng.choice(find_all(sample, _CJK.pattern))
        at = rng.randrange(match.start(), match.end())
        char = get_text(sample, section)[at]
        sound = lazy_pinyin(char, style=Style.NORMAL)[0]
        alike = [
            c
            for c in sorted(common)
            if c != char and replace_symbol_to_no_symbol(pinyin_dict.get(ord(c), "").split(",")[0]) == sound
        ]
        if alike:
            return put(sample, "typo", section, at, at + 1, rng.choice(alike))
    return None


def _misspell_en(sample: Sample, rng: random.Random) -> Sample | None:
    if rng.random() < 0.35:
        found = find_all(sample, r"\b(?:" + "|".join(TYPO_EN) + r")\b")
        if found:
            section, match = rng.choice(found)
            return put(sample, "typo", section, *match.span(), TYPO_EN[match.group()])
    section, match = rng.choice(find_all(sample, r"\b[a-z]{6,}\b"))
    word, at = match.group(), rng.randrange(1, len(match.group()) - 1)
    new = rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice("aeiou") + word[at + 1 :],
        ]
    )
    return None if new == word else put(sample, "typo", section, *match.span(), new)


def spoil_unit(sample: Sample, rng: random.Random) -> Sample | None:
    found = find_all(sample, r"\d+(?:\.\d+)?\s?(mm|cm|HU)(?![a-z])")
    if not found:
        return None
    section, match = rng.choice(found)
    new = {"mm": rng.choice(["cm", "kg", "HU"]), "cm": rng.choice(["ml", "kg", "HU"]), "HU": "mm"}[match[1]]
    start = match.start(1)
    return put(sample, "unit", section, start, match.end(1), new, 3)


def append(sample: Sample, category: str, sentence: str) -> Sample:
    text = get_text(sample, "findings")
    glue = "" if is_zh(sample) else " "
    start = len(text) + len(glue)
    return sample.change((category, "findings", start, start + len(sentence)), findings=text + glue + sentence)


def leave_gap(sample: Sample, rng: random.Random) -> Sample | None:
    found = find_all(sample, r"\d+(?:\.\d+)?(?=\s?(?:mm|cm))", ("findings",))
    if found and rng.random() < 0.6:
        section, match = rng.choice(found)
        return put(sample, "placeholder", section, *match.span(), rng.choice(["__", "***", "XX", "[ ]"]), 2)
    return append(
        sample,
        "placeholder",
        rng.choice(["【请填写】。", "左侧/右侧[选择]。"])
        if is_zh(sample)
        else rng.choice(["[insert findings here].", "Nodule measuring *** mm."]),
    )
