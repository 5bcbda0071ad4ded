"""Projects: opened with the committee's approval, prolonged, closed."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import list_sites
from apps.research.engine.pseudonyms import new_key, seal_key
from apps.research.models import Project
from apps.research.selectors.projects import is_in_force

TEXTS = ("title", "purpose", "committee", "approval_number", "responsible")


def make_project(
    *, title: str, purpose: str, committee: str, approval_number: str, approved_until: date, responsible: str,
    site_ids: Sequence[int], actor: Actor,
) -> Project:  # fmt: skip
    """Raises Invalid for an approval that is over, a site that is none, or a text that is empty."""
    texts = {
        "title": title, "purpose": purpose, "committee": committee, "approval_number": approval_number,
        "responsible": responsible,
    }  # fmt: skip
    facts = _check({**texts, "approved_until": approved_until})
    sites = sorted(set(site_ids))
    if not sites or not set(sites) <= {site.id for site in list_sites()}:
        raise Invalid({"site_ids": Reason("research.sites_unknown", severity="error")})
    with transaction.atomic():
        row = Project.objects.create(
            **facts,
            site_ids=sites,
            sealed_key=seal_key(new_key(), settings.SECRET_KEY),
            made_by=actor.name,
            made_by_id=actor.id,
            made_at=clock.now(),
        )
        detail = {"approval": row.approval_number, "until": row.approved_until, "sites": sites}
        record(actor, "research.project_made", obj=f"research_project:{row.id}", detail=detail)
    return row


def change_project(project_id: int, *, version: int, actor: Actor, **changes) -> Project:
    """A prolonged approval, another responsible person; the trail keeps what stood before. Raises Conflict, Invalid, Refused."""
    with transaction.atomic():
        row = lock_project(project_id)
        if row.version != version:
            raise Conflict(current={"version": row.version})
        if row.closed_at is not None:
            raise Refused("research.project_closed", by=row.closed_by)
        facts = _check(changes)
        before = {name: str(getattr(row, name)) for name in facts}
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1
        row.save(update_fields=[*facts, "version"])
        detail = {"before": before, "after": {name: str(value) for name, value in facts.items()}}
        record(actor, "research.project_changed", obj=f"research_project:{row.id}", detail=detail)
    return row


def close_project(project_id: int, *, reason: str, actor: Actor) -> Project:
    """Nothing is drawn, asked for, released or fetched any more. Raises Refused when it is closed already."""
    need_text("reason", reason)
    with transaction.atomic():
        row = lock_project(project_id)
        if row.closed_at is not None:
            raise Refused("research.project_closed", by=row.closed_by)
        row.closed_at, row.closed_by, row.close_reason = clock.now(), actor.name, reason.strip()
        row.version += 1
        row.save(update_fields=["closed_at", "closed_by", "close_reason", "version"])
        record(actor, "research.project_closed", obj=f"research_project:{row.id}", detail={"reason": reason.strip()})
    return row


def lock_project(project_id: int) -> Project:
    row = Project.objects.select_for_update(of=("self",)).filter(pk=project_id).first()
    if row is None:
        raise NotFound("common.not_found")
    return row


def need_in_force(project: Project) -> None:
    """Raises Refused once the approval is over or the project is closed."""
    if project.closed_at is not None:
        raise Refused(Reason("research.project_closed", {"by": project.closed_by}, "error"))
    if not is_in_force(project):
        raise Refused(Reason("research.approval_over", {"until": project.approved_until.isoformat()}, "error"))


def need_text(field: str, value: str) -> str:
    if not value.strip():
        raise Invalid({field: Reason("research.text_needed", severity="error")})
    return value.strip()


def _check(facts: dict) -> dict:
    """Texts without their edges; raises Invalid with every field."""
    faults = {
        name: Reason("research.text_needed", severity="error")
        for name in TEXTS
        if name in facts and not facts[name].strip()
    }
    today = clock.now().date()
    if "approved_until" in facts and facts["approved_until"] < today:
        faults["approved_until"] = Reason("research.approval_past", {"today": today.isoformat()}, "error")
    if faults:
        raise Invalid(faults)
    return {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
