"""IMG-SAME-PIXELS: two slices at different places with the very same picture."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.slices import SliceMeasures, measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule(
    "IMG-SAME-PIXELS",
    category="duplicate_slice",
    title={"zh-Hans": "重复图像", "en": "Same picture twice"},
    reads_pixels=True,
)
def check_same_pixels(case: ImageCase) -> Iterable[Said]:
    """Noise never repeats; empty pictures may."""
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        seen: dict[tuple, SliceMeasures] = {}
        twice = []
        for one in measures.slices if measures else ():
            if (
                one.noise
                and one.signature in seen
                and one.instance.position_mm != seen[one.signature].instance.position_mm
            ):
                twice.append(one)
            seen.setdefault(one.signature, one)
        if twice:
            params = {"n": len(twice)}
            yield Said("same_pixels", "error", params, series, twice[0].instance, measured=len(twice), expected=0)
