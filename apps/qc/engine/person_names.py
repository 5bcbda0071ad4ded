"""Whether two DICOM person names can be one person's: component groups, scripts, case, accents and carets do not matter, letters do.

DICOM PS3.5 6.2: three groups (alphabetic = ideographic = phonetic), five components each. Consoles also put ideographs into the first group.
"""

import re
import unicodedata
from enum import Enum
from functools import lru_cache

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "a", "ł": "l", "đ": "d"})
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PHONETIC = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u1100-\u11ff]")
_GARBLED = re.compile(r"[?\ufffd]{2,}|\ufffd")
CONSOLE_MIN = 16  # the shortest name field of a console that cuts names off


class Likeness(Enum):
    SAME = "same"
    PARTLY = "partly"  # nothing contradicts, but a part is missing or was cut off
    OTHER = "other"
    UNKNOWN = "unknown"  # no script in common


def compare_names(ordered: str, said: str) -> Likeness:
    """`ordered` of the order, `said` of the image header."""
    wanted, given = _split(ordered), _split(said)
    common = [
        script for script in ("ideographic", "phonetic", "alphabetic") if wanted.get(script) and given.get(script)
    ]
    if not common:
        return _compare_by_sound(wanted, given)
    verdicts = [_compare_group(wanted[script], given[script]) for script in common]
    if Likeness.OTHER in verdicts:
        return Likeness.OTHER
    return Likeness.PARTLY if Likeness.PARTLY in verdicts else Likeness.SAME


def _split(name: str) -> dict[str, list[str]]:
    """Script to components, by what the letters are, not by where the group stands."""
    found: dict[str, list[str]] = {}
    for group in unicodedata.normalize("NFKC", name).split("="):
        parts = [" ".join(part.split()) for part in group.split("^")]
        text = "".join(parts)
        if not text or _GARBLED.search(text):
            continue
        kind = "ideographic" if _IDEOGRAPH.search(text) else "phonetic" if _PHONETIC.search(text) else "alphabetic"
        found.setdefault(kind, parts)
    return found


def _compare_group(wanted: list[str], given: list[str]) -> Likeness:
    full_wanted, full_given = _spell(wanted), _spell(given)
    if full_wanted & full_given:
        return Likeness.SAME
    first_wanted, first_given = _spell(wanted[:2]), _spell(given[:2])
    if first_wanted & first_given and _may_be_one_middle(wanted[2:3], given[2:3]):
        return Likeness.PARTLY  # a middle name stands on one side only, or prefix and suffix differ
    longest = max(full_given, key=len)
    if len(longest) >= CONSOLE_MIN and any(name.startswith(longest) for name in full_wanted):
        return Likeness.PARTLY
    return Likeness.OTHER


def _may_be_one_middle(wanted: list[str], given: list[str]) -> bool:
    """None, one missing, equal, or one the beginning of the other (A for Adam)."""
    one, other = (min(_spell(middle)) if middle else "" for middle in (wanted, given))
    return one.startswith(other) or other.startswith(one)


def _spell(parts: list[str]) -> set[str]:
    """Spellings without spaces, marks and case, in the order given and with family name and given name changed over."""
    words = [re.sub(r"[\W_]", "", word) for part in parts for word in part.casefold().split()]
    words = [word for word in words if word]
    if len(parts) == 1 and len(words) > 1:
        turned = [words[-1], *words[:-1]], [*words[1:], words[0]]
    else:
        turned = ([*reversed([p.casefold() for p in parts[:2]]), *[p.casefold() for p in parts[2:]]],)
    plain = {"".join(words)} | {re.sub(r"[\W_]", "", "".join(t)) for t in turned}
    return {form for text in plain for form in (_strip_accents(text), _strip_accents(text.translate(_GERMAN)))}


def _strip_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _compare_by_sound(wanted: dict[str, list[str]], given: dict[str, list[str]]) -> Likeness:
    """Ideographs on one side, letters on the other: pinyin can only rule out."""
    for one, other in ((wanted, given), (given, wanted)):
        if one.get("ideographic") and other.get("alphabetic"):
            sounds = _pinyin("".join(one["ideographic"]))
            if _spell(other["alphabetic"]) & sounds:
                return Likeness.PARTLY
    return Likeness.UNKNOWN


@lru_cache(maxsize=2048)
def _pinyin(text: str) -> frozenset[str]:
    """Every spelling without tones, readings of a character multiplied out (bounded)."""
    from pypinyin import Style, pinyin

    forms = [""]
    for readings in pinyin(text, style=Style.NORMAL, heteronym=True, errors="ignore"):
        spelt = {r.replace("ü", "v") for r in readings} | {r.replace("ü", "u") for r in readings}
        forms = [form + sound for form in forms for sound in sorted(spelt)][:512]
    return frozenset(forms)
