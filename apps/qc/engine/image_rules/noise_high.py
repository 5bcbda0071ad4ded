"""IMG-NOISE: more noise than the protocol allows."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.slices import measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-NOISE", category="noise_high", title={"zh-Hans": "噪声偏高", "en": "Noise high"}, reads_pixels=True)
def check_noise(case: ImageCase) -> Iterable[Said]:
    """Median global noise level of a series, or a good part of its slices far above."""
    wanted, rule = case.order.protocol.noise_max_hu, case.policy["noise"]
    if not wanted:
        return
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        if measures is None or measures.noise is None:
            continue
        levels = [s.noise for s in measures.slices if s.noise is not None]
        n_high = sum(1 for v in levels if v > wanted * rule["high_times"])
        is_high = measures.noise > wanted * (1 + rule["tolerance_share"])
        if is_high or n_high > max(2, rule["high_slices_share"] * len(levels)):
            level = measures.noise if is_high else max(levels)
            params = {"said": f"{level:.1f}", "expected": f"{wanted:g}"}
            yield Said("noise_high", "warn", params, series, measured=round(level, 2), expected=wanted)
