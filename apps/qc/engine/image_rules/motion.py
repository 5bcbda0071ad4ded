"""IMG-MOTION: double or smeared edges, or slices shifted against each other."""

from collections.abc import Iterable, Sequence
from statistics import median

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_metrics.slices import SeriesMeasures, ShapeMeasures, SliceMeasures, measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-MOTION", category="motion", title={"zh-Hans": "运动伪影", "en": "Motion"}, reads_pixels=True)
def check_motion(case: ImageCase) -> Iterable[Said]:
    rule = case.policy["motion"]
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        if measures is None:
            continue
        width = _find_double_edge(measures, series, rule)
        if width is not None:
            shown = f"{width:.1f}"
            yield Said(
                "motion_edge", "warn", {"said": shown}, series, measured=round(width, 2), expected=rule["wide_px"]
            )
            continue
        jump = _find_jump(measures.slices, series, rule)
        if jump is not None:
            where, mm = jump
            yield Said(
                "motion_jump",
                "warn",
                {"said": f"{mm:.1f}"},
                series,
                where.instance,
                measured=round(mm, 2),
                expected=rule["jump_mm"],
            )


def _find_double_edge(measures: SeriesMeasures, series: ImageSeries, rule: dict) -> float | None:
    """Width of two edges where one is due, or of edges wide on one axis only: smoothing widens all alike."""
    limit = max(rule["wide_px"], rule["wide_mm"] / max(series.pixel_mm, 0.05))
    moved = [w for s in measures.shapes if (w := _find_wide(s, limit, rule)) is not None]
    return median(moved) if len(moved) > max(1, rule["slices_share"] * len(measures.shapes)) else None


def _find_wide(shape: ShapeMeasures, limit: float, rule: dict) -> float | None:
    sides = shape.outline.sides
    widest = max(sides, key=lambda side: side.width, default=None)
    if widest is None or widest.width <= limit:
        return None
    narrow = min(side.width for side in sides)
    is_one_way = len(sides) == 2 and widest.width > max(narrow * rule["one_way_times"], narrow + rule["one_way_px"])
    return widest.width if is_one_way or widest.doubleness > rule["double_edge"] else None


def _find_jump(slices: Sequence[SliceMeasures], series: ImageSeries, rule: dict) -> tuple[SliceMeasures, float] | None:
    """The body leaps from one slice to the next while its size stays, and it does so against its own habit."""
    steps = []
    for one, other in zip(slices, slices[1:]):
        if min(one.body_share, other.body_share) < 0.05:
            continue
        if abs(one.body_share / other.body_share - 1) < rule["jump_area_share"]:
            steps.append((_measure_shift(one, other) * series.pixel_mm, other))
    if len(steps) < 6:
        return None
    usual = median(s for s, _ in steps)
    mm, where = max(steps, key=lambda s: s[0])
    return (where, mm) if mm > max(rule["jump_mm"], 6 * usual) else None


def _measure_shift(one: SliceMeasures, other: SliceMeasures) -> float:
    """Pixels that the centre moved; a body that moved takes its sides along, one that merely changes shape does not."""
    top, left, right = (b - a for a, b in zip(one.box, other.box))
    down, across = (abs(b - a) for a, b in zip(one.centre, other.centre))
    return max(
        across if _go_together(left, right) else 0.0, down if top * (other.centre[0] - one.centre[0]) > 0 else 0.0
    )


def _go_together(left: float, right: float) -> bool:
    return left * right > 0 and min(abs(left), abs(right)) > 0.8 * max(abs(left), abs(right))
