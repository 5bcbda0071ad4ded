"""IMG-TILT: the patient lies turned in the picture."""

from collections.abc import Iterable
from statistics import median

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_metrics.slices import measure_case
from apps.qc.engine.image_registry import Said, image_rule


@image_rule("IMG-TILT", category="tilt", title={"zh-Hans": "体位倾斜", "en": "Tilted"}, reads_pixels=True)
def check_tilt(case: ImageCase) -> Iterable[Said]:
    """Median over slices of the body's axis and its line of symmetry, which must agree; a patient on the side was laid so."""
    rule = case.policy["tilt"]
    for series in case.stacks:
        measures = measure_case(case).get(series.uid)
        turns = [t for s in (measures.shapes if measures else ()) if (t := s.turn.degrees) is not None]
        if len(turns) < 2 and not (turns and len(series.instances) == 1):
            continue
        middle = median(turns)
        limit = rule["warn_degrees"]
        n_turned = sum(1 for t in turns if abs(t) > limit and t * middle > 0)
        if abs(middle) > limit and n_turned >= rule["slices_share"] * len(turns):
            params = {"said": f"{abs(middle):.0f}", "expected": f"{limit:g}"}
            yield Said("tilt", "warn", params, series, measured=round(middle, 1), expected=limit)
