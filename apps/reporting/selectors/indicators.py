"""What a quality desk is asked for of reporting: in time, told in time, positive, amended, as pathology says; each with its denominator and its cases."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from apps.common.kernel import clock
from apps.common.kernel.proportions import compute_wilson
from apps.reporting.engine.pathology import Verdict
from apps.reporting.engine.states import VersionKind
from apps.reporting.models import CriticalResult, Report, ReportExam, ReportVersion
from apps.reporting.selectors.critical import is_late_at
from apps.reporting.selectors.pathology import list_pathology
from apps.workflow.public import count_verified_in_time, list_verified_late

CODES = ("timely", "critical", "positive", "amended", "pathology")
SHOWN = 200
Sites = Collection[int] | None


@dataclass(frozen=True)
class Indicator:
    """`n_unknown` are left out of `n`: without a due time, still within their time, an impression that says neither, a specimen
    that cannot be compared."""

    code: str
    hits: int
    n: int
    n_unknown: int

    @property
    def interval(self) -> tuple[float, float] | None:
        return compute_wilson(self.hits, self.n)


@dataclass(frozen=True)
class IndicatorCase:
    exam_id: int
    accession: str
    at: datetime


def list_indicators(*, start: datetime, end: datetime, sites: Sites) -> list[Indicator]:
    """Reports verified for the first time, critical results found, and pathology noted, in [start, end)."""
    due = count_verified_in_time(start=start, end=end, sites=sites)
    criticals, now = _list_criticals(start, end, sites), clock.now()
    late = criticals.filter(is_late_at(now)).count()
    in_time = criticals.filter(received_at__lte=F("due_at")).count()
    said = list(_list_reports(start, end, sites).values_list("outcome", "was_amended"))
    known = [positive for positive, _ in said if positive is not None]
    verdicts = Counter(list_pathology(start=start, end=end, sites=sites).values_list("verdict", flat=True))
    apart = verdicts[Verdict.NOT_COMPARABLE]
    return [
        Indicator("timely", due.in_time, due.in_time + due.late, due.n_unknown),
        Indicator("critical", in_time, in_time + late, criticals.count() - in_time - late),
        Indicator("positive", sum(known), len(known), len(said) - len(known)),
        Indicator("amended", sum(amended for _, amended in said), len(said), 0),
        Indicator("pathology", verdicts[Verdict.AGREES], verdicts.total() - apart, apart),
    ]


def list_indicator_cases(code: str, *, start: datetime, end: datetime, sites: Sites) -> list[IndicatorCase]:
    """The cases somebody has to look at: late reports, results told late, positive and amended ones, pathology that says
    something else, in whole or in part; the newest first."""
    if code == "timely":
        late = list_verified_late(start=start, end=end, sites=sites, most=SHOWN)
        return [IndicatorCase(*row) for row in late]
    if code == "critical":
        late = _list_criticals(start, end, sites).filter(is_late_at(clock.now()))
        reports = list(late.order_by("-found_at").values_list("report_id", "found_at")[:SHOWN])
    elif code == "pathology":
        other = list_pathology(start=start, end=end, sites=sites).filter(
            verdict__in=(Verdict.PARTLY, Verdict.DISAGREES)
        )
        reports = list(other.order_by("-noted_at").values_list("report_id", "noted_at")[:SHOWN])
    else:
        wanted = {"positive": Q(outcome=True), "amended": Q(was_amended=True)}[code]
        rows = _list_reports(start, end, sites).filter(wanted).order_by("-first_signed_at")
        reports = list(rows.values_list("id", "first_signed_at")[:SHOWN])
    links = ReportExam.objects.filter(report_id__in=[report for report, _ in reports]).order_by("-id")
    exams = {
        report: (exam, accession)
        for report, exam, accession in links.values_list("report_id", "exam_id", "exam__accession")
    }
    return [IndicatorCase(*exams[report], at) for report, at in reports]


def _list_criticals(start: datetime, end: datetime, sites: Sites) -> QuerySet[CriticalResult]:
    rows = CriticalResult.objects.filter(found_at__gte=start, found_at__lt=end, withdrawn_at=None)
    return rows if sites is None else rows.filter(report__site_id__in=sites)


def _list_reports(start: datetime, end: datetime, sites: Sites) -> QuerySet[Report]:
    """With the outcome of their latest verified version, and whether one of them was an amendment."""
    verified = ReportVersion.objects.filter(report=OuterRef("pk")).exclude(kind=VersionKind.PRELIMINARY)
    rows = Report.objects.filter(first_signed_at__gte=start, first_signed_at__lt=end)
    rows = rows if sites is None else rows.filter(site_id__in=sites)
    return rows.annotate(
        outcome=Subquery(verified.order_by("-number").values("is_positive")[:1]),
        was_amended=Exists(verified.filter(kind=VersionKind.AMENDMENT)),
    )
