"""A quality case on its way from being raised to being closed."""

from enum import StrEnum

from apps.common.kernel.lifecycle import Lifecycle


class CaseState(StrEnum):
    OPEN = "open"
    REVIEWED = "reviewed"
    ARBITRATION = "arbitration"
    CLOSED = "closed"


WAITING = (CaseState.OPEN, CaseState.ARBITRATION)
"""Somebody still has to look, so names and what others said stay hidden."""
SETTLED = (CaseState.REVIEWED, CaseState.CLOSED)


class Origin(StrEnum):
    """Where a case comes from; drawn cases are blind, raised ones are known to who raised them."""

    DRAWN = "drawn"
    RULE = "rule"
    COMPLAINT = "complaint"
    PATHOLOGY = "pathology"
    SELF = "self"
    REQUESTED = "requested"
    CAMPAIGN = "campaign"


class Queue(StrEnum):
    RANDOM = "random"
    ACTIVE = "active"
    CENTRAL = "central"
    RAISED = "raised"


LIFECYCLE = Lifecycle(
    {
        (CaseState.OPEN, "review"): (CaseState.REVIEWED, "the last review that was asked for is in"),
        (CaseState.OPEN, "arbitrate"): (
            CaseState.ARBITRATION,
            "the score counts against the author or the readers differ",
        ),
        (CaseState.OPEN, "close"): (CaseState.CLOSED, "withdrawn before its reviews were in"),
        (CaseState.ARBITRATION, "review"): (CaseState.REVIEWED, "the arbiter has decided"),
        (CaseState.REVIEWED, "close"): (CaseState.CLOSED, "measures are written down"),
        (CaseState.REVIEWED, "reopen"): (CaseState.ARBITRATION, "the author appeals"),
    },
    refusal="qc.case_state",
)
