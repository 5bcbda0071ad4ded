"""IMG-MOTION: double or smeared edges, noise that repeats itself, or slices shifted against each other."""

from collections.abc import Iterable, Sequence
from statistics import median

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_metrics.echo import Echo
from apps.qc.engine.image_metrics.outline import Edge
from apps.qc.engine.image_metrics.shift import measure_shift
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
        echo = _find_echo(measures, rule)
        if echo is not None:
            params = {"said": f"{echo:.2f}"}
            yield Said("motion_echo", "warn", params, series, measured=round(echo, 3), expected=rule["echo"])
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
    if widest is None:
        return None
    is_double = widest.width > limit and widest.doubleness > rule["double_edge"]
    return widest.width if is_double or _is_one_way(sides, widest, rule) else None


def _is_one_way(sides: Sequence[Edge], widest: Edge, rule: dict) -> bool:
    """Sharp across the movement, wide along it; where bone lies close under the skin a moved edge is not very wide."""
    narrow = min(side.width for side in sides)
    return (
        len(sides) == 2
        and widest.width > rule["one_way_wide_px"]
        and widest.width > max(narrow * rule["one_way_times"], narrow + rule["one_way_px"])
    )


def _find_echo(measures: SeriesMeasures, rule: dict) -> float | None:
    """Correlation of the noise with itself at a distance, or along one line only."""
    echoes = [shape.echo for shape in measures.shapes if shape.echo is not None]
    moved = [v for echo in echoes if (v := _find_repeated(echo, rule)) is not None]
    return median(moved) if len(moved) > max(1, rule["slices_share"] * len(echoes)) else None


def _find_repeated(echo: Echo, rule: dict) -> float | None:
    if echo.peak > rule["echo"] and echo.peak - echo.along > rule["echo_over_along"]:
        return echo.peak
    return echo.along if echo.along > rule["smear_along"] and echo.across < rule["smear_across"] else None


def _find_jump(slices: Sequence[SliceMeasures], series: ImageSeries, rule: dict) -> tuple[SliceMeasures, float] | None:
    """The body leaps from one slice to the next while its size stays, and it does so against its own habit."""
    steps = []
    for one, other in zip(slices, slices[1:]):
        if min(one.body_share, other.body_share) < 0.05:
            continue
        if abs(one.body_share / other.body_share - 1) < rule["jump_area_share"]:
            steps.append((_measure_leap(one, other, rule) * series.pixel_mm, other))
    if len(steps) < 6:
        return None
    usual = median(s for s, _ in steps)
    mm, where = max(steps, key=lambda s: s[0])
    return (where, mm) if mm > max(rule["jump_mm"], 6 * usual) else None


def _measure_leap(one: SliceMeasures, other: SliceMeasures, rule: dict) -> float:
    """Pixels that the body moved; one that only changes its shape is not laid over itself by any shift."""
    before, after = one.profiles, other.profiles
    found = measure_shift(before.across, after.across), measure_shift(before.down, after.down)
    return max(abs(s.cells) * other.cell if s.explains > rule["jump_explains"] else 0.0 for s in found)
