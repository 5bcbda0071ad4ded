"""IMG-SPACING: pixels that are not square, or that change within a series; slices at odd distances."""

from collections import Counter
from collections.abc import Iterable

from apps.qc.engine.geometry import Stack, list_stacks
from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-SPACING", category="spacing", title={"zh-Hans": "像素与层间距", "en": "Pixel and slice spacing"})
def check_spacing(case: ImageCase) -> Iterable[Said]:
    rule = case.policy["spacing"]
    for series in case.stacks:
        yield from _check_pixels(series, rule)
        for stack in list_stacks(case, series):
            yield from _check_slices(stack, series, rule)


def _check_pixels(series: ImageSeries, rule: dict) -> Iterable[Said]:
    said = Counter(tuple(v) for i in series.instances if len(v := i.numbers("PixelSpacing")) == 2 and min(v) > 0)
    for (row, column), _ in said.most_common():
        if abs(row / column - 1) > rule["anisotropy_share"]:
            text = f"{row:g} x {column:g}"
            yield Said(
                "spacing_anisotropic", "warn", {"said": text}, series, measured=[row, column], expected="row = column"
            )
            return
    if len(said) > 1:
        values = [list(v) for v, _ in said.most_common(3)]
        if max(v[0] for v in said) > min(v[0] for v in said) * (1 + rule["anisotropy_share"]):
            text = ", ".join(f"{v[0]:g}" for v in values)
            yield Said("spacing_changes", "warn", {"said": text}, series, measured=values, expected="one value")


def _check_slices(stack: Stack, series: ImageSeries, rule: dict) -> Iterable[Said]:
    """Uneven distances that are no gap: more than a few steps off the usual one."""
    if len(stack.steps) < 4 or not stack.usual_mm:
        return
    limit = max(rule["uneven_share"] * stack.usual_mm, rule["uneven_mm"])
    odd = [s for s in stack.steps if abs(s - stack.usual_mm) > limit and s < stack.usual_mm * rule["gap_from_times"]]
    if len(odd) > max(2, rule["uneven_steps_share"] * len(stack.steps)):
        low, high = min(stack.steps), max(stack.steps)
        params = {"low": f"{low:.2f}", "high": f"{high:.2f}", "usual": f"{stack.usual_mm:.2f}"}
        yield Said("spacing_uneven", "warn", params, series, measured=[low, high], expected=round(stack.usual_mm, 3))
