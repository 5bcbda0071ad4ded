"""The life of a work order."""

from enum import StrEnum

from apps.common.kernel.lifecycle import Lifecycle


class OrderState(StrEnum):
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"


class OrderKind(StrEnum):
    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"
    INSPECTION = "inspection"
    CALIBRATION = "calibration"
    RECALL = "recall"


class WindowState(StrEnum):
    """Whether the department has given the device free for the work."""

    NONE = ""
    ASKED = "asked"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


LIFECYCLE = Lifecycle(
    {
        ("open", "acknowledge"): ("acknowledged", "somebody takes it"),
        ("open", "start"): ("in_progress", "work began at once"),
        ("open", "cancel"): ("cancelled", "opened in error"),
        ("acknowledged", "start"): ("in_progress", "work began"),
        ("acknowledged", "pause"): ("acknowledged", "waits for a part, the vendor or access before it begins"),
        ("acknowledged", "cancel"): ("cancelled", "not needed after all"),
        ("in_progress", "finish"): ("done", "work ended; the outcome is written"),
        ("in_progress", "pause"): ("acknowledged", "waits for a part, the vendor or access"),
        ("done", "sign"): ("done", "another person accepts the work"),
        ("done", "reopen"): ("in_progress", "the fault came back"),
    },
    refusal="devices.order_not_in_state",
)
CLOSED = (OrderState.DONE, OrderState.CANCELLED)
