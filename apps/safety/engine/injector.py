"""What an injector shows or reports, against the cannula and the vein, and its phases against the volume on record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apps.common.kernel.reason import Reason
from apps.safety.engine.facts import Rules

HANDS = ("right_hand", "left_hand")
ROUNDING_ML = 0.5
"""Phases are shown in tenths or whole millilitres: their sum may miss the volume by so much."""


def list_vein_limits(rules: Rules, *, gauge: int | None, site: str) -> list[tuple[str, float]]:
    """The highest rates that cannula and vein take, each with the code of what it says; only those the policy has."""
    limits = [("dose_rate_over_cannula", find_cannula(rules, gauge).get("max_ml_per_s"))]
    if site in HANDS:
        limits.append(("dose_rate_over_hand", rules.payload["hand_max_ml_per_s"]))
    return [(code, float(highest)) for code, highest in limits if highest is not None]


def find_cannula(rules: Rules, gauge: int | None) -> Mapping[str, Any]:
    return rules.payload["cannulas"].get(str(gauge), {}) if gauge else {}


def check_injector(
    rules: Rules,
    *,
    volume_ml: float,
    rate_ml_per_s: float | None,
    phases: Sequence[Mapping[str, Any]],
    peak_pressure_psi: int | None,
    gauge: int | None,
    site: str,
) -> Iterator[Reason]:
    """What was faster or harder than cannula and vein take. A peak is known only afterwards: it is told, never refused."""
    rates = [float(r) for r in (rate_ml_per_s, *(p.get("rate_ml_per_s") for p in phases)) if r]
    for code, highest in list_vein_limits(rules, gauge=gauge, site=site):
        if rates and max(rates) > highest:
            params = {"rate": shorten(max(rates)), "highest": shorten(highest), "gauge": gauge}
            yield Reason(f"safety.{code}", params, "error", rules.label)
    limit = find_cannula(rules, gauge).get("pressure_psi")
    if limit and peak_pressure_psi and peak_pressure_psi > limit:
        params = {"peak": peak_pressure_psi, "limit": shorten(limit), "gauge": gauge}
        yield Reason("safety.pressure_over_limit", params, "warning", rules.label)
    if phases and abs(sum_contrast(phases) - volume_ml) > ROUNDING_ML:
        params = {"phases": shorten(sum_contrast(phases)), "volume": shorten(volume_ml)}
        yield Reason("safety.dose_phases_off_volume", params, "error", rules.label)


def sum_contrast(phases: Sequence[Mapping[str, Any]]) -> float:
    """Millilitres of contrast in all phases; of a mix its share."""
    share = {"contrast": 100, "saline": 0}
    return sum(p["volume_ml"] * share.get(p["fluid"], p.get("contrast_percent") or 0) / 100 for p in phases)


def shorten(value: float) -> float | int:
    """As people write it: two decimals at most, none when whole."""
    rounded = round(float(value), 2)
    return int(rounded) if rounded == int(rounded) else rounded
