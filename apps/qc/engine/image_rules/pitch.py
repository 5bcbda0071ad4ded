"""IMG-PITCH: the helical pitch is not the protocol's."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase, ImageInstance
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.protocol import list_planned


@image_rule("IMG-PITCH", category="pitch", title={"zh-Hans": "螺距", "en": "Pitch"})
def check_pitch(case: ImageCase) -> Iterable[Said]:
    """Spiral Pitch Factor, else table feed a rotation over total collimation (DICOM PS3.3 C.8.15.3.4)."""
    wanted, share = case.order.protocol.pitch, case.policy["pitch"]["tolerance_share"]
    if not wanted:
        return
    for series in {s.uid: s for group in list_planned(case) for s in group}.values():
        said = sorted({round(v, 4) for i in series.instances if (v := _read_pitch(i)) is not None})
        odd = [v for v in said if abs(v - wanted) > share * wanted]
        if odd:
            params = {"said": f"{odd[0]:.3g}", "expected": f"{wanted:.3g}"}
            yield Said("pitch", "warn", params, series, measured=odd[0], expected=wanted)
        elif not said:
            yield Said("pitch_missing", "info", {"expected": f"{wanted:.3g}"}, series, expected=wanted)


def _read_pitch(instance: ImageInstance) -> float | None:
    said = instance.number("SpiralPitchFactor")
    feed, width = instance.number("TableFeedPerRotation"), instance.number("TotalCollimationWidth")
    if said:
        return said
    return feed / width if feed and width else None
