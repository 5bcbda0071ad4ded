"""IMG-SMOOTH: noise smoothed away, and with it detail."""

from collections.abc import Iterable
from statistics import median

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_metrics.slices import SeriesMeasures, ShapeMeasures, measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule(
    "IMG-SMOOTH", category="over_smoothed", title={"zh-Hans": "过度平滑", "en": "Over-smoothed"}, reads_pixels=True
)
def check_smoothing(case: ImageCase) -> Iterable[Said]:
    """Neighbouring pixels alike beyond what a soft kernel does, with very little noise or soft edges; small pixels are alike by nature."""
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        if measures is None or measures.noise is None or not _is_smooth(case, series, measures):
            continue
        alike = _find_median([s.correlation for s in measures.shapes])
        params = {"noise": f"{measures.noise:.1f}", "said": f"{alike:.2f}" if alike is not None else "-"}
        expected = case.policy["smoothing"]["correlation_quiet"]
        yield Said("over_smoothed", "warn", params, series, measured=round(alike or 1.0, 3), expected=expected)


def _is_smooth(case: ImageCase, series: ImageSeries, measures: SeriesMeasures) -> bool:
    rule, wanted = case.policy["smoothing"], case.order.protocol.noise_max_hu
    alike = _find_median([s.correlation for s in measures.shapes])
    softness = _find_median([_find_softness(s, series, rule) for s in measures.shapes])
    if softness is not None and softness > rule["soft_times"]:
        return alike is None or alike > rule["correlation_soft"] or softness > rule["very_soft_times"]
    quiet = rule["low_noise_share"] * wanted if wanted else rule["low_noise_hu"]
    return alike is not None and alike > rule["correlation_quiet"] and (measures.noise or 0.0) < quiet


def _find_softness(shape: ShapeMeasures, series: ImageSeries, rule: dict) -> float | None:
    """The sharpest side's width over what a soft kernel makes of it; nothing where the edge is double."""
    sides = shape.outline.sides
    if not sides or any(side.doubleness > rule["single_edge"] for side in sides):
        return None
    return min(side.width for side in sides) / max(rule["edge_px"], rule["edge_mm"] / max(series.pixel_mm, 0.05))


def _find_median(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return median(known) if known else None
