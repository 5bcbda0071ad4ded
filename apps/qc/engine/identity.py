"""Who a study says it is of: the value that stands for the study, apart from series that belong to somebody else."""

import re
from collections import Counter
from collections.abc import Iterator

from apps.qc.engine.image import ImageCase, ImageSeries


def list_said(case: ImageCase, keyword: str) -> Iterator[tuple[str, ImageSeries | None]]:
    """The study's value, once, with the first series that says it; a series of another patient is told by its own rule.

    Empty only when every object leaves it empty. Nothing for a study without objects.
    """
    if not case.instances:
        return
    said = Counter(i.text(keyword).strip() for i in case.instances if i.text(keyword).strip())
    if not said:
        yield "", None
        return
    value = said.most_common(1)[0][0]
    yield value, next(s for s in case.series if any(i.text(keyword).strip() == value for i in s.instances))


def read_sex(text: str) -> str:
    """M, F, or empty for other, unknown and unreadable."""
    word = text.strip().casefold()
    if word in ("m", "male", "男", "1"):
        return "M"
    return "F" if word in ("f", "female", "女", "2", "w") else ""


def read_date(text: str) -> str:
    """YYYYMMDD of DICOM, ACR-NEMA (dots) and ISO forms; empty when it is no whole date."""
    digits = re.sub(r"[.\-/: ]", "", text.strip())
    return digits if re.fullmatch(r"\d{8}", digits) and digits != "00000000" else ""
