"""The words and figures of a case on one line: what is accepted, and what is refused as not plausible."""

from datetime import UTC, datetime, time
from typing import Any

from apps.safety.engine.egfr import to_umol_per_l
from apps.safety.engine.facts import AnswerValue
from apps.safety.engine.packs import INTRAVASCULAR

YES_NO = {True: AnswerValue.YES, False: AnswerValue.NO, None: AnswerValue.UNANSWERED}
WORDS = {
    "yes": True, "true": True, "y": True, "positive": True, "pregnant": True, "是": True, "有": True,
    "no": False, "false": False, "n": False, "none": False, "negative": False, "normal": False, "not_pregnant": False,
    "not pregnant": False, "否": False, "无": False,
    "unknown": None, "unanswered": None, "possible": None, "unsure": None, "": None, "未知": None,
}  # fmt: skip
ANSWERS = {
    "aki": "acute_kidney_injury",
    "dialysis": "dialysis",
    "metformin": "metformin",
    "diabetes": "diabetes",
    "pregnancy": "pregnancy",
    "kidney_disease": "kidney_disease",
    "myasthenia": "myasthenia",
    "myasthenia_gravis": "myasthenia",
    "metformin_stopped": "metformin_stopped",
}
THYROID = {
    **dict.fromkeys(
        ("hyperthyroidism", "hyperthyroid", "active", "manifest", "manifest_hyperthyroidism", "overt_hyperthyroidism",
         "thyrotoxicosis", "thyroid_storm", "甲亢"), "hyperthyroidism"),
    **dict.fromkeys(
        ("risk", "at_risk", "goitre", "goiter", "nodular_goitre", "nodular_goiter", "multinodular_goiter", "autonomy",
         "graves", "subclinical_hyperthyroidism", "latent_hyperthyroidism"), "thyroid_risk"),
    **dict.fromkeys(
        ("hypothyroidism", "hypothyroid", "hashimoto", "thyroid_cancer", "euthyroid", "treated"), ""),
}  # fmt: skip
CLASS_OF_MODALITY = {"MR": "gadolinium", "US": "microbubble"}
GROUPS = {"1": "I", "2": "II", "3": "III", "i": "I", "ii": "II", "iii": "III", "macrocyclic": "II", "intermediate": "medium"}  # fmt: skip
ALLERGIC = ("allergic", "allergic_like", "allergic-like", "allergy", "hypersensitivity", "anaphylactoid", "anaphylaxis", "delayed", "unknown", "")  # fmt: skip
NOT_ALLERGIC = ("physiologic", "physiological", "chemotoxic", "vasovagal", "extravasation", "renal", "intolerance")
SEVERITIES = ("mild", "moderate", "severe", "unknown")
ROUTES = (*INTRAVASCULAR, "oral", "rectal", "other")
LIMITS = {"age": (0, 150), "weight_kg": (0.2, 700), "height_cm": (10, 280)}
CREATININE = (5, 5000)
"""umol/L; a figure outside was written in another unit."""


class Faults(list):
    """Collects what is wrong with a line instead of stopping at the first."""

    def take(self, field: str, value: Any, read: Any, *, needed: bool = False) -> Any:
        if value is None:
            if needed:
                self.append(f"{field}: needed")
            return None
        try:
            return read(value)
        except (ValueError, TypeError, OverflowError) as error:
            self.append(f"{field}: {error}")
            return None


def read_moment(value: Any) -> datetime:
    """ISO 8601; a day alone is its first minute; without a zone it is UTC."""
    if not isinstance(value, str):
        raise ValueError("a time as text, such as 2026-11-29T08:00:00+08:00")
    moment = datetime.fromisoformat(value.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_past(value: Any, *, now: datetime) -> datetime:
    moment = read_moment(value)
    whole_day = len(value.strip()) <= len("2026-11-29")
    # a day has no zone: it is in the future only when it has not begun anywhere
    first = datetime.combine(moment.date(), time.min, now.tzinfo) if whole_day else moment
    if first > now:
        raise ValueError("lies in the future")
    return first


def read_number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"a number from {least:g} to {most:g}")
    if not least <= value <= most:
        raise ValueError(f"{value:g} is not plausible, {least:g} to {most:g}")
    return float(value)


def read_sex(value: Any) -> str:
    known = {"m": "M", "male": "M", "男": "M", "f": "F", "female": "F", "女": "F", "o": "O", "other": "O", "u": "U", "unknown": "U", "": "U"}  # fmt: skip
    if not isinstance(value, str) or value.strip().lower() not in known:
        raise ValueError("M, F, O or U")
    return known[value.strip().lower()]


def read_route(value: Any) -> str:
    names = {"intravenous": "iv", "intra-arterial": "ia", "intraarterial": "ia", "intra_arterial": "ia"}
    word = str(value).strip().lower()
    word = names.get(word, word)
    if word not in ROUTES:
        raise ValueError(f"one of {', '.join(ROUTES)}")
    return word


def read_three_state(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in WORDS:
        return WORDS[value.strip().lower()]
    raise ValueError("true, false or null")


def read_unit(value: Any, unit: str) -> float:
    """umol/L; the unit is never guessed from the figure."""
    number = read_number(value, 0.01, 10_000)
    umol = to_umol_per_l(number, unit)
    if umol is None:
        raise ValueError("its unit is umol/L or mg/dL")
    if not CREATININE[0] <= umol <= CREATININE[1]:
        raise ValueError(f"{number:g} {unit} is not plausible")
    return umol
