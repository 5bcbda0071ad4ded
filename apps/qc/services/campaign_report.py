"""The closing report of a campaign on paper: the question, rates a site, defects, agreement, conclusions and what is done about them."""

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.common.printing import Block
from apps.directory.public import list_sites
from apps.qc.engine.campaigns import CampaignState
from apps.qc.models import Campaign
from apps.qc.selectors.campaigns import get_campaign_results
from apps.qc.selectors.charts import POINT_GRADES
from apps.qc.selectors.follow_up import list_improvements
from apps.qc.services.printed import (
    Say,
    Section,
    make_say,
    print_sections,
    show_figure,
    show_interval,
    show_pair,
    show_percent,
)
from apps.qc.services.scales import get_scale


def print_campaign(campaign: Campaign, *, lang: str, actor: Actor) -> bytes:
    """Without names of readers and authors. Raises Refused before the campaign is closed: nobody knows its results then."""
    if campaign.state != CampaignState.CLOSED:
        raise Refused(Reason("qc.campaign_not_closed", severity="error"))
    say = make_say(lang)
    results = get_campaign_results(campaign, min_cases=get_policy("qc.guards").payload["kappa_min_cases"])
    period = f"{campaign.period_from:%Y-%m-%d} – {campaign.period_to:%Y-%m-%d}"
    facts = [
        (say("question"), campaign.question),
        (say("frame"), " · ".join(part for part in (say(f"kind_{campaign.kind}"), campaign.modality, period) if part)),
        (say("readers"), say("readers_of", n=len(campaign.panel), readers=campaign.readers)),
        (say("conclusions"), campaign.conclusions),
    ]
    sections = [_sites(results, lang, say), _defects(campaign, results, lang, say), _panel(results, say)]
    sections.append(_actions(campaign, say))
    record(actor, "qc.campaign_printed", obj=f"campaign:{campaign.id}")
    return print_sections(campaign.title, sections, lang=lang, intro=[Block("rows", rows=facts)])


def _sites(results: dict, lang: str, say: Say) -> Section:
    names = {site.id: site.name.get(lang) or site.code for site in list_sites()}
    header = (say("what"), "n", say("hits"), "%", say("interval"), *(say(f"letter_{grade}") for grade in POINT_GRADES))
    rows = tuple(
        (
            names.get(row["site_id"], row["site_id"]),
            row["n"],
            row["hits"],
            show_percent(row["hits"], row["n"], say),
            show_interval(row["interval"], say),
            *(row["letters"][grade] for grade in POINT_GRADES),
        )
        for row in results["sites"]
    )
    return Section(say("failed_by_site"), header, rows)


def _defects(campaign: Campaign, results: dict, lang: str, say: Say) -> Section:
    names = {defect["code"]: defect["names"] for defect in get_scale(campaign.kind).payload["defects"]}
    rows = tuple((names.get(row["code"], {}).get(lang, row["code"]), row["n"]) for row in results["defects"])
    return Section(say("defects"), (say("what"), "n"), rows)


def _panel(results: dict, say: Say) -> Section:
    panel = results["panel"]
    row = (say("alpha"), panel["n"], show_figure(panel["alpha"], say), show_pair(panel["interval"], say))
    return Section(say("agreement"), (say("what"), "n", "α", say("interval")), (row,))


def _actions(campaign: Campaign, say: Say) -> Section:
    rows = tuple(
        (row.title, row.owner_name, row.due_on.isoformat(), say(f"improvement_{row.state}"), row.check_text)
        for row in list_improvements(campaign_id=campaign.id)
    )
    return Section(say("actions"), (say("what"), say("owner"), say("due"), "", ""), rows)
