"""IMG-KVP: the tube voltage is not the protocol's."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.protocol import list_planned


@image_rule("IMG-KVP", category="kvp", title={"zh-Hans": "管电压", "en": "Tube voltage"})
def check_kvp(case: ImageCase) -> Iterable[Said]:
    """Each planned series on its own; several voltages in the protocol (dual energy) are all allowed."""
    wanted, tolerance = case.order.protocol.kvp, case.policy["kvp"]["tolerance_kv"]
    if not wanted:
        return
    for series in {s.uid: s for group in list_planned(case) for s in group}.values():
        said = sorted({v for i in series.instances for v in i.numbers("KVP") if v > 0})
        odd = [v for v in said if all(abs(v - w) > tolerance for w in wanted)]
        expected = wanted[0] if len(wanted) == 1 else list(wanted)
        params = {"said": _show(odd), "expected": _show(wanted)}
        if odd:
            yield Said("kvp", "warn", params, series, measured=odd[0], expected=expected)
        elif not said:
            yield Said("kvp_missing", "info", params, series, measured=None, expected=expected)


def _show(values: Iterable[float]) -> str:
    return "/".join(f"{v:g}" for v in values)
