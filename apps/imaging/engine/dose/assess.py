"""What a dose means: effective dose, the single-exam trigger, and the group comparison with a reference level. Never one for the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.reason import Reason
from apps.imaging.engine.dose.quantities import tidy

NOT_COMPARED = frozenset(
    {"Constant Angle Acquisition", "Stationary Acquisition"}
)  # localizer; bolus tracking and test bolus


@dataclass(frozen=True)
class DoseCase:
    """One dose record as it is judged."""

    modality: str
    exam_code: str
    region_terms: tuple[str, ...]  # catalogue body part first, then what the report calls the target
    age_years: float | None
    total_dlp: float | None
    events: tuple[Mapping[str, Any], ...] = ()
    metric: float | None = None  # of the modality: DLP, DAP or glandular dose


@dataclass(frozen=True)
class EffectiveDose:
    msv: float
    k: float
    region: str
    age_group: str


def find_region(terms: tuple[str, ...], regions: Mapping[str, str]) -> str | None:
    keys = ("".join(term.upper().split()) for term in terms if term)
    return next((regions[key] for key in keys if key in regions), None)


def estimate_effective_dose(case: DoseCase, payload: Mapping[str, Any]) -> EffectiveDose | None:
    """DLP x k by region and age; none without an age, without a factor, or when the phantom is not that of the factor."""
    region = find_region(case.region_terms, payload["regions"])
    if region is None or case.total_dlp is None or case.age_years is None or case.modality != "CT":
        return None
    phantoms = {event["phantom"] for event in case.events if event.get("phantom") and is_compared(event)}
    if phantoms and phantoms != {payload["phantom"][region]}:
        return None
    group = sum(case.age_years >= limit for limit in payload["ages_below_years"])
    k = payload["k"][region][group]
    return EffectiveDose(tidy(round(case.total_dlp * k, 4)), k, region, payload["age_groups"][group])


def is_compared(event: Mapping[str, Any]) -> bool:
    """Whether the CTDIvol of this irradiation may stand beside a reference level."""
    return isinstance(event.get("ctdivol"), float) and event["ctdivol"] > 0 and event.get("type") not in NOT_COMPARED


def list_compared(events: tuple[Mapping[str, Any], ...], phantom: str | None) -> list[float]:
    """CTDIvol of each compared irradiation; one told for another phantom size (16 cm against 32 cm) is left out."""
    return [
        event["ctdivol"]
        for event in events
        if is_compared(event) and (phantom is None or event.get("phantom", phantom) == phantom)
    ]


def find_level(payload: Mapping[str, Any], exam_code: str) -> Mapping[str, Any] | None:
    return next((level for level in payload["levels"] if exam_code in level["exam_codes"]), None)


def judge_exam(
    case: DoseCase,
    *,
    level: Mapping[str, Any] | None,
    phantom: str | None,
    local: tuple[int, float] | None,
    policy: Mapping[str, Any],
    version: str,
) -> list[Reason]:
    """Alarms of one exam. `local`: patients and the percentile of the same exam, room and protocol."""
    found = []
    factor, adult = policy["trigger_drl_factor"], (case.age_years or 0) >= policy["adult_from_years"]
    if level is not None and adult:
        if level["dlp"] is not None and case.total_dlp is not None and case.total_dlp > factor * level["dlp"]:
            params = {"value": _show(case.total_dlp), "level": level["dlp"], "factor": factor, "name": level["name"]}
            found.append(Reason("imaging.dose_dlp_high", params, "warning", version))
        highest = max(list_compared(case.events, phantom), default=None)
        if level["ctdivol"] is not None and highest is not None and highest > factor * level["ctdivol"]:
            params = {"value": _show(highest), "level": level["ctdivol"], "factor": factor, "name": level["name"]}
            found.append(Reason("imaging.dose_ctdivol_high", params, "warning", version))
    is_enough = local is not None and local[0] >= policy["trigger_min_patients"]
    if local is not None and is_enough and case.metric is not None and case.metric > local[1]:
        params = {"value": _show(case.metric), "level": _show(local[1]), "percentile": policy["trigger_percentile"]}
        found.append(Reason("imaging.dose_local_high", params | {"n": local[0]}, "warning", version))
    return found


def judge_group(n: int, median: float | None, level: float | None, *, min_patients: int) -> str:
    """`too_few`, `no_level`, `within` or `above`: only a median of enough standard patients is held against a level."""
    if n < min_patients:
        return "too_few"
    if level is None or median is None:
        return "no_level"
    return "above" if median > level else "within"


def _show(value: float) -> float:
    return float(f"{value:.4g}")
