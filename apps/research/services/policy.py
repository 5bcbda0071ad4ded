"""The policy of cohorts and exports, and what a payload of it must be."""

from collections.abc import Iterator
from typing import Any

from apps.common.policy import Policy, add_check, get_policy

POLICY = "research.export"
LIMITS = {
    "shift_most_days": (7, 3650),
    "shift_step_days": (1, 365),
    "small_cell": (1, 100),
    "keep_days": (1, 365),
    "most_exams": (100, 2_000_000),
}


def export_policy() -> Policy:
    return get_policy(POLICY)


def find_faults(payload: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(payload, dict):
        yield "", "must be an object"
        return
    for name, (least, most) in LIMITS.items():
        value = payload.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            yield name, "must be a whole number within its limits"
            return
    if payload["shift_step_days"] > payload["shift_most_days"]:
        yield "shift_step_days", "must not be above shift_most_days"


add_check(POLICY, find_faults)
