"""Calendars kept in the process between requests: what changed since is renewed by itself, and anything unnamed makes them old.

Every writer of time raises `Resource.calendar_version` and names the occupancy in the same transaction (`touch_time`). A
version without a name (hours, reserves, rosters, lifted blocks), another day, policy or released reserve: read anew.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from threading import Lock

from django.db import connection

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.scheduling.engine.calendar import Calendar, Piece
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.changes import list_changed
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.standing import (
    list_changed_standing,
    list_changed_uses,
    list_standing,
    list_uses_by_occupancy,
)
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
class KeptCalendar:
    """`is_settled`: read outside of any transaction, so that nothing in it can be rolled back any more."""

    state: _State
    until: datetime
    versions: dict[int, int]
    calendar: LiveCalendar
    is_settled: bool

    def covers(self, versions: dict[int, int]) -> bool:
        """These versions, or later ones that another request read in between."""
        later = self.is_settled and all(self.versions[pk] >= version for pk, version in versions.items())
        return later or self.versions == versions


_kept: "OrderedDict[tuple, KeptCalendar]" = OrderedDict()
_lock = Lock()
_readers: "defaultdict[tuple, Lock]" = defaultdict(Lock)
"""One request reads a calendar, the others that want it wait for it."""


def get_live_calendar(resources: Sequence[Resource], pools: dict[str, Resource]) -> LiveCalendar:
    """The calendar of these scanners as the freshly read rows of `resources` and `pools` say."""
    site, now = resources[0].site, clock.now()
    versions = {row.pk: row.calendar_version for row in (*resources, *pools.values())}
    state = _State(
        policies=_read_policies(site.pk),
        day=site_day(now, site.time_zone),
        resources=frozenset(versions),
    )
    key = (site.pk, tuple(row.pk for row in resources))
    if known := _find(key, state, now, versions):
        return known.calendar
    with _lock:
        reader = _readers[key]
    with reader:
        if known := _find(key, state, now, versions):
            return known.calendar
        known = _find(key, state, now)
        renewed = known and _renew(known, versions)
        if renewed is None:
            days = booking_policy(site.pk).payload["horizon_days"] + 1
            made = read_calendar(resources, (now - LEAD, now + timedelta(days=days)), pools)
            until = _find_next_release(made.live, now)
            renewed = KeptCalendar(state, until, versions, made, is_settled=not connection.in_atomic_block)
        _keep(key, renewed)
    return renewed.calendar


def _read_policies(site_id: int) -> tuple[str, ...]:
    return tuple(get_policy(code, site_id=site_id).label for code in POLICIES)


def _find(key: tuple, state: _State, now: datetime, versions: dict[int, int] | None = None) -> KeptCalendar | None:
    """The kept one of this frame, when it `covers` the versions."""
    with _lock:
        known = _kept.get(key)
    if known is None or known.state != state or now >= known.until:
        return None
    return known if versions is None or known.covers(versions) else None


def _keep(key: tuple, calendar: KeptCalendar) -> None:
    with _lock:
        _kept[key] = calendar
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            gone, _ = _kept.popitem(last=False)
            _readers.pop(gone, None)


def find_kept_calendars(resource: Resource) -> list[KeptCalendar]:
    """Those with this scanner in them that are of this day and these policies; any of them may be behind the tables."""
    site, now = resource.site, clock.now()
    frame = _read_policies(site.pk), site_day(now, site.time_zone)
    with _lock:
        found = [known for key, known in _kept.items() if key[0] == site.pk and resource.pk in key[1]]
    return [known for known in found if (known.state.policies, known.state.day) == frame and now < known.until]


def bring_up(known: KeptCalendar, versions: dict[int, int]) -> LiveCalendar | None:
    """As these versions of some of its scanners and pools say, kept for nobody else; None when more than bookings changed.

    A transaction that asks for the versions it sees itself also gets what it did itself.
    """
    if not versions.keys() <= known.versions.keys():
        return None
    if all(known.versions[pk] == version for pk, version in versions.items()):
        return known.calendar
    renewed = _renew(known, known.versions | versions)
    return renewed and renewed.calendar


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


def _renew(known: KeptCalendar, versions: dict[int, int]) -> KeptCalendar | None:
    """Only the changed occupancies are read and put where they stand now. None when more than occupancies changed."""
    if known.is_settled:  # this request may have read one of the rows before the last one did
        versions = {pk: max(version, known.versions[pk]) for pk, version in versions.items()}
    changed = list_changed(known.versions, versions)
    if changed is None or _close_pools(changed, known.calendar.live):
        return None
    before, now = known.calendar.pieces, _read_changed(known.calendar.live, changed)
    calendar = known.calendar.calendar.fork()
    calendar.give(before[key] for key in changed if key in before)
    calendar.take(now.values())
    pieces = {key: piece for key, piece in before.items() if key not in changed} | now
    made = LiveCalendar(known.calendar.live, pieces, calendar)
    return replace(known, versions=versions, calendar=made, is_settled=not connection.in_atomic_block)


def _close_pools(changed: set[int], live: LiveProblem) -> bool:
    """A closed pool is a matter of its capacity."""
    return bool(live.pools and list_changed_standing(changed, live.pools.values(), live.within))


def _read_changed(live: LiveProblem, changed: set[int]) -> dict[int, Piece]:
    standing = list_changed_standing(changed, live.resources.values(), live.within)
    uses = list_changed_uses(changed, live.pools.values(), live.within) if live.pools else {}
    return make_pieces(standing, uses, live)


def _read_pieces(live: LiveProblem) -> dict[int, Piece]:
    standing = list_standing([*live.resources.values()], live.within, with_held=False)
    uses = list_uses_by_occupancy(live.pools.values(), live.within, with_held=False) if live.pools else {}
    return make_pieces(standing, uses, live)


def _find_next_release(live: LiveProblem, now: datetime) -> datetime:
    """When the next reserve opens to everybody."""
    return min((row.release_at for row in live.reserved if row.release_at > now), default=live.horizon.end)
