"""From shifts, absences and opened rooms to the units that a pool has at every moment."""

from collections.abc import Iterable

from apps.common.kernel.intervals import merge, subtract
from apps.scheduling.engine.openings import Span

Level = tuple
"""(start, end, units), half-open; no unit where no level says so."""


def count_units(spans: Iterable[Span]) -> list[Level]:
    """How many of the spans hold at each moment: disjoint levels in order of time, none of them empty."""
    return sum_levels((start, end, 1) for start, end in spans)


def sum_levels(rows: Iterable[Level]) -> list[Level]:
    """The sum of (start, end, n) rows at each moment; n may be negative, moments at zero are left out."""
    steps: dict = {}
    for start, end, n in rows:
        if start < end:
            steps[start] = steps.get(start, 0) + n
            steps[end] = steps.get(end, 0) - n
    levels, units, since = [], 0, None
    for at in sorted(steps):
        if not steps[at]:
            continue
        if units:
            levels.append((since, at, units))
        units, since = units + steps[at], at
    return levels


def lower_levels(levels: Iterable[Level], used: Iterable[Level]) -> list[Level]:
    """What is left of the capacity after the uses; below zero where a change took units that were promised."""
    return sum_levels([*levels, *((start, end, -n) for start, end, n in used)])


def cover_uses(levels: Iterable[Level], used: Iterable[Level]) -> list[Level]:
    """The capacity, or the uses where they are more."""
    levels, used = list(levels), list(used)
    missing = [(start, end, -n) for start, end, n in lower_levels(levels, used) if n < 0]
    return sum_levels([*levels, *missing])


def present_spans(work: Iterable[Span], absences: Iterable[Span]) -> list[Span]:
    """When one person works: shifts that touch or overlap count once, absences are taken out."""
    return [(start, end) for start, end in subtract(merge(work), absences)]
