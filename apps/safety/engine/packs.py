"""Rule packs: one school's rules on contrast as one versioned policy, taken apart by topic."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from apps.safety.engine.facts import Act, Rules, SafetyCase

PACKS = ("acr", "esur", "local")
TOPICS = ("allergy", "renal", "metformin", "gadolinium", "premedication", "intervals", "conditions")
INTRAVASCULAR = ("iv", "ia", "ia_first_pass", "ia_second_pass")


def split_pack(payload: Mapping[str, Any], label: str) -> dict[str, Rules]:
    """Each topic's rules carry the label of the whole pack: that is the version a decision names."""
    return {topic: Rules(payload[topic], label) for topic in TOPICS}


def list_bands(rules: Rules, route: str) -> list[dict[str, Any]]:
    """The bands of the route; an arterial injection of unknown pass counts as a first pass through the kidneys."""
    return rules.payload["bands"]["ia_first_pass" if route in ("ia", "ia_first_pass") else "iv"]


def is_intravascular(case: SafetyCase) -> bool:
    return case.route in INTRAVASCULAR


def list_acts(codes: list[str], *, at: datetime) -> tuple[Act, ...]:
    """Things that have to be done before the start."""
    return tuple(Act(code, at) for code in codes)
