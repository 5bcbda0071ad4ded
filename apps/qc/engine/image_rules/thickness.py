"""IMG-THICKNESS: no series of a phase has the protocol's slice thickness, or one series mixes several."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.protocol import list_planned


@image_rule("IMG-THICKNESS", category="thickness", title={"zh-Hans": "层厚", "en": "Slice thickness"})
def check_thickness(case: ImageCase) -> Iterable[Said]:
    """A further thin or thick reconstruction beside the right one is no fault."""
    wanted, share = case.order.protocol.slice_thickness, case.policy["thickness"]["tolerance_share"]
    for group in list_planned(case):
        told = {s.uid: _list_thicknesses(s) for s in group}
        for series in group:
            said = told[series.uid]
            if len(said) > 1 and max(said) > min(said) * (1 + share):
                values = "/".join(f"{v:g}" for v in said)
                yield Said("thickness_mixed", "warn", {"said": values}, series, measured=said, expected=wanted)
        if not wanted or any(abs(v - wanted) <= share * wanted for said in told.values() for v in said):
            continue
        series = group[0]
        said = told[series.uid]
        params = {"said": f"{said[0]:g}" if said else "", "expected": f"{wanted:g}"}
        if said:
            yield Said("thickness", "warn", params, series, measured=said[0], expected=wanted)
        else:
            yield Said("thickness_missing", "info", params, series, measured=None, expected=wanted)


def _list_thicknesses(series: ImageSeries) -> list[float]:
    return sorted({v for i in series.instances if (v := i.number("SliceThickness"))})
