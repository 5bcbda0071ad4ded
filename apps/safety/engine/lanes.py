"""The nurse's lanes as a table, one row a line with its reason."""

from datetime import datetime, timedelta

from apps.common.kernel.lifecycle import Lifecycle

LANES = ("to_prepare", "iv_in_place", "drinking", "injecting", "uptake", "observing")
CLOSED = ("done", "left")

LANE_TABLE = {
    ("to_prepare", "place_iv"): ("iv_in_place", "the cannula is in"),
    ("to_prepare", "start_drinking"): ("drinking", "oral contrast or water first"),
    ("to_prepare", "inject"): ("injecting", "cannula came along from the ward"),
    ("to_prepare", "close"): ("done", "the exam needed no preparation after all"),
    ("drinking", "place_iv"): ("iv_in_place", "the cannula is in"),
    ("drinking", "inject"): ("injecting", "cannula came along from the ward"),
    ("drinking", "close"): ("done", "oral contrast only"),
    ("iv_in_place", "start_drinking"): ("drinking", "drinks with the cannula in place"),
    ("iv_in_place", "inject"): ("injecting", "injection recorded"),
    ("iv_in_place", "close"): ("done", "scanned without an injection"),
    ("injecting", "inject"): ("injecting", "a further injection"),
    ("injecting", "observe"): ("observing", "scan over, the clock runs"),
    ("to_prepare", "start_uptake"): ("uptake", "the tracer was given, it needs its time"),
    ("iv_in_place", "start_uptake"): ("uptake", "the tracer was given, it needs its time"),
    ("injecting", "start_uptake"): ("uptake", "the tracer was given, it needs its time"),
    ("uptake", "start_uptake"): ("uptake", "the time is prolonged"),
    ("uptake", "inject"): ("injecting", "contrast beside the tracer"),
    ("uptake", "observe"): ("observing", "scan over, the clock runs"),
    ("uptake", "close"): ("done", "scanned, nothing to observe"),
    ("uptake", "leave"): ("left", "cancelled, discontinued or no-show"),
    ("observing", "inject"): ("injecting", "a further injection"),
    ("observing", "observe"): ("observing", "observation prolonged"),
    ("observing", "discharge"): ("done", "released after observation"),
    ("to_prepare", "leave"): ("left", "cancelled, discontinued or no-show"),
    ("drinking", "leave"): ("left", "cancelled, discontinued or no-show"),
    ("iv_in_place", "leave"): ("left", "cancelled, discontinued or no-show"),
}

LANE_LIFECYCLE = Lifecycle(LANE_TABLE)

TIMED = {"start_drinking": "drinking", "start_uptake": "uptake"}
"""Acts that start a clock, and which."""


def judge_clock(due_at: datetime, *, now: datetime, red_after_min: float, kind: str = "") -> str:
    """`running`, then `due` (amber), then `overdue` (red, with a sound). Who fasted long enough is never late."""
    if now < due_at:
        return "running"
    return "overdue" if kind != "fasting" and now - due_at > timedelta(minutes=red_after_min) else "due"
