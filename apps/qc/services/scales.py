"""The sheets that a case is judged by: those in force, or those frozen with its draw, because another weight is another measure."""

from dataclasses import dataclass
from typing import Any

from apps.common.policy import Policy, find_policy, get_policy
from apps.qc.models import Case


@dataclass(frozen=True)
class Sheet:
    """A scale or a checklist by its label ("qc.report_scale@1") and content."""

    label: str
    payload: Any


def get_scale(kind: str, *, site_id: int | None = None) -> Policy:
    """The scoring sheet in force for images or reports."""
    return get_policy(f"qc.{kind}_scale", site_id=site_id)


def freeze_scales(kind: str, *, site_id: int | None = None) -> dict:
    """The sheets of a draw for as long as its cases are judged, whatever comes into force meanwhile."""
    checklist = find_policy(f"qc.{kind}_checklist", site_id=site_id)
    return {
        "scale": _keep(get_scale(kind, site_id=site_id)),
        "checklist": _keep(checklist) if checklist else None,
    }


def get_sheets(case: Case) -> tuple[Sheet, Sheet | None]:
    """Scale and, where the kind has one, 100-point checklist of a case."""
    kept = case.draw.scales if case.draw_id else case.campaign.scales if case.campaign_id else {}
    kept = kept or freeze_scales(case.kind, site_id=case.site_id)
    return Sheet(**kept["scale"]), Sheet(**kept["checklist"]) if kept["checklist"] else None


def _keep(policy: Policy) -> dict:
    return {"label": policy.label, "payload": policy.payload}
