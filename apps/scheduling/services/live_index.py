"""Calendars kept in the process between requests: what changed since is renewed by itself, and anything unnamed makes them old.

Every writer of time raises `Resource.calendar_version` and names the occupancy in the same transaction (`touch_time`). A
version without a name (hours, reserves, rosters, lifted blocks), another day, policy or released reserve: read anew.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.scheduling.engine.calendar import Calendar, Piece
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Occupancy, Resource
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.changes import list_changed
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.standing import list_standing, list_uses_by_occupancy
from apps.scheduling.services.horizon import LiveProblem, build_frame, make_pieces

MOST_KEPT = 24
LEAD = timedelta(days=1)
"""What an exam needs may begin so long before it."""
POLICIES = ("scheduling.changeovers", "scheduling.weights", "scheduling.booking")


@dataclass(frozen=True)
class LiveCalendar:
    """Bookings and blocks of the scanners by occupancy, and the calendar they make; slots held for minutes are asked for with each question.

    Nobody changes one that is kept: who wants to forks the calendar.
    """

    live: LiveProblem
    pieces: dict[int, Piece]
    calendar: Calendar


@dataclass(frozen=True)
class _State:
    """What the frame of the calendar was made of; anything else makes it old."""

    policies: tuple[str, ...]
    day: date
    resources: frozenset[int]


@dataclass(frozen=True)
class _Kept:
    state: _State
    until: datetime
    versions: dict[int, int]
    calendar: LiveCalendar


_kept: "OrderedDict[tuple, _Kept]" = OrderedDict()
_lock = Lock()


def get_live_calendar(resources: Sequence[Resource], pools: dict[str, Resource]) -> LiveCalendar:
    """The calendar of these scanners as the freshly read rows of `resources` and `pools` say."""
    site, now = resources[0].site, clock.now()
    versions = {row.pk: row.calendar_version for row in (*resources, *pools.values())}
    state = _State(
        policies=tuple(get_policy(code, site_id=site.pk).label for code in POLICIES),
        day=site_day(now, site.time_zone),
        resources=frozenset(versions),
    )
    key = (site.pk, tuple(row.pk for row in resources))
    with _lock:
        known = _kept.get(key)
    current = known is not None and known.state == state and now < known.until
    if current and known.versions == versions:
        return known.calendar
    renewed = _renew(known, versions) if current else None
    if renewed is None:
        days = booking_policy(site.pk).payload["horizon_days"] + 1
        made = read_calendar(resources, (now - LEAD, now + timedelta(days=days)), pools)
        renewed = _Kept(state, _find_next_release(made.live, now), versions, made)
    with _lock:
        _kept[key] = renewed
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return renewed.calendar


def read_calendar(resources: Sequence[Resource], within: Span, pools: dict[str, Resource]) -> LiveCalendar:
    """One made from nothing."""
    live = build_frame(resources, within, pools=pools)
    pieces = _read_pieces(live)
    calendar = Calendar(live.problem)
    calendar.take(pieces.values())
    return LiveCalendar(live, pieces, calendar)


def forget_calendars() -> None:
    with _lock:
        _kept.clear()


def _renew(known: _Kept, versions: dict[int, int]) -> _Kept | None:
    """Only the changed occupancies are read and put where they stand now. None when more than occupancies changed."""
    changed = list_changed(known.versions, versions)
    if changed is None or _close_pools(changed, known.calendar.live):
        return None
    before, now = known.calendar.pieces, _read_pieces(known.calendar.live, only=changed)
    calendar = known.calendar.calendar.fork()
    calendar.give(before[key] for key in changed if key in before)
    calendar.take(now.values())
    pieces = {key: piece for key, piece in before.items() if key not in changed} | now
    return _Kept(known.state, known.until, versions, LiveCalendar(known.calendar.live, pieces, calendar))


def _close_pools(changed: set[int], live: LiveProblem) -> bool:
    """A closed pool is a matter of its capacity."""
    pools = [pool.pk for pool in live.pools.values()]
    return Occupancy.objects.filter(pk__in=changed, resource_id__in=pools).exists()


def _read_pieces(live: LiveProblem, *, only: set[int] | None = None) -> dict[int, Piece]:
    within = (live.horizon.start, live.horizon.end)
    standing = list_standing([*live.resources.values()], within, with_held=False, only=only)
    uses = {}
    if live.pools:
        uses = list_uses_by_occupancy(live.pools.values(), within, with_held=False, only=only)
    return make_pieces(standing, uses, live)


def _find_next_release(live: LiveProblem, now: datetime) -> datetime:
    """When the next reserve opens to everybody."""
    return min((row.release_at for row in live.reserved if row.release_at > now), default=live.horizon.end)
