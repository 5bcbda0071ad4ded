"""The life of a report rule: which step a person may take, and when figures take it back."""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.common.kernel.proportions import compute_wilson

STEPS = {
    "draft": ("shadow", "retired"),
    "shadow": ("active", "draft", "retired"),
    "active": ("blocking", "shadow", "retired"),
    "blocking": ("active", "shadow", "retired"),
    "retired": ("shadow",),
}
AFTER_EDIT = {"draft": "draft", "retired": "draft", "shadow": "shadow", "active": "shadow", "blocking": "shadow"}
"""A new wording has to prove itself: it is tried silently whatever the old one had earned."""


@dataclass(frozen=True)
class RuleCounts:
    """What became of the alerts of a rule since its status was given. `fixed` were right; the others were not acted on."""

    shown: int = 0
    fixed: int = 0
    by_autofix: int = 0
    ignored: int = 0
    disputed: int = 0
    overridden: int = 0
    left: int = 0
    shadow: int = 0

    @property
    def settled(self) -> int:
        return self.fixed + self.ignored + self.disputed + self.overridden + self.left

    @property
    def accepted_share(self) -> float | None:
        return self.fixed / self.settled if self.settled else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return compute_wilson(self.fixed, self.settled) if self.settled else None


def find_demotion(status: str, counts: RuleCounts, limits: Mapping[str, float]) -> str:
    """The lower status that the figures ask for; empty when they ask for none or are too few."""
    share = counts.accepted_share
    if share is None:
        return ""
    if status == "blocking" and counts.settled >= limits["blocking_min_settled"]:
        return "active" if share < limits["blocking_min_share"] else ""
    if status == "active" and counts.settled >= limits["active_min_settled"]:
        return "shadow" if share < limits["active_min_share"] else ""
    return ""
