"""Visits in a repair: members that lost their place stay with each other, and with those that kept theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Any

from apps.common.kernel.intervals import subtract
from apps.scheduling.engine.grid import Grid
from apps.scheduling.engine.visit_rules import Stay, find_breach
from apps.scheduling.models import Appointment, Visit
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.plan_horizon import Booking
from apps.scheduling.services.visit_rules import live_members, rules_of


@dataclass
class Together:
    """Rows of the instance, and by exam the slots that it must not touch to stay in its visit."""

    precedences: list[dict[str, Any]] = field(default_factory=list)
    bundles: list[dict[str, Any]] = field(default_factory=list)
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def write_visits(bookings: Iterable[Booking], grid: Grid, *, keys: Mapping[int, str], time_zone: str) -> Together:
    """Only bookings that lost their place are in a run at all when they belong to a visit."""
    moving = {b.appointment.exam_id for b in bookings if b.appointment.visit_id}
    ids = {b.appointment.visit_id for b in bookings if b.appointment.visit_id}
    found = Together()
    for visit in Visit.objects.filter(pk__in=ids).order_by("pk"):
        _add_visit(found, visit, live_members(visit.pk), moving, grid, keys, time_zone)
    return found


def _add_visit(
    found: Together,
    visit: Visit,
    members: Sequence[Appointment],
    moving: set[int],
    grid: Grid,
    keys: Mapping[int, str],
    time_zone: str,
) -> None:
    lost = [row for row in members if row.exam_id in moving]
    kept = [_to_stay(row, time_zone) for row in members if row.exam_id not in moving]
    low, high = grid.length(visit.min_gap_min), visit.max_gap_min and visit.max_gap_min // grid.grid_min
    for a, b in pairwise(members):
        if {a.exam_id, b.exam_id} <= moving:
            row = {"a": keys[a.exam_id], "b": keys[b.exam_id], "min_gap": low, "max_gap": high}
            found.precedences.append(row)
    if len(lost) > 1:
        found.bundles.append({"requests": [keys[row.exam_id] for row in lost], "same_day": True})
    for row in lost if kept else ():
        found.taken[row.exam_id] += _list_taken(visit, row, kept, grid, time_zone, is_alone=len(lost) == 1)


def _list_taken(
    visit: Visit, row: Appointment, kept: Sequence[Stay], grid: Grid, time_zone: str, *, is_alone: bool
) -> list[tuple[int, int]]:
    """All but the starts at which no rule breaks; with several on the move the most gap is left to their precedences."""
    rules, length = rules_of(visit), row.ends_at - row.starts_at
    rules = rules if is_alone else replace(rules, max_gap_min=None)
    dur, starts = grid.length(length.total_seconds() / 60), []
    for slot in range(grid.slots):
        at = grid.at(slot)
        stay = Stay(row.exam_id, site_day(at, time_zone), (at, at + length))
        if find_breach(rules, [*kept, stay]) is None:
            starts.append(slot)
    runs = [[slot for _, slot in run] for _, run in groupby(enumerate(starts), key=lambda pair: pair[1] - pair[0])]
    return subtract([(0, grid.slots)], [(run[0], run[-1] + dur) for run in runs])


def _to_stay(row: Appointment, time_zone: str) -> Stay:
    return Stay(row.exam_id, site_day(row.starts_at, time_zone), (row.starts_at, row.ends_at))
