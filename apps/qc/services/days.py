"""What day it is at a site: days of quality control are its own, not the clock's of the server."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from apps.directory.public import list_sites


def find_zone(site_id: int | None) -> ZoneInfo:
    """The site's time zone; the first site's for what belongs to the whole department, UTC before there is any."""
    sites = sorted(list_sites(), key=lambda one: one.id != site_id)
    return ZoneInfo(sites[0].time_zone if sites else "UTC")


def find_day(at: datetime, site_id: int | None) -> date:
    return at.astimezone(find_zone(site_id)).date()


def find_day_start(at: datetime, site_id: int | None) -> datetime:
    """When the site's day began that `at` falls into."""
    zone = find_zone(site_id)
    return datetime.combine(at.astimezone(zone).date(), time(), zone)


def find_first_day(at: datetime, sites: Iterable[int]) -> date:
    """Of several sites the earliest date: a day is over once it is over everywhere."""
    return min([find_day(at, site_id) for site_id in sites] or [find_day(at, None)])
