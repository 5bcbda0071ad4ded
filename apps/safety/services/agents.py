"""Contrast agents as the pharmacy buys them."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.safety.models import ContrastAgent


def create_agent(*, code: str, agent_class: str, actor: Actor, **facts: Any) -> ContrastAgent:
    """One that the department did not have. Raises Invalid for a code that is taken and for a figure without its unit."""
    row = ContrastAgent(code=code, agent_class=agent_class)
    try:
        with transaction.atomic():
            _write(row, facts)
            record(actor, "contrast.agent_created", obj=f"agent:{row.id}", detail={"code": code})
            return row
    except IntegrityError as error:
        if not ContrastAgent.objects.filter(code=code).exists():
            raise
        raise Invalid({"code": Reason("safety.agent_exists", {"agent": code}, severity="error")}) from error


def update_agent(agent_id: int, *, version: int, actor: Actor, **changes: Any) -> ContrastAgent:
    """What the pharmacy knows of an agent. Raises Conflict for a stale version, Invalid for a figure without its unit."""
    with transaction.atomic():
        row = ContrastAgent.objects.select_for_update(of=("self",)).filter(pk=agent_id).first()
        if row is None:
            raise NotFound("safety.agent_unknown", agent=agent_id)
        if row.version != version:
            raise Conflict(current={"version": row.version})
        row.version += 1
        _write(row, changes)
        told = {name: str(value) for name, value in changes.items()}
        record(actor, "contrast.agent_updated", obj=f"agent:{row.id}", detail=told)
        return row


def _write(row: ContrastAgent, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    if (row.concentration is None) != (not row.concentration_unit):
        raise Invalid({"concentration_unit": Reason("safety.concentration_incomplete", severity="error")})
    if row.is_default:
        others = ContrastAgent.objects.filter(agent_class=row.agent_class, is_default=True).exclude(pk=row.pk)
        others.update(is_default=False)
    row.save()
