"""IMG-COVERAGE: the scan is shorter than the protocol asks."""

from collections.abc import Iterable

from apps.qc.engine.geometry import list_stacks
from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.protocol import list_planned


@image_rule("IMG-COVERAGE", category="coverage_short", title={"zh-Hans": "扫描范围不足", "en": "Coverage short"})
def check_coverage(case: ImageCase) -> Iterable[Said]:
    """Of each planned series the longest stack, over all series of one phase: a further short reconstruction is no fault."""
    wanted = case.order.protocol.min_coverage_mm
    if not wanted:
        return
    tolerance = case.policy["coverage"]["tolerance_mm"]
    for group in list_planned(case):
        extents = [(stack.extent_mm, series) for series in group for stack in list_stacks(case, series)]
        if not extents:
            continue
        longest, series = max(extents, key=lambda item: item[0])
        if longest < wanted - tolerance:
            params = {"said": f"{longest:.0f}", "expected": f"{wanted:.0f}"}
            yield Said("coverage", "error", params, series, measured=round(longest, 1), expected=wanted)
