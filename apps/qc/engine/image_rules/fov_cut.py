"""IMG-FOV: the body is cut off by the field of view."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_metrics.slices import MIN_BODY_SHARE, SliceMeasures, measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-FOV", category="fov_cut", title={"zh-Hans": "视野截断", "en": "Field of view cut"}, reads_pixels=True)
def check_fov(case: ImageCase) -> Iterable[Said]:
    """Body at the picture's edge, or along the round reconstruction field; a field wholly inside the body was meant to be small."""
    rule = case.policy["fov"]
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        slices = [s for s in measures.slices if s.body_share > MIN_BODY_SHARE] if measures else []
        cut = [s for s in slices if _is_cut(s, rule)]
        full = [s for s in cut if max(s.border_share, s.circle_share) > rule["full_share"]]
        is_small = len(full) > len(cut) / 2 and _get_field_mm(series) < rule["small_field_mm"]
        if not slices or len(cut) <= max(1, rule["slices_share"] * len(slices)) and len(cut) < len(slices):
            continue
        worst = max(cut, key=lambda s: max(s.border_share, s.circle_share))
        share = max(worst.border_share, worst.circle_share)
        params = {"share": f"{share * 100:.0f}", "n": len(cut)}
        code, severity = ("fov_small", "info") if is_small else ("fov_cut", "warn")
        yield Said(code, severity, params, series, worst.instance, measured=round(share, 3), expected=0)


def _get_field_mm(series: ImageSeries) -> float:
    first = series.instances[0]
    pixel = (first.numbers("PixelSpacing") or [1.0])[0]
    drawn = pixel * (first.number("Columns") or 512)
    return min(drawn, first.number("ReconstructionDiameter") or drawn)


def _is_cut(one: SliceMeasures, rule: dict) -> bool:
    return one.border_share > rule["border_share"] or one.circle_share > rule["circle_share"]
