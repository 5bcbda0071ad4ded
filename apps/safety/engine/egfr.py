"""Estimated glomerular filtration rate from serum creatinine."""

MIN_AGE_YEARS = 18
UMOL_PER_MG_DL = 88.42


def estimate_egfr(creatinine_umol_per_l: float, *, sex: str, age_years: float) -> float | None:
    """mL/min/1.73 m2 by CKD-EPI creatinine 2021 (Inker et al., N Engl J Med 2021;385:1737-1749).

    None when the equation does not apply: under 18 years, or a sex other than F or M.
    """
    if age_years < MIN_AGE_YEARS or sex not in ("F", "M") or creatinine_umol_per_l <= 0:
        return None
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "F" else (0.9, -0.302, 1.0)
    ratio = creatinine_umol_per_l / UMOL_PER_MG_DL / kappa
    return 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.200 * 0.9938**age_years * factor
