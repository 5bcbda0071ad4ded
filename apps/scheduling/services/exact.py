"""A kept calendar that a booking may trust: held against the database under the booking's own locks, or not used at all.

The versions of the scanner and the pools say that nothing was booked or closed since; what stands around the slot is read
again, because an exam that was changed tells the calendar only when its event arrives.
"""

from collections.abc import Collection
from datetime import timedelta

from apps.common.prepared import ask_together
from apps.scheduling.engine.calendar import show_pieces
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.changes import VERSIONS
from apps.scheduling.selectors.demands import Demand, demands_among
from apps.scheduling.selectors.standing import DAY, Standing, ask_held, ask_near, fold_held, read_near
from apps.scheduling.services.horizon import LiveProblem, make_pieces
from apps.scheduling.services.live_index import KeptCalendar, LiveCalendar, bring_up, find_kept_calendars
from apps.scheduling.services.offer import OpenCalendar
from apps.workflow.public import ExamFacts

MINUTE = timedelta(minutes=1)


def open_exact_calendar(
    exam: ExamFacts, resource: Resource, span: Span, demands: Collection[Demand], *, ignore: Collection[int] = ()
) -> OpenCalendar | None:
    """For questions about `span` on the scanner and the day around it; None when no kept calendar says for certain what stands there."""
    for known in find_kept_calendars(resource):
        live = known.calendar.live
        if _covers(live, span) and _takes_the_same(exam, live, demands):
            return _hold_against_tables(known, exam, resource, span, demands, ignore)
    return None


def _covers(live: LiveProblem, span: Span) -> bool:
    return live.horizon.start <= span[0] - DAY and span[1] + DAY <= live.horizon.end


def _takes_the_same(exam: ExamFacts, live: LiveProblem, demands: Collection[Demand]) -> bool:
    """A pool may have come, gone or been closed for good."""
    return [demand.pool.pk for demand in demands_among(exam, live.pools)] == [demand.pool.pk for demand in demands]


def _hold_against_tables(
    known: KeptCalendar,
    exam: ExamFacts,
    resource: Resource,
    span: Span,
    demands: Collection[Demand],
    ignore: Collection[int],
) -> OpenCalendar | None:
    pools = sorted({demand.pool.pk for demand in demands})
    kept = known.calendar
    reach = kept.calendar.longest_gap(str(resource.pk)) * kept.live.horizon.grid_min * MINUTE + MINUTE
    around = span[0] - reach, span[1] + reach
    versions, near, *held = ask_together(
        VERSIONS.asked(resources=[resource.pk, *pools]),
        ask_near(resource.pk, around),
        *ask_held([resource.pk], pools, kept.live.within, patient_id=exam.patient_id),
    )
    trusted = bring_up(known, dict(versions))
    if trusted is None or not _agrees(trusted, resource, read_near(near), around):
        return None
    calendar, found = trusted.calendar.fork(), fold_held(*held, ignore=ignore)
    calendar.give(trusted.pieces[key] for key in ignore if key in trusted.pieces)
    calendar.take(make_pieces(found.standing, found.uses, trusted.live).values())
    return OpenCalendar(trusted.live, calendar, found.busy)


def _agrees(kept: LiveCalendar, resource: Resource, near: Collection[Standing], around: Span) -> bool:
    """The scanner's time around the slot in the calendar, and in the table."""
    scanner, window = str(resource.pk), kept.live.horizon.taken(around)
    return kept.calendar.show(scanner, window) == show_pieces(make_pieces(near, {}, kept.live).values(), window)
