"""IMG-BODY-PART: the images are of another part of the body than was ordered."""

from collections.abc import Iterable

from apps.qc.engine.body_regions import find_regions
from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-BODY-PART", category="body_part", title={"zh-Hans": "检查部位", "en": "Body part"})
def check_body_part(case: ImageCase) -> Iterable[Said]:
    """By Body Part Examined, else by the words of protocol and description; a term of no known region judges nothing."""
    wanted = find_regions(case.order.body_part)
    if not wanted:
        return
    told = {series.uid: _read_part(series) for series in case.stacks}
    n_other = sum(1 for _, regions, _ in told.values() if regions and not regions & wanted)
    n_same = sum(1 for _, regions, _ in told.values() if regions & wanted)
    for series in case.stacks:
        text, regions, is_term = told[series.uid]
        params = {"said": text, "expected": case.order.body_part}
        if regions and not regions & wanted:
            severity = "error" if is_term or n_other > n_same else "warn"
            yield Said("body_part", severity, params, series, measured=text, expected=case.order.body_part)
        elif not regions and not n_same:
            yield Said("body_part_unknown", "info", params, series, measured=text, expected=case.order.body_part)


def _read_part(series: ImageSeries) -> tuple[str, frozenset[str], bool]:
    """What says it, which regions, and whether it is the term itself."""
    term = series.common("BodyPartExamined")
    if regions := find_regions(term):
        return term, regions, True
    for keyword in ("ProtocolName", "SeriesDescription", "StudyDescription"):
        text = series.common(keyword)
        if regions := find_regions(text):
            return text, regions, False
    return term, frozenset(), False
