"""Which objects of a study are read for dose."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from apps.imaging.engine.dose.headers import SECONDARY_CAPTURE

_UID = "1.2.840.10008.5.1.4.1.1."
# X-ray radiation dose, radiopharmaceutical dose, and the plain report classes that older scanners use for dose
DOSE_REPORTS = frozenset(f"{_UID}88.{n}" for n in ("67", "68", "11", "22", "33", "34"))
EACH_IMAGE = frozenset({"CR", "DX", "MG", "PX", "IO", "XA", "RF"})
ONE_OF_A_SERIES = frozenset({"CT", "PT", "NM"})


class Candidate(NamedTuple):
    instance_id: int
    series_id: int
    sop_class: str
    modality: str


def choose_reports(instances: Iterable[Candidate]) -> list[int]:
    return [i.instance_id for i in instances if i.sop_class in DOSE_REPORTS]


def choose_images(instances: Iterable[Candidate]) -> list[int]:
    """Every radiograph and dose page; of a tomographic series the first slice, since all repeat its dose."""
    chosen, series = [], set()
    for i in instances:
        if i.modality in EACH_IMAGE or i.sop_class in SECONDARY_CAPTURE:
            chosen.append(i.instance_id)
        elif i.modality in ONE_OF_A_SERIES and i.series_id not in series:
            series.add(i.series_id)
            chosen.append(i.instance_id)
    return chosen


def list_told(values: Iterable[Any]) -> set[str]:
    """Irradiation Event UIDs of image headers: one or several an image."""
    return {str(uid) for value in values for uid in (value if isinstance(value, list) else [value]) if uid}
