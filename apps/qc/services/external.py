"""Reports that a site sends in for a campaign: lines of JSON become subjects without any patient, bad lines are named."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.qc.engine.campaigns import CampaignState
from apps.qc.engine.lines import parse_external
from apps.qc.models import Subject, SubjectIdentity
from apps.qc.services.campaigns import lock_campaign


def take_in_reports(campaign_id: int, *, site_id: int, text: str, actor: Actor) -> dict:
    """Each line once (its `id` at this site); returns how many came in and the errors by line. Raises Refused once the
    campaign is open: its cases are drawn."""
    with transaction.atomic():
        campaign = lock_campaign(campaign_id)
        if campaign.state != CampaignState.DRAFT:
            params = {"state": campaign.state, "action": "take_in"}
            raise Refused(Reason("qc.campaign_state", params, severity="error"))
        added, errors = 0, []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip():
                continue
            facts, error = parse_external(line)
            if error:
                errors.append({"line": number, "error": error})
            else:
                added += _keep(campaign.id, site_id, facts)
        detail = {"site": site_id, "added": added, "errors": len(errors)}
        record(actor, "qc.campaign_reports_taken", obj=f"campaign:{campaign.id}", detail=detail)
    return {"added": added, "errors": errors[:100]}


def _keep(campaign_id: int, site_id: int, facts: dict) -> bool:
    subject, made = Subject.objects.get_or_create(
        kind="report",
        ref=f"external:{campaign_id}:{site_id}:{facts['id']}"[:80],
        defaults={
            "site_id": site_id,
            "campaign_id": campaign_id,
            "modality": facts["content"]["modality"],
            "closed_at": _read_time(facts["exam_date"]),
            "content": facts["content"],
        },
    )
    if made:
        SubjectIdentity.objects.create(subject=subject, responsible=[])
    return made


def _read_time(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=clock.now().tzinfo) if day else clock.now()
