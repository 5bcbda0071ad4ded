"""IMG-EXPOSURE: a radiograph exposed too little or too much, or a stored deviation index that its own figures contradict."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.exposure import get_deviation_index
from apps.qc.engine.image_registry import Said, image_rule

_PLAIN = ("DX", "CR", "MG", "PX", "IO")


@image_rule("IMG-EXPOSURE", category="exposure_index", title={"zh-Hans": "曝光指数", "en": "Exposure index"})
def check_exposure(case: ImageCase) -> Iterable[Said]:
    """Bands of the deviation index are policy; 0 as a target means that none was set."""
    rule = case.policy["exposure"]
    for series in case.series:
        for instance in series.instances if series.modality in _PLAIN else ():
            index, target = instance.number("ExposureIndex"), instance.number("TargetExposureIndex")
            stored = instance.number("DeviationIndex")
            computed = get_deviation_index(index, target) if index and target and min(index, target) > 0 else None
            if computed is not None and stored is not None and abs(computed - stored) > rule["stored_differs"]:
                params = {"said": f"{stored:.1f}", "expected": f"{computed:.1f}"}
                yield Said("di_wrong", "warn", params, series, instance, measured=stored, expected=round(computed, 2))
            value = computed if computed is not None else stored
            if value is None or abs(value) <= rule["good"]:
                continue
            severity = "info" if abs(value) <= rule["review"] else "warn"
            code = "di_low" if value < 0 else "di_high"
            params = {"said": f"{value:.1f}", "expected": f"{rule['review']:g}"}
            yield Said(code, severity, params, series, instance, measured=round(value, 2), expected=rule["review"])
