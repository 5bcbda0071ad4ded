"""The next free slots without an order: a caller asks when there is a CT in an afternoon."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.intervals import subtract
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import get_exam_type, get_site
from apps.scheduling.engine.offers import GapStart, list_gap_starts
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import Mode, Request
from apps.scheduling.models import Resource
from apps.scheduling.selectors.demands import demands_known, list_pools
from apps.scheduling.selectors.ground import list_usable_scanners
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.horizon import LiveProblem
from apps.scheduling.services.offer import open_calendar

WEEK = range(7)
KNOWN = ("modality", "contrast", "exam")
"""What an exam code says of the facts that demands on pools ask for."""


@dataclass(frozen=True)
class Wish:
    """`modality` and `duration_min` stand back behind an exam code; `weekdays` count from Monday, 0; empty is any."""

    modality: str = ""
    duration_min: int | None = None
    exam_code: str = ""
    part_of_day: str = ""
    weekdays: Collection[int] = ()


@dataclass(frozen=True)
class FreeSlots:
    """`not_asked`: what could still be in the way of an exam nobody has seen yet, in words."""

    duration_min: int
    slots: list["FreeSlot"]
    not_asked: list[Reason]


@dataclass(frozen=True)
class FreeSlot:
    resource_id: int
    resource_code: str
    device_code: str
    starts_at: datetime
    ends_at: datetime


def find_free_slots(site_id: int, wish: Wish, *, after: datetime | None = None, n: int = 3, skip: int = 0) -> FreeSlots:
    """The length searched for, and the first starts (one a gap) on the board that offers and bookings are decided on.

    Pools are asked for what every exam of that kind takes; what only an order or a patient brings is named as not asked.
    """
    facts, duration_min = _read(site_id, wish)
    policy = booking_policy(site_id).payload
    scanners = list_usable_scanners(facts["modality"], site_id)
    known = {"modality": facts["modality"]} if not wish.exam_code else {k: facts[k] for k in KNOWN}
    pools = list_pools(site_id)
    demands, open_pools = demands_known(site_id, known, pools)
    not_asked = [*(_say_open(pool) for pool in open_pools), Reason("scheduling.free_slot_patient", {}, "info")]
    if not scanners:
        return FreeSlots(duration_min, [], not_asked)
    earliest = max(clock.now() + timedelta(minutes=policy["lead_min"]), after or clock.now())
    live, calendar, _ = open_calendar(scanners, pools, earliest, policy["horizon_days"])
    request = replace(
        _make_request(live, site_id, wish, facts, duration_min, earliest),
        demands=tuple(map(live.ask_units, demands)),
    )
    found = list_gap_starts(calendar, request, grid=policy["grid_min"], count=skip + n)[skip:]
    return FreeSlots(duration_min, [_describe(live, item, duration_min) for item in found], not_asked)


def _say_open(pool: Resource) -> Reason:
    return Reason("scheduling.free_slot_pool", {"pool": pool.names or pool.code}, "info")


def _make_request(
    live: LiveProblem, site_id: int, wish: Wish, facts: Mapping[str, str], duration_min: int, earliest: datetime
) -> Request:
    """Nobody's exam yet: it takes a scanner in the wished time."""
    horizon, length = live.horizon, live.horizon.length(duration_min)
    unwished = list_unwished(site_id, wish, (horizon.start, horizon.end))
    return Request(
        id="wish",
        patient="",
        family=live.changeovers.family_of(facts),
        priority=len(live.problem.weights.reject) - 1,
        release=max(0, horizon.ceil(earliest)),
        due_day=horizon.days,
        windows=tuple((a, b) for a, b in subtract([(0, horizon.slots)], map(horizon.taken, unwished))),
        modes=tuple(Mode(str(pk), length) for pk, row in live.resources.items() if row.modality == facts["modality"]),
    )


def _describe(live: LiveProblem, item: GapStart, duration_min: int) -> FreeSlot:
    row, starts_at = live.resources[int(item.scanner)], live.horizon.at(item.start)
    return FreeSlot(row.pk, row.code, row.device_code, starts_at, starts_at + timedelta(minutes=duration_min))


def _read(site_id: int, wish: Wish) -> tuple[dict[str, str], int]:
    """What is known of the exam; without a code of no family, so that there is time to change the scanner over."""
    if not wish.exam_code:
        usual = get_policy("scheduling.free_slots", site_id=site_id).payload["duration_min"]
        unknown = {"modality": wish.modality, "body_part": "", "contrast": "", "exam": ""}
        return unknown, wish.duration_min or usual
    exam = get_exam_type(wish.exam_code)
    facts = {"modality": exam.modality, "body_part": exam.body_part, "contrast": exam.contrast, "exam": exam.code}
    return facts, wish.duration_min or exam.duration_min


def list_unwished(site_id: int, wish: Wish, within: Span) -> tuple[Span, ...]:
    """Time outside the part of the day and the weekdays that are wished for, on the site's clock."""
    if not wish.part_of_day and not wish.weekdays:
        return ()
    zone = ZoneInfo(get_site(site_id).time_zone)
    first, last = (at.astimezone(zone).date() for at in within)
    parts = get_policy("scheduling.free_slots", site_id=site_id).payload["parts_of_day"]
    start, end = parts[wish.part_of_day] if wish.part_of_day else ("00:00", "24:00")
    spans: list[Span] = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        midnight, following = _at(day, "00:00", zone), _at(day, "24:00", zone)
        if day.weekday() not in (wish.weekdays or WEEK):
            spans.append((midnight, following))
        else:
            spans += [(midnight, _at(day, start, zone)), (_at(day, end, zone), following)]
    return tuple(span for span in spans if span[0] < span[1])


def _at(day: date, hour: str, zone: ZoneInfo) -> datetime:
    if hour == "24:00":
        return datetime.combine(day + timedelta(days=1), time(), zone)
    return datetime.combine(day, time.fromisoformat(hour), zone)
