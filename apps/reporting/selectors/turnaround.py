"""Turnaround of a period: exams verified in it, measured stage by stage."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from apps.directory.public import get_site, get_site_calendar, list_sites
from apps.reporting.engine.turnaround import Measured, TimedExam, find_ends, measure
from apps.workflow.public import VerifiedRow, count_verified_left_out, list_verified_rows


def list_measured(
    *,
    start: datetime,
    end: datetime,
    stage: str,
    by: str,
    sites: Collection[int] | None,
    modality: str = "",
    is_working: bool = False,
) -> tuple[list[Measured], int]:
    """Exams verified in [start, end), and how many more there are than are counted; `is_working` counts each site's own working hours."""
    kinds = {*find_ends(stage), "verified", "finished"}
    asked = {"start": start, "end": end, "sites": sites, "modality": modality}
    rows, n_left_out = list_verified_rows(**asked, kinds=kinds), count_verified_left_out(**asked)
    codes = {site.id: site.code for site in list_sites()}
    zones = {site.id: ZoneInfo(site.time_zone) for site in list_sites()}
    exams = [
        TimedExam(
            row.exam_id,
            row.accession,
            _find_group(row, by, codes[row.site_id], zones[row.site_id]),
            codes[row.site_id],
            row.stamps,
            row.report_due_at,
        )
        for row in rows
    ]
    ids = {code: site_id for site_id, code in codes.items()}
    return measure(exams, stage=stage, working_min=_make_working(ids) if is_working else None), n_left_out


def _make_working(ids: dict[str, int]) -> Callable[[str, datetime, datetime], float]:
    calendar = cache(lambda code: get_site_calendar(ids[code]))
    return lambda code, a, b: calendar(code).working_min_between(a, b)


def _find_group(row: VerifiedRow, by: str, site_code: str, zone: ZoneInfo) -> str:
    """Weekday and hour are those of the end of the scan, where the site is."""
    if by not in ("weekday", "hour"):
        named = {"modality": row.modality, "priority": row.priority_code, "patient_class": row.patient_class}
        return named.get(by, site_code)
    finished = (row.stamps.get("finished") or row.stamps["verified"]).astimezone(zone)
    return str(finished.isoweekday()) if by == "weekday" else f"{finished.hour:02d}"


def find_zone(site_id: int | None) -> ZoneInfo:
    """Of the site, else of the first one."""
    return ZoneInfo((get_site(site_id) if site_id else list_sites()[0]).time_zone)
