"""IMG-CLIPPED: values cut off at a ceiling, or at a floor inside the body's range."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.slices import SliceMeasures, measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule(
    "IMG-CLIPPED", category="clipped", title={"zh-Hans": "像素值截断", "en": "Values clipped"}, reads_pixels=True
)
def check_clipping(case: ImageCase) -> Iterable[Said]:
    """Air that ends at the lowest value is usual, a little metal at the highest too: that is a hint only."""
    rule = case.policy["clipping"]
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        slices = measures.slices if measures else ()
        high = [s for s in slices if s.clipping.high_share > rule["high_share"]]
        low = [
            s for s in slices if s.clipping.low_share > rule["low_share"] and s.clipping.floor > rule["floor_above_hu"]
        ]
        if high:
            worst = max(high, key=lambda s: s.clipping.high_share)
            yield _tell(
                worst, worst.clipping.ceiling, worst.clipping.high_share, len(high), series, _is_metal(worst, rule)
            )
        elif low:
            worst = max(low, key=lambda s: s.clipping.low_share)
            yield _tell(worst, worst.clipping.floor, worst.clipping.low_share, len(low), series, False)


def _is_metal(worst: SliceMeasures, rule: dict) -> bool:
    return worst.clipping.ceiling >= rule["metal_from_hu"] and worst.clipping.high_share < rule["metal_share"]


def _tell(worst: SliceMeasures, value: float, share: float, n: int, series, is_metal: bool) -> Said:
    params = {"said": f"{value:.0f}", "share": f"{share * 100:.1f}", "n": n}
    code, severity = ("clipped_metal", "info") if is_metal else ("clipped", "warn")
    return Said(code, severity, params, series, worst.instance, measured=round(share, 4), expected=0)
