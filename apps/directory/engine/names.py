"""How a person's name is found: pinyin, initials and both orders, from a name in any script."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

# Surnames read otherwise than the character usually is.
SURNAME_READINGS: dict[str, str] = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "查": "zha", "盖": "ge", "华": "hua", "任": "ren", "区": "ou",
    "朴": "piao", "员": "yun", "乐": "yue", "尉": "wei", "隗": "wei", "黑": "he", "繁": "po", "缪": "miao", "宓": "mi",
    "覃": "qin", "冼": "xian", "召": "shao", "种": "chong", "秘": "bi", "翟": "zhai", "郇": "xun", "洗": "xian",
    "祭": "zhai", "逄": "pang", "句": "gou", "阚": "kan", "谌": "chen", "钭": "tou", "车": "che", "褚": "chu",
    "宁": "ning", "折": "she", "适": "kuo", "撒": "sa", "瞿": "qu", "訾": "zi",
    "贾": "jia", "晟": "cheng", "邸": "di", "佴": "nai", "那": "na", "纪": "ji", "哈": "ha", "石": "shi", "俞": "yu",
    "万": "wan", "柏": "bai", "鲜": "xian", "都": "du", "应": "ying", "干": "gan", "牟": "mu", "燕": "yan", "费": "fei",
}  # fmt: skip
COMPOUND_SURNAMES: dict[str, tuple[str, str]] = {
    "欧阳": ("ou", "yang"), "司马": ("si", "ma"), "上官": ("shang", "guan"), "诸葛": ("zhu", "ge"),
    "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "万俟": ("mo", "qi"), "澹台": ("tan", "tai"),
    "皇甫": ("huang", "fu"), "令狐": ("ling", "hu"), "宇文": ("yu", "wen"), "慕容": ("mu", "rong"),
    "司徒": ("si", "tu"), "夏侯": ("xia", "hou"), "东方": ("dong", "fang"), "公孙": ("gong", "sun"),
    "端木": ("duan", "mu"), "轩辕": ("xuan", "yuan"), "申屠": ("shen", "tu"), "单于": ("chan", "yu"),
    "鲜于": ("xian", "yu"), "闾丘": ("lv", "qiu"), "呼延": ("hu", "yan"), "南宫": ("nan", "gong"),
    "独孤": ("du", "gu"), "西门": ("xi", "men"), "东郭": ("dong", "guo"), "钟离": ("zhong", "li"),
}  # fmt: skip
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
SEPARATORS = re.compile(r"[\s·•・,，.^'’\-]+")


@dataclass(frozen=True)
class PersonName:
    """`text` is what people read; family and given are kept apart for HL7 and DICOM; `latin` is "Family^Given" or empty."""

    text: str
    family: str
    given: str
    latin: str = ""


@dataclass(frozen=True)
class NameKeys:
    """Search columns: "zhangsan", "zs", and given name first ("sanzhang")."""

    pinyin: str
    initials: str
    rotated: str


def parse_name(value: str | Mapping[str, str]) -> PersonName:
    """From one text, or from a map of text, family, given, latin; raises ValueError when nothing is left of it."""
    parts = {"text": value} if isinstance(value, str) else dict(value)
    text = unicodedata.normalize("NFC", (parts.get("text") or "")).strip()
    family, given = (parts.get("family") or "").strip(), (parts.get("given") or "").strip()
    if not text and (family or given):
        is_han = bool(HAN.search(family + given))
        text = family + given if is_han else " ".join(p for p in (given, family) if p)
    if not text:
        raise ValueError("a name is needed")
    if not family:
        family, given = split_name(text)
    return PersonName(text, family, given, (parts.get("latin") or "").strip())


def split_name(text: str) -> tuple[str, str]:
    """Family and given name: 欧阳修 -> 欧阳, 修; Smith, John -> Smith, John; John Smith -> Smith, John."""
    if "^" in text:
        family, _, rest = text.partition("^")
        return family.strip(), rest.partition("^")[0].strip()
    if HAN.match(text) and " " not in text and "·" not in text:
        size = 2 if text[:2] in COMPOUND_SURNAMES and len(text) > 2 else 1
        return text[:size], text[size:]
    if "," in text or "，" in text:
        family, given = re.split("[,，]", text, maxsplit=1)
        return family.strip(), given.strip()
    words = SEPARATORS.split(text.strip())
    return words[-1], " ".join(words[:-1])


def make_keys(name: PersonName) -> NameKeys:
    """Lower-case ASCII keys; ü is v, as it is typed."""
    family, given = _syllables(name.family, is_surname=True), _syllables(name.given)
    first_to_last = family + given if HAN.search(name.text) else given + family  # as people say the initials
    initials = "".join(s[0] for s in first_to_last)
    return NameKeys("".join(family + given), initials, "".join(given + family))


def make_latin(name: PersonName) -> str:
    """The alphabetic component group of DICOM PN and HL7 XPN: Zhang^Xiaoming."""
    if name.latin:
        return name.latin
    family, given = _syllables(name.family, is_surname=True), _syllables(name.given)
    if not HAN.search(name.text):
        return f"{name.family}^{name.given}".rstrip("^")
    return f"{''.join(family).capitalize()}^{''.join(given).capitalize()}".rstrip("^")


def fold(text: str) -> str:
    """What a person typed, as it is stored in the keys."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]", "", plain)


def _syllables(text: str, *, is_surname: bool = False) -> list[str]:
    if not text:
        return []
    if not HAN.search(text):
        return [w for w in (fold(word) for word in SEPARATORS.split(text)) if w]
    if is_surname and text in COMPOUND_SURNAMES:
        return list(COMPOUND_SURNAMES[text])
    if is_surname and text in SURNAME_READINGS:
        return [SURNAME_READINGS[text]]
    from pypinyin import Style, lazy_pinyin  # its dictionary is large: only the processes that need it load it

    spoken = lazy_pinyin(text, style=Style.NORMAL, v_to_u=False, errors=lambda rest: list(rest))
    return [w for w in (fold(s) for s in spoken) if w]
