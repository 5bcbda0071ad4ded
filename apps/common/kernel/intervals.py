"""Half-open intervals [start, end) over anything that compares: datetimes, minutes, slots."""

from collections.abc import Iterable
from typing import Any, NamedTuple


class Interval(NamedTuple):
    start: Any
    end: Any


def overlaps(a: tuple, b: tuple) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def merge(intervals: Iterable[tuple]) -> list[Interval]:
    """The union, sorted; touching intervals become one."""
    out: list[Interval] = []
    for start, end in sorted((s, e) for s, e in intervals if s < e):
        if out and start <= out[-1].end:
            out[-1] = Interval(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Interval(start, end))
    return out


def subtract(intervals: Iterable[tuple], holes: Iterable[tuple]) -> list[Interval]:
    """What is left of `intervals` after taking out `holes`."""
    out: list[Interval] = []
    cut = merge(holes)
    for start, end in merge(intervals):
        at = start
        for hole in cut:
            if hole.end <= at:
                continue
            if hole.start >= end:
                break
            if hole.start > at:
                out.append(Interval(at, hole.start))
            at = max(at, hole.end)
        if at < end:
            out.append(Interval(at, end))
    return out
