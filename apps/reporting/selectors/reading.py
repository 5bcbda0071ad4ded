"""The reading list: what waits to be read, begun by whom, due when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.reporting.engine.states import ReportState
from apps.reporting.models import CriticalResult, Report
from apps.workflow.public import ExamFacts, list_exams, list_steps

TABS = ("unread", "mine", "countersign", "critical", "signed")
OPEN = (ReportState.DRAFT, ReportState.PRELIMINARY, ReportState.AMENDING)
SHOWN = 500


@dataclass(frozen=True)
class ReadingItem:
    exam: ExamFacts
    report_id: int | None
    report_state: str
    author_name: str
    lock_owner_name: str
    is_critical: bool
    signed_at: datetime | None

    @property
    def due_at(self) -> datetime | None:
        return self.exam.report_due_at or self.exam.due_at


def list_reading(tab: str, *, actor_id: str, sites: Collection[int] | None, modality: str = "") -> list[ReadingItem]:
    """One tab, STAT first, then by time left."""
    if tab == "unread":
        items = _list_unread()
    else:
        items = _list_of_reports(_filter_reports(tab, actor_id))
    if sites is not None:
        items = [item for item in items if item.exam.site_id in sites]
    if modality:
        items = [item for item in items if item.exam.modality == modality]
    if tab == "signed":
        return items
    far = datetime.max.replace(tzinfo=clock.now().tzinfo)
    return sorted(items, key=lambda item: (item.exam.priority_rank != 0, item.due_at or far, item.exam.id))


def count_tabs(*, actor_id: str, sites: Collection[int] | None) -> dict[str, int]:
    """How many each tab holds."""
    return {tab: len(list_reading(tab, actor_id=actor_id, sites=sites)) for tab in TABS}


def _list_unread() -> list[ReadingItem]:
    exams = [
        exam
        for exam in list_steps(states=["acquired", "in_progress"], limit=SHOWN)
        if exam.state == "acquired" or (exam.is_emergency and exam.facets.get("images", "none") != "none")
    ]
    reports = {
        exam_id: report
        for report in Report.objects.filter(links__exam_id__in=[exam.id for exam in exams]).prefetch_related("links")
        for exam_id in [link.exam_id for link in report.links.all()]
    }
    return [
        make_item(exam, reports.get(exam.id))
        for exam in exams
        if exam.id not in reports or reports[exam.id].state == ReportState.DRAFT
    ]


def _filter_reports(tab: str, actor_id: str):
    rows = Report.objects.prefetch_related("links").order_by("-id")
    if tab == "mine":
        return rows.filter(author_id=actor_id, state__in=OPEN)[:SHOWN]
    if tab == "countersign":
        return rows.filter(state=ReportState.PRELIMINARY)[:SHOWN]
    if tab == "critical":
        waiting = CriticalResult.objects.filter(received_at__isnull=True).values("report_id")
        return rows.filter(id__in=waiting)[:SHOWN]
    since = clock.now() - timedelta(days=1)
    return rows.filter(first_signed_at__gte=since).order_by("-first_signed_at")[:SHOWN]


def _list_of_reports(rows) -> list[ReadingItem]:
    by_exam = {link.exam_id: report for report in rows for link in report.links.all()[:1]}
    exams = {exam.id: exam for exam in list_exams(by_exam)}
    return [make_item(exams[exam_id], report) for exam_id, report in by_exam.items() if exam_id in exams]


def make_item(exam: ExamFacts, report: Report | None) -> ReadingItem:
    return ReadingItem(
        exam=exam,
        report_id=report.id if report else None,
        report_state=report.state if report else "",
        author_name=report.author_name if report else "",
        lock_owner_name=report.lock_owner_name if report else "",
        is_critical=report.is_critical if report else False,
        signed_at=report.first_signed_at if report else None,
    )
