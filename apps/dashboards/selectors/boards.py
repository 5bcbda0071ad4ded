"""The state of each live topic, built from the front doors below; one function a kind. Rows go by id under `items`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.common.replica import must_be_current
from apps.dashboards.engine.board import Board
from apps.dashboards.selectors.topics import parse_topic
from apps.devices.public import list_alarms, list_devices
from apps.directory.public import get_site, list_room_names
from apps.scheduling.public import (
    QueueRow,
    get_board,
    get_run_state,
    list_queue,
    list_recent_calls,
    list_runs_state,
    mask_name,
    round_wait,
)
from apps.workflow.public import ExamFacts, list_exams, list_steps

OPEN = ("requested", "vetted", "booked", "arrived", "ready", "in_progress", "acquired", "reported")
SHOWN = 600


@must_be_current
def build_board(name: str) -> Board:
    """The whole state of a topic; raises NotFound for a topic or a site that does not exist."""
    topic = parse_topic(name)
    return BUILDERS[topic.kind](topic.ref)


def build_exams(site_id: int) -> Board:
    """Every open exam of the site, and those of today that are over, as rows of the live list."""
    exams = {e.id: e for e in list_steps(states=list(OPEN), site_id=site_id, limit=SHOWN)}
    exams |= {e.id: e for e in list_exams(_list_planned(site_id))}
    return {"items": {str(e.id): _exam_row(e) for e in exams.values()}}


def build_department(site_id: int) -> Board:
    """Plan and fact of each scanner today, who waits, what is to be reported, what is wrong. Its numbers reconcile."""
    site, now = get_site(site_id), clock.now()
    day = now.astimezone(ZoneInfo(site.time_zone)).date()
    board = get_board(site_id, day)
    codes = {row.resource.pk: row.resource.device_code or row.resource.code for row in board.rows}
    planned = {i.exam_id: i for i in board.items if i.kind == "appointment"}
    exams = list_exams(planned)
    targets = get_policy("dashboards.targets", site_id=site_id)
    return {
        "site_id": site_id,
        "site_names": site.name,
        "day": day.isoformat(),
        "time_zone": board.time_zone,
        "targets": targets.payload | {"policy_version": targets.label},
        "lanes": [
            {"code": codes[row.resource.pk], "modality": row.resource.modality, "opens": [list(s) for s in row.opens]}
            for row in board.rows
            if row.resource.kind == "scanner"
        ],
        "devices": {
            d.code: {"id": d.id, "technical": d.technical, "clinical": d.clinical}
            for d in list_devices(site_id=site_id)
        },
        "blocks": [
            {"code": codes[i.resource_id], "start": i.starts_at, "end": i.ends_at, "cause": i.cause, "note": i.note}
            for i in board.items
            if i.kind == "block"
        ],
        "waiting": _count_waiting(list_queue(site_id), exams, site_id),
        "reports": _count_reports(exams, site_id, day),
        "alarms": _list_alarms(site_id),
        "items": {str(e.id): _lane_row(e, planned[e.id], codes) for e in exams},
    }


def build_waiting(site_id: int) -> Board:
    """For a public wall: ticket, masked name and room; never an exam, a priority or a diagnosis."""
    site, rooms = get_site(site_id), list_room_names(site_id)
    now = clock.now()
    rows = [row for row in list_queue(site_id, with_waits=True) if row.ticket.state == "waiting"]
    return {
        "site_names": site.name,
        "time_zone": site.time_zone,
        "calls": [
            {"ticket": c.ticket, "name": c.masked_name, "room": c.room_code, "room_names": c.room_names, "at": c.at}
            for c in list_recent_calls(site_id)
        ],
        "items": {
            str(row.ticket.pk): {
                "ticket": row.label,
                "name": mask_name(row.ticket.exam.patient.name),
                "section": row.ticket.section,
                "position": row.place.position,
                "room": row.room_code,
                "room_names": rooms.get(row.room_code),
                "wait_min": row.expected_at and round_wait((row.expected_at - now).total_seconds() / 60),
            }
            for row in rows
        },
    }


def build_alarms(site_id: int) -> Board:
    return {"items": {str(row["id"]): row for row in _list_alarms(site_id)}}


def build_device(device_id: int) -> Board:
    """Values arrive as deltas from the ingester; the page reads the past over REST."""
    return {"values": {}}


BUILDERS: dict[str, Callable[[int], Board]] = {
    "alarms": build_alarms,
    "department": build_department,
    "device": build_device,
    "exams": build_exams,
    "plan": get_run_state,
    "plans": list_runs_state,
    "waiting": build_waiting,
}


def _list_planned(site_id: int) -> list[int]:
    site = get_site(site_id)
    board = get_board(site_id, clock.now().astimezone(ZoneInfo(site.time_zone)).date())
    return [i.exam_id for i in board.items if i.kind == "appointment" and i.exam_id]


def _exam_row(exam: ExamFacts) -> dict[str, Any]:
    return {
        "id": exam.id,
        "accession": exam.accession,
        "state": exam.state,
        "version": exam.version,
        "patient_name": exam.patient.name,
        "sex": exam.patient.sex,
        "birth_date": exam.patient.birth_date,
        "exam_type_names": exam.exam_type_names,
        "modality": exam.modality,
        "priority_code": exam.priority_code,
        "priority_rank": exam.priority_rank,
        "patient_class": exam.patient_class,
        "slot_start": exam.slot_start,
        "device_code": exam.slot_device_code,
        "due_at": exam.due_at,
        "facets": exam.facets,
        "is_held": exam.is_held,
    }


def _lane_row(exam: ExamFacts, item: Any, codes: dict[int, str]) -> dict[str, Any]:
    return {
        "id": exam.id,
        "code": codes.get(item.resource_id, ""),
        "state": exam.state,
        "status": item.status,
        "start": item.starts_at,
        "end": item.ends_at,
        "started": exam.stamps.get("started"),
        "finished": exam.stamps.get("finished"),
        "arrived": exam.stamps.get("arrived"),
        "is_flagged": item.flag is not None,
    }


def _count_waiting(queue: list[QueueRow], exams: Iterable[ExamFacts], site_id: int) -> list[dict[str, Any]]:
    """By patient class: how many wait, since when the longest, the median arrival of those waiting."""
    classes = {e.id: e.patient_class for e in exams}
    missing = [row.ticket.exam_id for row in queue if row.ticket.exam_id not in classes]
    classes |= {e.id: e.patient_class for e in list_exams(missing)}
    arrivals: dict[str, list[datetime]] = defaultdict(list)
    for row in queue:
        if row.ticket.state in ("waiting", "held"):
            arrivals[classes.get(row.ticket.exam_id, "outpatient")].append(row.ticket.checked_in_at)
    return [
        {
            "patient_class": kind,
            "count": len(arrivals[kind]),
            "longest_since": min(arrivals[kind], default=None),
            "median_since": _median_time(arrivals[kind]),
        }
        for kind in ("emergency", "inpatient", "outpatient", "checkup")
    ]


def _median_time(times: list[datetime]) -> datetime | None:
    if not times:
        return None
    return datetime.fromtimestamp(median(t.timestamp() for t in times), tz=times[0].tzinfo)


def _count_reports(exams: Iterable[ExamFacts], site_id: int, day: date) -> list[dict[str, Any]]:
    """By modality: to write (scanned, not signed), how many of them when, and what was reported today."""
    open_ones = {e.id: e for e in list_steps(states=["acquired"], site_id=site_id, limit=SHOWN)}
    done = [e for e in exams if e.state in ("reported", "delivered")]
    kinds = sorted({e.modality for e in [*open_ones.values(), *done]})
    return [
        {
            "modality": kind,
            "to_write": sum(e.modality == kind for e in open_ones.values()),
            "due": sorted(e.due_at for e in open_ones.values() if e.modality == kind and e.due_at),
            "done": sum(e.modality == kind for e in done),
        }
        for kind in kinds
    ]


def _list_alarms(site_id: int) -> list[dict[str, Any]]:
    rows = list_alarms(scope="open", now=clock.now()).filter(device__room__site_id=site_id)[:100]
    return [
        {
            "id": a.id,
            "device": a.device.code,
            "device_id": a.device_id,
            "severity": a.severity,
            "state": a.state,
            "cause": a.cause,
            "since": a.raised_at,
            "acknowledged_by": a.acknowledged_by,
        }
        for a in rows
    ]
