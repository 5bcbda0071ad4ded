"""The intervals that a department is judged by, from the stamps of one exam."""

from collections.abc import Mapping
from datetime import datetime, timedelta

INTERVALS: tuple[tuple[str, str, str], ...] = (
    ("vetting", "received", "vetted"),
    ("waiting", "arrived", "started"),
    ("scan", "started", "finished"),
    ("access", "received", "started"),
    ("transfer", "finished", "images_complete"),
    ("reporting", "finished", "verified"),
    ("delivery", "verified", "delivered"),
    ("turnaround", "finished", "delivered"),
    ("whole", "received", "delivered"),
)


def list_intervals(stamps: Mapping[str, datetime]) -> list[tuple[str, float]]:
    """(code, minutes) of every interval whose two ends are known."""
    return [
        (code, round((stamps[end] - stamps[start]) / timedelta(minutes=1), 1))
        for code, start, end in INTERVALS
        if start in stamps and end in stamps
    ]
