from datetime import date

from apps.common.kernel.calendars import WorkingCalendar
from apps.common.kernel.errors import NotFound
from apps.common.prepared import Prepared, Slot
from apps.directory.models import Room, Site

SITES = Prepared(lambda: Site.objects.all())
SITE = Prepared(lambda: Site.objects.filter(pk=Slot("site")).order_by())


def get_site(site_id: int) -> Site:
    site = SITE.first(site=site_id)
    if site is None:
        raise NotFound("directory.site_missing", site=site_id)
    return site


def find_site_by_code(code: str) -> Site | None:
    return next((site for site in list_sites() if site.code == code), None)


def list_sites() -> list[Site]:
    return SITES()


def get_site_calendar(site_id: int) -> WorkingCalendar:
    """The working hours of a site, in its own time zone."""
    site = get_site(site_id)
    weekly = [[(a, b) for a, b in day] for day in site.working_hours]
    exceptions = {date.fromisoformat(day): [(a, b) for a, b in spans] for day, spans in site.holidays.items()}
    return WorkingCalendar(time_zone=site.time_zone, weekly=weekly, exceptions=exceptions)


def list_room_names(site_id: int) -> dict[str, dict[str, str]]:
    """Room code to its language map."""
    return dict(Room.objects.filter(site_id=site_id).values_list("code", "name"))


def find_room_id(site_id: int, code: str) -> int | None:
    return Room.objects.filter(site_id=site_id, code=code).values_list("id", flat=True).first()
