"""What Chinese characters sound and look like, and how often general words are written."""

import re
from functools import cache

from apps.qc.engine.language_pack import LEXICON
from apps.qc.engine.ngrams import EDGE
from apps.qc.engine.phrase_bank import load_counts


@cache
def load_sounds() -> dict[str, frozenset[str]]:
    """Toneless readings of every character, dialect pairs folded (n/l, zh/z, ing/in)."""
    from pypinyin.pinyin_dict import pinyin_dict
    from pypinyin.style._utils import replace_symbol_to_no_symbol

    return {
        chr(code): frozenset(_blur(replace_symbol_to_no_symbol(reading)) for reading in readings.split(","))
        for code, readings in pinyin_dict.items()
        if 0x4E00 <= code <= 0x9FFF
    }


def _blur(reading: str) -> str:
    for strict, loose in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if reading.startswith(strict):
            reading = loose + reading[2:]
    if reading.startswith("n"):
        reading = "l" + reading[1:]
    return re.sub(r"(?<=[aei])ng$", "n", reading)


@cache
def load_shapes() -> dict[str, frozenset[str]]:
    rows = (line.split(" ") for line in LEXICON.joinpath("shapes_zh.txt").read_text(encoding="utf-8").splitlines())
    return {row[0]: frozenset(row[1]) for row in rows if row[0] != "#"}


@cache
def load_general() -> dict[str, float]:
    return load_counts("words_zh.txt")


def name_unit(char: str) -> str:
    """Characters stand for themselves; figures and Latin letters for their kind, marks for an edge."""
    if "\u4e00" <= char <= "\u9fff":
        return char
    if char.isdigit():
        return "0"
    if char.isalpha():
        return "a"
    return "、" if char in "、和及/" else EDGE
