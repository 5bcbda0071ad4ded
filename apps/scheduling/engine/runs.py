"""What a plan run and each change that it proposes can be, and which step leads where."""

from enum import StrEnum


class RunKind(StrEnum):
    PLAN = "plan"
    REPAIR = "repair"


class RunCause(StrEnum):
    PERSON = "person"
    NIGHTLY = "nightly"
    OUTAGE = "outage"
    REPLAY = "replay"


class Moves(StrEnum):
    """Which bookings a run may move; those that lost their place may always move."""

    NONE = "none"
    UNTOLD = "untold"
    ALL = "all"


class RunState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    APPLIED = "applied"
    PARTLY_APPLIED = "partly_applied"
    REJECTED = "rejected"
    STALE = "stale"


OPEN_RUNS = (RunState.QUEUED, RunState.RUNNING, RunState.DONE, RunState.PARTLY_APPLIED)
"""Not yet decided: what happens meanwhile may make them stale."""

RUN_TABLE = {
    ("queued", "start"): ("running", "a worker took it"),
    ("queued", "stop"): ("cancelled", "called off before it began"),
    ("queued", "fail"): ("failed", "what it was to plan cannot be read"),
    ("queued", "expire"): ("stale", "its cause is gone"),
    ("running", "finish"): ("done", "time is up, or a person has seen enough: the best plan so far stands"),
    ("running", "fail"): ("failed", "no plan was left behind"),
    ("running", "cancel"): ("cancelled", "stopped before the first plan"),
    ("running", "expire"): ("stale", "its cause is gone"),
    ("done", "apply"): ("applied", "every change is in the calendar"),
    ("done", "apply_part"): ("partly_applied", "some changes are in the calendar, others are open"),
    ("done", "reject"): ("rejected", "a person does not want it"),
    ("done", "expire"): ("stale", "its cause is gone, or a newer one stands in its place"),
    ("applied", "undo"): ("done", "taken back as one; it may be applied again"),
    ("applied", "undo_part"): ("partly_applied", "taken back but for what cannot be any more"),
    ("partly_applied", "undo"): ("done", "what was applied is taken back"),
    ("partly_applied", "undo_part"): ("partly_applied", "a part of what was applied is taken back"),
    ("partly_applied", "apply"): ("applied", "the rest too"),
    ("partly_applied", "apply_part"): ("partly_applied", "another part"),
    ("partly_applied", "reject"): ("applied", "the rest is not wanted; what was applied stays"),
    ("partly_applied", "expire"): ("applied", "the rest came too late; what was applied stays"),
}


class ChangeKind(StrEnum):
    BOOK = "book"
    MOVE = "move"
    UNPLACED = "unplaced"
    """An exam that stays without a time, or a booking that lost its place and found no other."""


class ChangeState(StrEnum):
    OPEN = "open"
    APPLIED = "applied"
    STALE = "stale"
    REJECTED = "rejected"
