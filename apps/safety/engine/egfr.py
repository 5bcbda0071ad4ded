"""Estimated glomerular filtration rate from serum creatinine."""

import math
import re

BOUND = re.compile(r"\s*([<>])\s*=?\s*(\d+(?:\.\d+)?)\s*")
MIN_AGE_YEARS = 18
MIN_CHILD_YEARS = 1
UMOL_PER_MG_DL = 88.42
UNITS = {"umol/l": 1.0, "µmol/l": 1.0, "μmol/l": 1.0, "mg/dl": UMOL_PER_MG_DL}


def to_umol_per_l(value: float, unit: str) -> float | None:
    """None for a unit that creatinine is not written in: it is never guessed from the figure."""
    factor = UNITS.get(unit.strip().lower())
    return None if factor is None else value * factor


def read_bound(text: str) -> float | None:
    """The risky side of what a laboratory writes where its method ends: `>90` counts as 90, `<15` as just below 15. None for anything else."""
    found = BOUND.fullmatch(text)
    if found is None:
        return None
    limit = float(found[2])
    return limit if found[1] == ">" else math.nextafter(limit, 0.0)


def estimate_egfr(creatinine_umol_per_l: float, *, sex: str, age_years: float) -> float | None:
    """mL/min/1.73 m2 by CKD-EPI creatinine 2021 (Inker et al., N Engl J Med 2021;385:1737-1749).

    None when the equation does not apply: under 18 years, or a sex other than F or M.
    """
    if age_years < MIN_AGE_YEARS or sex not in ("F", "M") or creatinine_umol_per_l <= 0:
        return None
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "F" else (0.9, -0.302, 1.0)
    ratio = creatinine_umol_per_l / UMOL_PER_MG_DL / kappa
    return 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.200 * 0.9938**age_years * factor


def estimate_child_egfr(creatinine_umol_per_l: float, *, height_cm: float | None, age_years: float) -> float | None:
    """mL/min/1.73 m2 by the bedside equation, 0.413 x height in cm / creatinine in mg/dL (Schwartz et al., J Am Soc Nephrol 2009;20:629-637).

    None when it does not apply: under 1 year, from 18 years on, or without a height.
    """
    if not MIN_CHILD_YEARS <= age_years < MIN_AGE_YEARS or not height_cm or creatinine_umol_per_l <= 0:
        return None
    return 0.413 * height_cm / (creatinine_umol_per_l / UMOL_PER_MG_DL)


def read_creatinine(
    creatinine_umol_per_l: float, *, sex: str, age_years: float | None, height_cm: float | None
) -> tuple[float, str] | str:
    """The eGFR and the equation, or the word that says why none applies."""
    if age_years is None:
        return "safety.egfr_needs_age"
    if age_years >= MIN_AGE_YEARS:
        adult = estimate_egfr(creatinine_umol_per_l, sex=sex, age_years=age_years)
        return (adult, "ckd_epi_2021") if adult else "safety.egfr_needs_sex"
    if age_years < MIN_CHILD_YEARS:
        return "safety.egfr_infant"
    child = estimate_child_egfr(creatinine_umol_per_l, height_cm=height_cm, age_years=age_years)
    return (child, "schwartz_2009") if child else "safety.egfr_needs_height"
