"""The reading list: what waits to be read, begun by whom, due when."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.reporting.engine.allocation import find_subspecialty
from apps.reporting.engine.states import ReportState
from apps.reporting.models import Assignment, CriticalResult, Report
from apps.reporting.selectors.allocation import find_assignments, list_exams_of_reader, read_rules
from apps.reporting.selectors.critical import IS_OPEN
from apps.workflow.public import ExamFacts, list_exams, list_steps

TABS = ("unread", "mine", "countersign", "critical", "signed")
OPEN = (ReportState.DRAFT, ReportState.PRELIMINARY, ReportState.AMENDING)
SHOWN = 500
LOOKED_AT = 2000  # steps that run and reports that wait for a second signature stand among those to be read


@dataclass(frozen=True)
class ReadingItem:
    exam: ExamFacts
    report_id: int | None
    report_state: str
    author_name: str
    lock_owner_name: str
    is_critical: bool
    signed_at: datetime | None
    reader_id: str = ""
    reader_name: str = ""
    subspecialty: str = ""

    @property
    def due_at(self) -> datetime | None:
        return self.exam.report_due_at or self.exam.due_at


def list_reading(
    tab: str,
    *,
    actor_id: str,
    sites: Collection[int] | None,
    modality: str = "",
    subspecialty: str = "",
    is_free: bool = False,
) -> list[ReadingItem]:
    """One tab, STAT first, then by time left."""
    items = _list_tab(tab, actor_id, sites, modality)
    if modality:
        items = [item for item in items if item.exam.modality == modality]
    items = _add_readers(items)
    if subspecialty:
        items = [item for item in items if item.subspecialty == subspecialty]
    if is_free:
        items = [item for item in items if item.reader_id in ("", actor_id)]
    if tab == "signed":
        return items
    far = datetime.max.replace(tzinfo=clock.now().tzinfo)
    return sorted(items, key=lambda item: (item.exam.priority_rank != 0, item.due_at or far, item.exam.id))


def count_tabs(*, actor_id: str, sites: Collection[int] | None) -> dict[str, int]:
    """How many each tab holds."""
    return {tab: len(_list_tab(tab, actor_id, sites)) for tab in TABS}


def _list_tab(tab: str, actor_id: str, sites: Collection[int] | None, modality: str = "") -> list[ReadingItem]:
    """In no order, and without readers."""
    if tab == "unread":
        items = _list_unread(list_unread_exams(sites=sites, modality=modality))
    else:
        items = _list_of_reports(_filter_reports(tab, actor_id, sites))
        if tab == "mine":
            items += _list_given(actor_id, known={item.exam.id for item in items})
    return items if sites is None else [item for item in items if item.exam.site_id in sites]


def is_unread(exam: ExamFacts) -> bool:
    """Its images can be read: all are here, or the first ones of an emergency."""
    if exam.state == "acquired":
        return True
    return exam.state == "in_progress" and exam.is_emergency and exam.facets.get("images", "none") != "none"


def list_unread_exams(*, sites: Collection[int] | None = None, modality: str = "") -> list[ExamFacts]:
    """On which no report was handed over or signed; the most urgent first, also when there are more than are shown."""
    exams = list_steps(
        states=["acquired", "in_progress"],
        site_ids=None if sites is None else sorted(sites),
        modality=modality or None,
        order=("priority__rank", "due_at", "id"),
        limit=LOOKED_AT,
    )
    exams = [exam for exam in exams if is_unread(exam)]
    read = find_read_exams([exam.id for exam in exams])
    return [exam for exam in exams if exam.id not in read][:SHOWN]


def find_read_exams(exam_ids: Collection[int]) -> set[int]:
    """Those of them whose report is no draft any more."""
    links = Report.objects.exclude(state=ReportState.DRAFT).filter(links__exam_id__in=exam_ids)
    return set(links.values_list("links__exam_id", flat=True))


def _list_given(actor_id: str, *, known: Collection[int]) -> list[ReadingItem]:
    """What this reader has and nobody wrote on yet."""
    exams = list_exams(set(list_exams_of_reader(actor_id)) - set(known))
    read = find_read_exams([exam.id for exam in exams])
    return _list_unread([exam for exam in exams if is_unread(exam) and exam.id not in read])


def _list_unread(exams: list[ExamFacts]) -> list[ReadingItem]:
    reports = {
        exam_id: report
        for report in Report.objects.filter(links__exam_id__in=[exam.id for exam in exams]).prefetch_related("links")
        for exam_id in [link.exam_id for link in report.links.all()]
    }
    return [make_item(exam, reports.get(exam.id)) for exam in exams]


def _add_readers(items: list[ReadingItem]) -> list[ReadingItem]:
    rows, nobody = find_assignments([item.exam.id for item in items]), Assignment()
    groups = read_rules().subspecialties
    return [
        replace(
            item,
            reader_id=rows.get(item.exam.id, nobody).reader_id,
            reader_name=rows.get(item.exam.id, nobody).reader_name,
            subspecialty=find_subspecialty(groups, modality=item.exam.modality, body_part=item.exam.body_part),
        )
        for item in items
    ]


def _filter_reports(tab: str, actor_id: str, sites: Collection[int] | None):
    rows = Report.objects.prefetch_related("links").order_by("-id")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    if tab == "mine":
        return rows.filter(author_id=actor_id, state__in=OPEN)[:SHOWN]
    if tab == "countersign":
        return rows.filter(state=ReportState.PRELIMINARY)[:SHOWN]
    if tab == "critical":
        waiting = CriticalResult.objects.filter(IS_OPEN).values("report_id")
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
