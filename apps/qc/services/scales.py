"""The sheets that a case is judged by: those of the period that its draw was made in, because another weight is another measure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy import Policy, find_policy, get_policy
from apps.directory.public import list_sites
from apps.qc.engine.grading_periods import USUAL, find_span
from apps.qc.models import Case, GradingPeriod
from apps.qc.models.subject import SubjectKind
from apps.qc.services.days import find_day


@dataclass(frozen=True)
class Sheet:
    """A scale or a checklist by its label ("qc.report_scale@1") and content."""

    label: str
    payload: Any


def get_scale(kind: str, *, site_id: int | None = None) -> Policy:
    """The scoring sheet in force for images or reports."""
    return get_policy(f"qc.{kind}_scale", site_id=site_id)


def get_period(kind: str, *, site_id: int | None = None, at: datetime | None = None) -> GradingPeriod:
    """The period of the site's day (the department's for none); its first use keeps the sheets in force then, once however
    many ask at the same time. Another length of periods (`grading_period` of `qc.guards`) begins when a standing one ends."""
    at = at or clock.now()
    day = find_day(at, site_id)
    rows = GradingPeriod.objects.filter(kind=kind, site_id=site_id or 0)
    standing = rows.filter(first_day__lte=day, last_day__gte=day).order_by("first_day").first()
    if standing:
        return standing
    length = get_policy("qc.guards", site_id=site_id).payload.get("grading_period", USUAL)
    first, last = find_span(day, length)
    before = rows.filter(last_day__lt=day).order_by("-last_day").first()
    if before and before.last_day >= first:  # a shorter one has run into this span
        first = day
    after = rows.filter(first_day__gt=day).order_by("first_day").first()
    last = min(last, after.first_day - timedelta(days=1)) if after else last
    with transaction.atomic():
        period, made = GradingPeriod.objects.get_or_create(
            kind=kind,
            site_id=site_id or 0,
            first_day=first,
            defaults={"last_day": last, "scales": _read_scales(kind, site_id), "opened_at": clock.now()},
        )
        if made:
            detail = {"kind": kind, "site_id": site_id, "first_day": first.isoformat(), "last_day": last.isoformat()}
            detail |= {name: sheet and sheet["label"] for name, sheet in period.scales.items()}
            record(Actor.system("qc"), "qc.grading_period_opened", obj=f"grading_period:{period.id}", detail=detail)
    return period


def open_periods() -> None:
    """The current period of every site and of the department, for images and reports: opened by beat on its first day, so that
    a policy of the middle of a period never becomes its own only because nobody drew before."""
    for kind in SubjectKind.values:
        for site_id in [None, *(site.id for site in list_sites())]:
            get_period(kind, site_id=site_id)


def freeze_scales(kind: str, *, site_id: int | None = None) -> dict:
    """The sheets of a draw that is made now, for as long as its cases are judged: its period's."""
    return get_period(kind, site_id=site_id).scales


def get_sheets(case: Case) -> tuple[Sheet, Sheet | None]:
    """Scale and, where the kind has one, 100-point checklist of a case; of a case that nobody drew, those of its first day."""
    kept = case.draw.scales if case.draw_id else case.campaign.scales if case.campaign_id else {}
    kept = kept or get_period(case.kind, site_id=case.site_id, at=case.opened_at).scales
    return Sheet(**kept["scale"]), Sheet(**kept["checklist"]) if kept["checklist"] else None


def tell_period(kind: str, *, site_id: int | None = None) -> dict[str, Any]:
    """The current period's days and sheets; `waiting`: sheets that came into force since, and hold from the next one."""
    period, now = get_period(kind, site_id=site_id), _read_scales(kind, site_id)
    return {
        "first_day": period.first_day,
        "last_day": period.last_day,
        "sheets": [sheet["label"] for sheet in period.scales.values() if sheet],
        "waiting": [sheet["label"] for name, sheet in now.items() if sheet and sheet != period.scales[name]],
    }


def _read_scales(kind: str, site_id: int | None) -> dict:
    checklist = find_policy(f"qc.{kind}_checklist", site_id=site_id)
    return {
        "scale": _keep(get_scale(kind, site_id=site_id)),
        "checklist": _keep(checklist) if checklist else None,
    }


def _keep(policy: Policy) -> dict:
    return {"label": policy.label, "payload": policy.payload}
