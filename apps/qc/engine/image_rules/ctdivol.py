"""IMG-CTDIVOL: the dose of this one scan is over the single-exam trigger (not a comparison with the DRL, which is for groups)."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-CTDIVOL", category="ctdivol", title={"zh-Hans": "CTDIvol 触发值", "en": "CTDIvol trigger"})
def check_ctdivol(case: ImageCase) -> Iterable[Said]:
    """Per series, without scouts and bolus tracking; multiples of the DRL are policy."""
    level, rule = case.order.protocol.ctdivol_drl, case.policy["ctdivol"]
    if not level:
        return
    for series in case.stacks:
        said = [v for i in series.instances if (v := i.number("CTDIvol")) is not None]
        highest = max(said, default=0.0)
        times = highest / level
        params = {"said": f"{highest:.3g}", "drl": f"{level:.3g}", "times": f"{times:.2g}"}
        if times >= rule["warn_times_drl"]:
            severity = "error" if times >= rule["error_times_drl"] else "warn"
            limit = level * rule["warn_times_drl"]
            yield Said("ctdivol", severity, params, series, measured=highest, expected=round(limit, 3))
        elif times > 1:
            yield Said("ctdivol_above_drl", "info", params, series, measured=highest, expected=level)
