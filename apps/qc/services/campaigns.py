"""Campaigns over sites: made, opened (cases drawn, sheet frozen), reminded of, closed with conclusions."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.directory.public import list_sites, list_users_with_permission
from apps.qc.engine.campaigns import LIFECYCLE, CampaignState, pick_calibration
from apps.qc.engine.cases import SETTLED, WAITING, Origin, Queue
from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.engine.sampling import Design, draw_sample
from apps.qc.models import Campaign, Case
from apps.qc.selectors.frames import list_frame
from apps.qc.services.cases import withdraw_cases
from apps.qc.services.days import find_first_day
from apps.qc.services.draws import open_cases, save_draw
from apps.qc.services.scales import freeze_scales


def make_campaign(
    *,
    title: str,
    question: str,
    kind: str,
    modality: str,
    period_from: datetime,
    period_to: datetime,
    quotas: list[dict],
    panel: list[dict],
    readers: int,
    n_calibration: int,
    deadline: date,
    reading_order: str = ReadingOrder.AT_ONCE,
    actor: Actor,
) -> Campaign:
    """A draft; raises Invalid on an empty period, a panel without anybody left to arbitrate, a member who may not review at
    one of the sites, a deadline that is over."""
    faults: dict[str, Reason] = {}
    if period_from >= period_to:
        faults["period_to"] = Reason("qc.period_empty", severity="error")
    sites = {quota["site_id"] for quota in quotas}
    if len({seat["id"] for seat in panel}) <= max(1, readers):
        faults["panel"] = Reason(
            "qc.panel_too_small", {"readers": readers, "least": max(1, readers) + 1}, severity="error"
        )
    elif strangers := _list_strangers(panel, sites):
        faults["panel"] = Reason("qc.panel_out_of_reach", {"people": strangers}, severity="error")
    if len({quota["site_id"] for quota in quotas}) != len(quotas) or not quotas:
        faults["quotas"] = Reason("qc.quota_once_a_site", severity="error")
    if deadline < find_first_day(clock.now(), sites):
        faults["deadline"] = Reason("qc.deadline_over", severity="error")
    if faults:
        raise Invalid(faults)
    with transaction.atomic():
        made = Campaign.objects.create(
            title=title, question=question, kind=kind, modality=modality, period_from=period_from, period_to=period_to,
            quotas=quotas, panel=panel, readers=readers, n_calibration=n_calibration, deadline=deadline,
            reading_order=reading_order,
            made_by_id=actor.id, made_by_name=actor.name, made_at=clock.now(),
        )  # fmt: skip
        record(actor, "qc.campaign_made", obj=f"campaign:{made.id}", detail={"title": title})
    return made


def _list_strangers(panel: list[dict], sites: set[int]) -> list[str]:
    """Members who may not review at one of the sites."""
    reviewers = [_list_reviewers(site) for site in sites]
    return [seat["name"] for seat in panel if any(seat["id"] not in known for known in reviewers)]


def _list_reviewers(site_id: int) -> set[str]:
    return {str(user.pk) for user in list_users_with_permission("qc.review", site_id=site_id)}


def lock_campaign(campaign_id: int, *, expected_version: int | None = None) -> Campaign:
    """Raises NotFound, or Conflict with what stands when the caller's version is stale."""
    row = Campaign.objects.select_for_update(of=("self",)).filter(pk=campaign_id).first()
    if row is None:
        raise NotFound("qc.campaign_missing", campaign=campaign_id)
    if expected_version is not None and expected_version != row.version:
        raise Conflict(current={"version": row.version, "state": row.state})
    return row


def open_campaign(campaign_id: int, *, actor: Actor, expected_version: int | None = None) -> Campaign:
    """Freezes the sheet, draws each site's quota, opens the calibration cases and tells the panel.
    Raises Refused when a site has nothing to draw, or too few cases were judged before to calibrate with."""
    with transaction.atomic():
        campaign = lock_campaign(campaign_id, expected_version=expected_version)
        campaign.state = LIFECYCLE.next(campaign.state, "open")
        campaign.scales, campaign.seed = freeze_scales(campaign.kind), secrets.randbelow(10**9)
        campaign.opened_at = clock.now()
        campaign.version += 1
        campaign.save()
        _open_calibration(campaign)
        for quota in campaign.quotas:
            _draw_quota(campaign, quota, actor)
        record(actor, "qc.campaign_opened", obj=f"campaign:{campaign.id}", detail={"seed": campaign.seed})
        _tell_panel(campaign, "qc.campaign_waits")
    return campaign


