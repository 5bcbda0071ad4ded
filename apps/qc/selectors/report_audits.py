from collections.abc import Collection
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from apps.common.kernel.errors import NotFound
from apps.qc.models import LexiconEntry, ReportAudit, ReportAuditHit, SecondReading, SpellLearning, WordQuestion

Sites = Collection[int] | None  # None: all of them


def list_entries(*, site: int | None = None, **wanted: Any) -> QuerySet[LexiconEntry]:
    """The department's terms by word, with those of a site beside them; `is_replaced`: the site's own stands in place of this
    one. Empty filters count as none."""
    chosen = {name: value for name, value in wanted.items() if value is not None}
    same = {name: OuterRef(name) for name in ("lang", "kind", "term")}
    own = LexiconEntry.objects.filter(site_id=site or -1, is_on=True, **same)
    rows = LexiconEntry.objects.filter(site_id__in={0, site or 0}, **chosen)
    is_replaced = Case(When(Q(site_id=0) & Q(Exists(own)), then=True), default=False)
    return rows.annotate(is_replaced=is_replaced).order_by("term", "id")


def list_word_questions(*, lang: str = "", is_open: bool | None = None) -> QuerySet[WordQuestion]:
    """Stretches that many reports hold and the untaught model doubts, the most frequent first."""
    rows = WordQuestion.objects.order_by("-n_reports", "id")
    rows = rows.filter(lang=lang) if lang else rows
    return rows if is_open is None else rows.filter(verdict="") if is_open else rows.exclude(verdict="")


def get_last_learning() -> SpellLearning | None:
    """The one in force; None before there was any."""
    return SpellLearning.objects.order_by("-id").first()


def list_audits(*, sites: Sites = None) -> QuerySet[ReportAudit]:
    """Newest first."""
    rows = ReportAudit.objects.order_by("-id")
    return rows if sites is None else rows.filter(site_id__in=sites)


def list_audit_hits(audit_id: int, *, rule: str = "", sites: Sites = None) -> QuerySet[ReportAuditHit]:
    """What an audit found, in the order of the reports. Raises NotFound."""
    if not list_audits(sites=sites).filter(pk=audit_id).exists():
        raise NotFound("qc.audit_missing", audit=audit_id)
    rows = ReportAuditHit.objects.filter(audit_id=audit_id).order_by("id")
    return rows.filter(rule=rule) if rule else rows


def list_second_readings(*, state: str = "") -> QuerySet[SecondReading]:
    """Newest first."""
    rows = SecondReading.objects.select_related("subject").order_by("-id")
    return rows.filter(state=state) if state else rows


def get_second_reading(reading_id: int) -> SecondReading:
    """Raises NotFound."""
    row = SecondReading.objects.select_related("subject").filter(pk=reading_id).first()
    if row is None:
        raise NotFound("qc.second_reading_missing", reading=reading_id)
    return row


def count_second_readings(*, sites: Sites = None) -> dict[str, int]:
    """How many worked, failed, were right and wrong; one query."""
    rows = SecondReading.objects.all()
    if sites is not None:
        rows = rows.filter(subject__site_id__in=sites)
    return rows.aggregate(
        n_done=Count("id", filter=Q(state=SecondReading.State.DONE)),
        n_failed=Count("id", filter=Q(state=SecondReading.State.FAILED)),
        n_right=Count("id", filter=Q(verdict=SecondReading.Verdict.RIGHT)),
        n_wrong=Count("id", filter=Q(verdict=SecondReading.Verdict.WRONG)),
    )
