"""A phantom measurement against the tolerances of the policy and the limits of its baseline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apps.qc.engine.phantom.control import Centre, compute_ewma, get_limits

PARAMETERS = ("water", "uniformity", "noise")


@dataclass(frozen=True)
class Breach:
    """`rule` is tolerance, shewhart or ewma; `limit` the bound that was passed."""

    parameter: str
    rule: str
    severity: str
    value: float
    limit: float


def judge(
    series: Mapping[str, Sequence[float]], centres: Mapping[str, Centre], *, rule: Mapping[str, Any]
) -> list[Breach]:
    """The last value of each parameter; the series begin where the baseline does and end with the value to judge."""
    found: list[Breach] = []
    for parameter in PARAMETERS:
        values, centre = series[parameter], centres.get(parameter)
        found += _check_tolerance(parameter, values[-1], centre, rule["tolerances"][parameter])
        if centre:
            found += _check_control(parameter, values, centre, rule["control"])
    return found


def get_tolerance(centre: Centre | None, said: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Bounds by severity: around a nominal value, or a share of the baseline; empty where neither can be known."""
    bounds: dict[str, tuple[float, float]] = {}
    for severity in ("warn", "error"):
        if f"{severity}_hu" in said:
            half = said[f"{severity}_hu"]
            bounds[severity] = (said["nominal_hu"] - half, said["nominal_hu"] + half)
        elif f"{severity}_share" in said and centre:
            half = said[f"{severity}_share"] * centre.mean
            bounds[severity] = (centre.mean - half, centre.mean + half)
    return bounds


def _check_tolerance(parameter: str, value: float, centre: Centre | None, said: Mapping[str, float]) -> list[Breach]:
    for severity, bounds in reversed(get_tolerance(centre, said).items()):
        if (limit := _find_passed(value, bounds)) is not None:
            return [Breach(parameter, "tolerance", severity, value, limit)]
    return []


def _check_control(
    parameter: str, values: Sequence[float], centre: Centre, control: Mapping[str, float]
) -> list[Breach]:
    found = []
    if (limit := _find_passed(values[-1], get_limits(centre, control["shewhart_sigmas"]))) is not None:
        found.append(Breach(parameter, "shewhart", "warn", values[-1], limit))
    last = compute_ewma(values, centre, weight=control["ewma_weight"], sigmas=control["ewma_sigmas"])[-1]
    if (limit := _find_passed(last.value, (last.lower, last.upper))) is not None:
        found.append(Breach(parameter, "ewma", "warn", last.value, limit))
    return found


def _find_passed(value: float, bounds: tuple[float, float]) -> float | None:
    low, high = bounds
    return low if value < low else high if value > high else None
