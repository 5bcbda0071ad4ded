"""IMG-GAP: slices are missing inside a series."""

from collections.abc import Iterable

from apps.qc.engine.geometry import list_stacks
from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-GAP", category="gap", title={"zh-Hans": "层面缺失", "en": "Gap"})
def check_gap(case: ImageCase) -> Iterable[Said]:
    """A step well over the usual one, or slices further apart than the header says; without positions, missing numbers."""
    rule = case.policy["gap"]
    for series in case.stacks:
        stacks = list_stacks(case, series)
        for stack in stacks:
            limit = stack.usual_mm * rule["from_times"]
            wide = [n for n, step in enumerate(stack.steps) if step > limit] if len(stack.steps) > 2 else []
            if wide:
                at, missing = wide[0], sum(round(stack.steps[n] / stack.usual_mm) - 1 for n in wide)
                params = {"step": f"{stack.steps[at]:.2f}", "usual": f"{stack.usual_mm:.2f}", "n": missing}
                place = stack.places[at + 1][0]
                measured, expected = round(stack.steps[at], 3), round(stack.usual_mm, 3)
                yield Said("gap", "error", params, series, place, measured=measured, expected=expected)
                continue
            told = [v for i in series.instances[:1] if (v := i.number("SpacingBetweenSlices"))]
            if told and 0 < abs(told[0]) * rule["from_times"] < stack.usual_mm:
                params = {"step": f"{stack.usual_mm:.2f}", "usual": f"{abs(told[0]):.2f}", "n": 0}
                yield Said("gap", "warn", params, series, measured=round(stack.usual_mm, 3), expected=abs(told[0]))
        if not stacks:
            yield from _check_numbers(series)


def _check_numbers(series: ImageSeries) -> Iterable[Said]:
    """Instance numbers may be given with holes by some consoles, so that this is only a hint."""
    numbers = sorted({int(v) for i in series.instances if (v := i.number("InstanceNumber")) is not None})
    if len(numbers) < 5 or len(numbers) != len(series.instances):
        return
    missing = numbers[-1] - numbers[0] + 1 - len(numbers)
    if 0 < missing < len(numbers) // 2:
        yield Said("gap_numbers", "info", {"n": missing}, series, measured=missing, expected=0)
