"""What tells a blind reader who is behind a case: writing in the pixels, names in the text."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from apps.qc.engine.second_reading import mask_identifiers

PROSE = ("reason_for_exam", "technique", "findings", "impression")
_MASK = "█"
_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"  # Secondary Capture and its multi-frame kinds .7.1 to .7.4, PS3.4 B.5
_SCREENS = ("SCREEN SAVE", "DOSE")
_DOSE_WORDS = ("dose report", "dose info", "dose summary", "dose page", "dose record", "patient protocol", "剂量报告")
_TOLD = re.compile(
    r"(?:通知|告知|联系|致电|汇报|转告)(?:了|给|于)?(?P<zh>[\u4e00-\u9fff]{2,3})(?=$|[，。；、,;.\s(（\d并于])"
    r"|(?i:discussed with|notified|informed|communicated (?:to|with)|called|told|reported to|spoke (?:to|with))\s+"
    r"(?P<en>[A-Z][\w'-]*\.?(?:\s+[A-Z][\w'-]*\.?){0,2})"
)


def find_telling(sop_class: str, facts: Mapping[str, Any], series: str) -> str:
    """Why a blind reader must not be shown a picture: "burned_in" (the object says so), "capture" (a picture of a screen or a
    page), "dose" (a dose screen); empty when nothing says that names stand in it."""
    if str(facts.get("BurnedInAnnotation", "")).strip().upper() == "YES":
        return "burned_in"
    kind = str(facts.get("ImageType", "")).upper()
    if any(word in kind for word in _SCREENS) or any(word in series.lower() for word in _DOSE_WORDS):
        return "dose"
    return "capture" if sop_class == _CAPTURE or sop_class.startswith(f"{_CAPTURE}.") else ""


def is_undeclared(modality: str, facts: Mapping[str, Any]) -> bool:
    """Ultrasound writes names into its frames as a habit: one that does not say is shown, and the reader is told that it does not."""
    return modality == "US" and not str(facts.get("BurnedInAnnotation", "")).strip()


def mask_text(text: str, secrets: Collection[str]) -> str:
    """Names, numbers, dates and whoever was told of a result blacked out, character for character."""
    return _TOLD.sub(_black_out_name, mask_identifiers(text, secrets))


def mask_prose(content: Mapping[str, Any], secrets: Collection[str]) -> dict[str, Any]:
    """A subject's content with its free texts masked."""
    return {name: mask_text(value, secrets) if name in PROSE and value else value for name, value in content.items()}


def spell_secrets(names: Iterable[str], numbers: Iterable[str]) -> list[str]:
    """Full names, their parts of three letters or more (two would be syllables of other words), and numbers, without repeats."""
    found: dict[str, None] = {}
    for name in names:
        words = re.split(r"[\s^=,]+", name.strip())
        found |= dict.fromkeys(
            [name.strip(), " ".join(words), "^".join(words), *(w for w in words if len(w) > 2 or not w.isascii())]
        )
    return [text for text in (*found, *numbers) if len(text) > 1]


def _black_out_name(match: re.Match) -> str:
    start, end = match.span("zh" if match["zh"] else "en")
    told = match.group()
    return told[: start - match.start()] + _MASK * (end - start) + told[end - match.start() :]
