"""Risk of a subject in an active draw: what speaks for looking at it, each sign with the weight that the department gives it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Trigger(StrEnum):
    """Signs that are kept with the subject when they come up."""

    FINDING_OVERRIDDEN = "finding_overridden"
    AMENDED = "amended"
    CRITICAL = "critical"
    CRITICAL_LATE = "critical_late"
    NIGHT = "night"
    EMERGENCY = "emergency"
    DISCORDANT = "discordant"
    AI_DISAGREES = "ai_disagrees"
    PATHOLOGY_DISAGREES = "pathology_disagrees"
    COMPLAINT = "complaint"
    IMAGE_RULE = "image_rule"
    HIGH_RISK_EXAM = "high_risk_exam"
    JUNIOR = "junior"
    NEW_PROTOCOL = "new_protocol"


def score_risk(signs: Mapping[str, int] | Iterable[str], weights: Mapping[str, float]) -> float:
    """Base weight and one weight a sign (times how often it came up); a sign without a weight counts nothing."""
    counts = dict(signs) if isinstance(signs, Mapping) else dict.fromkeys(signs, 1)
    return float(weights["base"] + sum(weights.get(code, 0) * n for code, n in counts.items()))
