"""From shifts, absences and opened rooms to the units that a pool has at every moment."""

from collections.abc import Iterable

from apps.common.kernel.intervals import merge, subtract
from apps.scheduling.engine.openings import Span

Level = tuple
"""(start, end, units), half-open; no unit where no level says so."""


def count_units(spans: Iterable[Span]) -> list[Level]:
    """How many of the spans hold at each moment: disjoint levels in order of time, none of them empty."""
    steps: dict = {}
    for start, end in spans:
        if start < end:
            steps[start] = steps.get(start, 0) + 1
            steps[end] = steps.get(end, 0) - 1
    levels, units, since = [], 0, None
    for at in sorted(steps):
        if not steps[at]:
            continue
        if units:
            levels.append((since, at, units))
        units, since = units + steps[at], at
    return levels


def present_spans(work: Iterable[Span], absences: Iterable[Span]) -> list[Span]:
    """When one person works: shifts that touch or overlap count once, absences are taken out."""
    return [(start, end) for start, end in subtract(merge(work), absences)]


def lower_levels(levels: Iterable[Level], used: Iterable[Level]) -> list[Level]:
    """What is left of the capacity after (start, end, n) uses; below zero where a change took units that were promised."""
    steps: dict = {}
    for sign, rows in ((1, levels), (-1, used)):
        for start, end, n in rows:
            steps[start] = steps.get(start, 0) + sign * n
            steps[end] = steps.get(end, 0) - sign * n
    left, units, since = [], 0, None
    for at in sorted(steps):
        if not steps[at]:
            continue
        if units:
            left.append((since, at, units))
        units, since = units + steps[at], at
    return left
