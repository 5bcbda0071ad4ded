"""The way of an improvement: planned, done, then seen by somebody else to work, or planned again."""

from enum import StrEnum

from apps.common.kernel.lifecycle import Lifecycle


class ImprovementState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    EFFECTIVE = "effective"


LIFECYCLE = Lifecycle(
    {
        (ImprovementState.PLANNED, "finish"): (ImprovementState.DONE, "the owner says what was done"),
        (ImprovementState.DONE, "confirm"): (ImprovementState.EFFECTIVE, "somebody else saw that it worked"),
        (ImprovementState.DONE, "return"): (ImprovementState.PLANNED, "it did not work, or was not done"),
    },
    refusal="qc.improvement_state",
)