def _draw_quota(campaign: Campaign, quota: dict, actor: Actor) -> None:
    filters = {"site_id": quota["site_id"]} | ({"modality": campaign.modality} if campaign.modality else {})
    period = (campaign.period_from, campaign.period_to)
    rows, taken = list_frame(campaign.kind, *period, filters, (), campaign_id=campaign.id)
    if not rows:
        raise Refused(Reason("qc.frame_empty", {"already_drawn": len(taken)}, severity="error"))
    design = Design(size=quota["n"])
    asked = {
        "campaign": campaign, "kind": campaign.kind, "period_from": campaign.period_from,
        "period_to": campaign.period_to, "filters": filters, "readers": campaign.readers,
        "reading_order": campaign.reading_order,
    }  # fmt: skip
    result = draw_sample(rows, design, seed=campaign.seed)
    open_cases(save_draw(asked, design, rows, taken, result, actor, scales=campaign.scales), Queue.CENTRAL)


def _open_calibration(campaign: Campaign) -> None:
    """Cases that were settled before, of people who are not on the panel and of sites where all of it may review; every seat
    judges them all. Copies that calibrated
    an earlier panel have no agreed grade of their own."""
    seats = {seat["id"] for seat in campaign.panel}
    known = Case.objects.filter(kind=campaign.kind, state__in=SETTLED, subject__isnull=False, is_calibration=False)
    known = known.exclude(grade="").exclude(reviews__reviewer_id__in=seats).exclude(subject__responsible_id__in=seats)
    common = [site.id for site in list_sites() if seats <= _list_reviewers(site.id)]
    known = known.filter(site__in=common, is_withdrawn=False)
    if campaign.modality:
        known = known.filter(subject__modality=campaign.modality)
    by_grade: dict[str, list[int]] = {}
    for case_id, grade in known.order_by("id").values_list("id", "grade"):
        by_grade.setdefault(grade, []).append(case_id)
    picked = pick_calibration(by_grade, n=campaign.n_calibration, seed=campaign.seed)
    if len(picked) < campaign.n_calibration:
        params = {"found": len(picked), "wanted": campaign.n_calibration}
        raise Refused(Reason("qc.calibration_too_few", params, severity="error"))
    for case in Case.objects.filter(pk__in=picked).select_related("subject").order_by("id"):
        Case.objects.create(
            subject=case.subject, campaign=campaign, is_calibration=True, agreed_grade=case.grade, kind=case.kind,
            readers=len(seats), ref=case.ref, origin=Origin.CAMPAIGN, queue=Queue.CENTRAL, site_id=case.site_id,
            opened_at=campaign.opened_at,
        )  # fmt: skip


def close_campaign(
    campaign_id: int, *, conclusions: str, actor: Actor, expected_version: int | None = None
) -> Campaign:
    """Ends it: what was found stands in `conclusions`; cases that nobody settled are withdrawn, not counted."""
    if not conclusions.strip():
        raise Invalid({"conclusions": Reason("qc.outcome_needed", severity="error")})
    with transaction.atomic():
        campaign = lock_campaign(campaign_id, expected_version=expected_version)
        campaign.state = LIFECYCLE.next(campaign.state, "close")
        campaign.conclusions, campaign.closed_at = conclusions.strip(), clock.now()
        campaign.version += 1
        campaign.save()
        waiting = Case.objects.select_for_update(of=("self",)).filter(campaign=campaign, state__in=WAITING)
        withdraw_cases(waiting.order_by("id"))
        record(actor, "qc.campaign_closed", obj=f"campaign:{campaign.id}", detail={"conclusions": campaign.conclusions})
    return campaign


def remind_panels() -> int:
    """Once a campaign, so many days before its deadline as the policy says; returns how many campaigns were reminded of."""
    ahead = timedelta(days=get_policy("qc.guards").payload.get("remind_days", 0))
    then = clock.now() + ahead
    perhaps = then.date() + timedelta(days=1)  # no site is further ahead of UTC
    rows = Campaign.objects.filter(state=CampaignState.OPEN, reminded_at=None, deadline__lte=perhaps).order_by("id")
    due = [c.id for c in rows if c.deadline <= find_first_day(then, {quota["site_id"] for quota in c.quotas})]
    n = 0
    for campaign_id in due:
        with transaction.atomic():
            campaign = lock_campaign(campaign_id)
            if campaign.reminded_at is None and campaign.state == CampaignState.OPEN:
                campaign.reminded_at = clock.now()
                campaign.save(update_fields=["reminded_at"])
                _tell_panel(campaign, "qc.campaign_due")
                n += 1
    return n


def _tell_panel(campaign: Campaign, code: str) -> None:
    text = Reason(code, {"title": campaign.title, "deadline": campaign.deadline.isoformat()})
    notify([seat["id"] for seat in campaign.panel], text, link="/quality?queue=central")
