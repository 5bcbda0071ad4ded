"""Calendars kept in the process between requests, refreshed when a resource's `calendar_version` says so."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.scheduling.engine.calendar import Calendar
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.horizon import LiveProblem, build_problem

MOST_KEPT = 24
LEAD = timedelta(days=1)
"""What an exam needs may begin so long before it."""
POLICIES = ("scheduling.changeovers", "scheduling.weights", "scheduling.booking")


@dataclass(frozen=True)
class LiveCalendar:
    """Bookings and blocks of the scanners over the whole horizon; slots held for minutes are asked for with each question."""

    live: LiveProblem
    calendar: Calendar


@dataclass(frozen=True)
class _State:
    """What the calendar was made of; anything else makes it old."""

    versions: tuple[tuple[int, int], ...]
    policies: tuple[str, ...]
    day: date


_kept: "OrderedDict[tuple, tuple[_State, datetime, LiveCalendar]]" = OrderedDict()
_lock = Lock()


def get_live_calendar(resources: Sequence[Resource], pools: dict[str, Resource]) -> LiveCalendar:
    """The calendar of these scanners as the freshly read rows of `resources` and `pools` say."""
    site, now = resources[0].site, clock.now()
    state = _State(
        versions=tuple((row.pk, row.calendar_version) for row in (*resources, *pools.values())),
        policies=tuple(get_policy(code, site_id=site.pk).label for code in POLICIES),
        day=site_day(now, site.time_zone),
    )
    key = (site.pk, tuple(row.pk for row in resources))
    with _lock:
        known = _kept.get(key)
    if known and known[0] == state and now < known[1]:
        return known[2]
    days = booking_policy(site.pk).payload["horizon_days"] + 1
    within = (now - LEAD, now + timedelta(days=days))
    live = build_problem(resources, within, pools=pools, with_held=False)
    made = LiveCalendar(live, Calendar(live.problem))
    with _lock:
        _kept[key] = (state, _find_next_release(live, now), made)
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made


def forget_calendars() -> None:
    with _lock:
        _kept.clear()


def _find_next_release(live: LiveProblem, now: datetime) -> datetime:
    """When the next reserve opens to everybody."""
    return min((row.release_at for row in live.reserved if row.release_at > now), default=live.horizon.end)
