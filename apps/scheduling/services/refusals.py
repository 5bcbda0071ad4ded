"""One start put to the engine's board, and what the board says in words that help: which rule, and what would be possible."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from apps.common.kernel.reason import Reason, Severity
from apps.scheduling.engine.bits import span_mask
from apps.scheduling.engine.calendar import Calendar, Rule
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import Mode, Request
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import show_local
from apps.scheduling.selectors.demands import Demand, demands_of
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.pools import pool_levels
from apps.scheduling.selectors.standing import ReservedTime, list_patient_spans
from apps.scheduling.services.exact import open_exact_calendar
from apps.scheduling.services.horizon import LiveProblem, build_problem
from apps.scheduling.services.offer import OpenCalendar
from apps.workflow.public import ExamFacts

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """May the exam stand on the resource over the span, with the `ignore`d occupancies away?"""

    exam: ExamFacts
    resource: Resource
    span: Span
    ignore: tuple[int, ...] = ()

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        return demands_of(self.exam)

    @cached_property
    def _opened(self) -> OpenCalendar:
        """Neighbours, lead times and the next possible start, minute by minute: kept, or read one day before and after."""
        kept = open_exact_calendar(self.exam, self.resource, self.span, self.demands, ignore=self.ignore)
        return kept or self._read()

    def _read(self) -> OpenCalendar:
        pools = {demand.pool.code: demand.pool for demand in self.demands}
        within = (self.span[0] - DAY, self.span[1] + DAY)
        live = build_problem([self.resource], within, ignore=self.ignore, pools=pools)
        busy = list_patient_spans(self.exam.patient_id, live.within_walk, ignore=self.ignore)
        return OpenCalendar(live, Calendar(live.problem), busy)

    @property
    def live(self) -> LiveProblem:
        return self._opened.live

    @property
    def calendar(self) -> Calendar:
        return self._opened.calendar

    @cached_property
    def request(self) -> Request:
        first, last = self.slots
        asked = self.live.make_request(self.exam, length_min=last - first, busy=self._opened.busy)
        return replace(asked, modes=tuple(mode for mode in asked.modes if mode.scanner == str(self.resource.pk)))

    @property
    def slots(self) -> tuple[int, int]:
        return self.live.horizon.taken(self.span)

    @property
    def mode(self) -> Mode:
        return self.request.modes[0]

    def broken(self) -> list[Rule]:
        return self.calendar.broken(self.request, self.mode, self.slots[0])


def tell_rule(question: Question, rule: Rule, *, severity: Severity = "error") -> Reason:
    if rule.code in ("closed", "taken"):
        return Reason("scheduling.slot_taken", {}, severity)
    if rule.code == "hours":
        return Reason("scheduling.outside_opening", {"resource": question.resource.code}, severity)
    tell = {"reserve": _tell_reserve, "changeover": _tell_changeover, "windows": _tell_patient, "pools": _tell_pool}
    return tell[rule.code](question, rule, severity)


def _tell_reserve(question: Question, rule: Rule, severity: Severity) -> Reason:
    start, end = question.span
    hit = [
        row for row in question.live.reserved if _keeps_out(row, question) and row.span[0] < end and start < row.span[1]
    ]
    first = min(hit, key=lambda row: row.span)
    params = {
        "resource": question.resource.code,
        "from": show_local(first.span[0], question.resource),
        "until": show_local(first.span[1], question.resource),
        "release": show_local(first.release_at, question.resource),
        "next": _next_start(question),
    }
    return Reason("scheduling.slot_reserved", params, severity)


def _keeps_out(row: ReservedTime, question: Question) -> bool:
    return question.exam.priority_rank > row.max_rank


def _tell_changeover(question: Question, rule: Rule, severity: Severity) -> Reason:
    live, request = question.live, question.request
    problem = live.problem
    start, end = question.slots
    before, after = question.calendar.neighbours(rule.about, start, end)
    pairs = [(before[2], request.family)] if before else []
    pairs += [(request.family, after[2])] if after else []
    needed, first = max(((problem.setup_between(rule.about, *pair), pair[0]) for pair in pairs), default=(0, 0))
    params = {
        "resource": question.resource.code,
        "minutes": needed * problem.grid_min,
        "next": _next_start(question),
    }
    is_cleaning = live.changeovers.is_cleaning(first)
    return Reason("scheduling.cleaning_needed" if is_cleaning else "scheduling.changeover_needed", params, severity)


def _tell_patient(question: Question, rule: Rule, severity: Severity) -> Reason:
    policy = booking_policy(question.exam.site_id)
    gap = timedelta(minutes=policy.payload["patient_gap_min"])
    start, end = question.span
    spans = list_patient_spans(question.exam.patient_id, (start - gap, end + gap), ignore=question.ignore)
    params = {
        "time": show_local(spans[0][0], question.resource) if spans else "",
        "gap_min": policy.payload["patient_gap_min"],
    }
    return Reason("scheduling.patient_elsewhere", params, severity, policy.label)


def _tell_pool(question: Question, rule: Rule, severity: Severity) -> Reason:
    """The first moment at which the pool has too few, how many work then, and the next start that would do."""
    live, calendar = question.live, question.calendar
    pool = next(row for row in live.pools.values() if str(row.pk) == rule.about)
    index = calendar.tables.pool_index[rule.about]
    demands = [demand for demand in question.request.demands if demand.pool == rule.about]
    start, end = question.slots
    short = [
        (at, demand.n)
        for demand in demands
        for first, last in [demand.span(start, end - start)]
        for at in _bits_missing(calendar.units_free(index, demand.n), first, last)
    ]
    at, needed = min(short, default=(start, 1))
    moment = live.horizon.at(at)
    working = sum(n for *_, n in pool_levels([pool], (moment, moment + timedelta(minutes=1)))[pool.pk])
    params = {
        "pool": pool.names or pool.code,
        "time": show_local(moment, question.resource),
        "needed": needed,
        "capacity": working,
        "next": _next_start(question),
    }
    code = "scheduling.pool_full" if working else "scheduling.pool_absent"
    return Reason(code, params, severity)


def _bits_missing(mask: int, first: int, last: int) -> list[int]:
    missing = span_mask(first, last) & ~mask
    return [(missing & -missing).bit_length() - 1] if missing else []


def _next_start(question: Question) -> str:
    """The next start on this scanner at which every rule says yes; a code in words when the next day has none."""
    first = question.slots[0]
    later = question.calendar.starts(question.request, question.mode) >> first + 1
    later &= span_mask(0, question.live.horizon.slots_per_day)
    if not later:
        return "scheduling.none_within_a_day"
    slot = first + (later & -later).bit_length()
    return show_local(question.live.horizon.at(slot), question.resource)
