"""IMG-LATERALITY: the images are of the other side than was ordered."""

import re
from collections.abc import Iterable

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule

_OPPOSITE = {"L": "R", "R": "L"}
_LEFT = re.compile(r"左|(?<![A-Z])(?:LEFT|LT|L)(?![A-Z.])")
_RIGHT = re.compile(r"右|(?<![A-Z])(?:RIGHT|RT|R)(?![A-Z.])")
_PLAIN = ("DX", "CR", "MG", "RF", "XA")


@image_rule("IMG-LATERALITY", category="laterality", title={"zh-Hans": "侧别", "en": "Laterality"})
def check_laterality(case: ImageCase) -> Iterable[Said]:
    """By (Image) Laterality, else by the words of the description; both sides are no contradiction."""
    wanted = read_side(case.order.laterality)
    if wanted not in _OPPOSITE:
        return
    for series in case.series:
        if not series.is_image:
            continue
        for side, text, instance in _list_sides(series):
            params = {"said": text, "expected": wanted}
            if side == _OPPOSITE[wanted]:
                yield Said("laterality", "error", params, series, instance, measured=side, expected=wanted)
                break
            if not side and series.modality in _PLAIN:
                yield Said("laterality_missing", "info", params, series, measured="", expected=wanted)
                break


def _list_sides(series: ImageSeries) -> Iterable[tuple[str, str, object]]:
    seen = set()
    for instance in series.instances:
        text = instance.text("ImageLaterality") or instance.text("Laterality")
        if text not in seen:
            seen.add(text)
            side = read_side(text)
            yield (side, text, instance) if side else (*_read_words(series), None)


def read_side(text: str) -> str:
    """L, R, B or empty."""
    word = text.strip().upper()
    if word in ("L", "LEFT", "LT", "左", "左侧"):
        return "L"
    if word in ("R", "RIGHT", "RT", "右", "右侧"):
        return "R"
    return "B" if word in ("B", "BOTH", "BILATERAL", "双侧", "双") else ""


def _read_words(series: ImageSeries) -> tuple[str, str]:
    for keyword in ("SeriesDescription", "ProtocolName", "StudyDescription"):
        text = series.common(keyword).upper().replace("_", " ")
        left, right = bool(_LEFT.search(text)), bool(_RIGHT.search(text))
        if left != right:
            return ("L" if left else "R"), text
    return "", ""
