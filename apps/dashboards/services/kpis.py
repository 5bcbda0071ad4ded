"""Key figures, day by day: today's again and again, those of days that are over until every report had its time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.policy import Policy, get_policy
from apps.dashboards.engine.kpi import ExamDay, ScannerDay, measure_day
from apps.dashboards.models import KpiDay
from apps.devices.public import list_down_spans, list_qa_outcomes
from apps.directory.public import list_sites
from apps.scheduling.public import Board, get_board
from apps.workflow.public import ExamFacts, list_exams

POLICY = "dashboards.kpi"


def measure_recent(now: datetime) -> int:
    """Every site's days of the policy's period that are missing, and the last ones again; returns how many were measured."""
    policy, n = get_policy(POLICY), 0
    for site in list_sites():
        today = now.astimezone(ZoneInfo(site.time_zone)).date()
        known = set(
            KpiDay.objects.filter(site=site, policy_version=policy.label, day__lte=today).values_list("day", flat=True)
        )
        for back in range(policy.payload["keep_days"]):
            day = today - timedelta(days=back)
            if day not in known or back <= policy.payload["again_days"]:
                measure_site(site.id, day, now=now, policy=policy)
                n += 1
    return n


def measure_site(site_id: int, day: date, *, now: datetime, policy: Policy) -> KpiDay:
    board = get_board(site_id, day)
    exams = list_exams({item.exam_id for item in board.items if item.kind == "appointment" and item.exam_id})
    first, last = board.within
    within = (first, max(first, min(last, now)))
    codes = {row.resource.pk: row.resource.device_code for row in board.rows if row.resource.device_code}
    down = list_down_spans(sorted(codes.values()), start=first, end=within[1])
    figures = measure_day(
        [_read_scanner(board, exams, pk, code, down.get(code, []), within[1]) for pk, code in sorted(codes.items())],
        [ExamDay(exam.state, exam.slot_start, exam.stamps) for exam in exams],
        qa=list_qa_outcomes(sorted(codes.values()), start=first, end=last),
        within=within,
    )
    row, _ = KpiDay.objects.update_or_create(
        site_id=site_id, day=day, policy_version=policy.label, defaults={"figures": figures, "computed_at": clock.now()}
    )
    return row


def _read_scanner(
    board: Board, exams: list[ExamFacts], resource_id: int, code: str, down: list, until: datetime
) -> ScannerDay:
    row = next(row for row in board.rows if row.resource.pk == resource_id)
    items = [i for i in board.items if i.resource_id == resource_id and i.kind == "appointment"]
    slot_ends = {i.exam_id: i.ends_at for i in items}
    scans = [e for e in exams if e.id in slot_ends and "started" in e.stamps]
    return ScannerDay(
        code,
        row.resource.modality,
        opens=row.opens,
        booked=[(i.starts_at, i.ends_at) for i in items if i.status != "cancelled"],
        used=[(e.stamps["started"], _find_end(e, slot_ends[e.id], until)) for e in scans],
        down=down,
    )


def _find_end(exam: ExamFacts, slot_end: datetime, until: datetime) -> datetime:
    """Of a scan: finished, stopped, or its images complete; one that is over without any of them ends with its slot."""
    started = exam.stamps["started"]
    ends = [at for at in map(exam.stamps.get, ("finished", "discontinued", "images_complete")) if at and at >= started]
    if ends:
        return min(ends)
    return until if exam.state == "in_progress" else min(until, max(started, slot_end))
