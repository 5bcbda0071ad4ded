"""A campaign as it stands: how far each site and reader is, and, once it is closed, what was found."""

from collections import Counter

from django.db.models import Q, QuerySet

from apps.common.kernel.errors import NotFound
from apps.common.kernel.proportions import compute_wilson
from apps.qc.engine.campaigns import CampaignState, measure_calibration
from apps.qc.engine.cases import SETTLED
from apps.qc.models import Campaign, Case, Review, Subject
from apps.qc.selectors.charts import GRADES, POINT_GRADES, measure_alpha
from apps.qc.selectors.settled import Sites, load_settled


def list_campaigns(*, sites: Sites = None) -> QuerySet[Campaign]:
    """Newest first; whoever answers for some sites sees the campaigns that any of them takes part in."""
    rows = Campaign.objects.order_by("-id")
    if sites is None:
        return rows
    takes_part = Q(pk__in=[])
    for site_id in sites:
        takes_part |= Q(quotas__contains=[{"site_id": site_id}])
    return rows.filter(takes_part)


def get_campaign(campaign_id: int, *, sites: Sites = None) -> Campaign:
    """Raises NotFound, also for one that none of the sites takes part in."""
    campaign = list_campaigns(sites=sites).filter(pk=campaign_id).first()
    if campaign is None:
        raise NotFound("qc.campaign_missing", campaign=campaign_id)
    return campaign


def get_campaign_page(campaign: Campaign, *, viewer_id: str, min_cases: int) -> dict:
    """Progress for everybody; the panel and its readings for nobody who still reads; results once it is closed."""
    on_panel = any(seat["id"] == viewer_id for seat in campaign.panel)
    is_closed = campaign.state == CampaignState.CLOSED
    hidden = on_panel and not is_closed
    return {
        "campaign": campaign,
        "sites": _count_sites(campaign),
        "readers": [] if hidden else _count_readers(campaign),
        "results": get_campaign_results(campaign, min_cases=min_cases) if is_closed else None,
    }


def _count_sites(campaign: Campaign) -> list[dict]:
    sent = Counter(Subject.objects.filter(campaign_id=campaign.id).values_list("site_id", flat=True))
    cases = list(_list_cases(campaign).values_list("site_id", "state", "is_withdrawn"))
    drawn = Counter(site for site, _, _ in cases)
    settled = Counter(site for site, state, gone in cases if state in SETTLED and not gone)
    return [
        {
            "site_id": quota["site_id"],
            "quota": quota["n"],
            "n_sent": sent[quota["site_id"]],
            "n_drawn": drawn[quota["site_id"]],
            "n_settled": settled[quota["site_id"]],
        }
        for quota in campaign.quotas
    ]


def _count_readers(campaign: Campaign) -> list[dict]:
    """Cases each seat has judged, and its calibration against the agreed grades."""
    rows = Review.objects.filter(case__campaign=campaign).values_list(
        "reviewer_id", "grade", "case__is_calibration", "case__agreed_grade"
    )
    done: Counter = Counter()
    pairs: dict[str, list[tuple[str, str]]] = {}
    for reader, grade, is_calibration, agreed in rows:
        done[reader] += 1
        if is_calibration:
            pairs.setdefault(reader, []).append((grade, agreed))
    return [
        {
            **seat,
            "n_done": done[seat["id"]],
            "calibration": measure_calibration(pairs.get(seat["id"], []), categories=GRADES).__dict__,
        }
        for seat in campaign.panel
    ]


def get_campaign_results(campaign: Campaign, *, min_cases: int) -> dict:
    """Rates a site with Wilson intervals, letters, defects, and how far the panel agreed; sites stand in the order of the campaign."""
    draws = list(campaign.draws.values_list("id", flat=True))
    table = load_settled(kind=campaign.kind, draws=draws)
    defects = Counter(code for codes in table["defects"] for code in codes)
    return {
        "sites": [_rate(quota["site_id"], table[table["site_id"] == quota["site_id"]]) for quota in campaign.quotas],
        "defects": [
            {"code": code, "n": n} for code, n in sorted(defects.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
        "panel": measure_alpha(_list_units(campaign), min_cases=min_cases),
    }


def _rate(site_id: int, table) -> dict:
    hits, n = int((table["grade"] != "pass").sum()), len(table)
    letters = {letter: int((table["points_grade"] == letter).sum()) for letter in POINT_GRADES}
    return {"site_id": site_id, "n": n, "hits": hits, "interval": compute_wilson(hits, n), "letters": letters}


def _list_units(campaign: Campaign) -> list[list[str]]:
    units: dict[int, list[str]] = {}
    rows = Review.objects.filter(case__campaign=campaign, is_arbiter=False).order_by("id")
    for case_id, grade in rows.values_list("case_id", "grade"):
        units.setdefault(case_id, []).append(grade)
    return [unit for unit in units.values() if len(unit) > 1]


def _list_cases(campaign: Campaign) -> QuerySet[Case]:
    return Case.objects.filter(campaign=campaign, is_calibration=False)
