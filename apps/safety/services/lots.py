"""Lots of contrast: what a scanned bottle is, what came in, what is put aside."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.safety.engine.gs1 import parse_gs1
from apps.safety.models import ContrastAgent, ContrastLot


def get_agent(code: str) -> ContrastAgent:
    row = ContrastAgent.objects.filter(code=code).first()
    if row is None:
        raise NotFound("safety.agent_unknown", agent=code)
    return row


def find_bottle(code: str) -> ContrastLot | None:
    """The lot behind a scanned barcode, a GS1 code or a typed lot number; a lot nobody entered yet is not stored (no id)."""
    wanted = code.strip()
    rows = ContrastLot.objects.select_related("agent")
    known = rows.filter(barcode=wanted).first() or rows.filter(lot=wanted).first()
    said = None if known else parse_gs1(wanted)
    if said is None:
        return known
    agent = ContrastAgent.objects.filter(gtins__contains=[said.gtin]).first()
    if agent is None or not said.lot:
        return None
    return rows.filter(agent=agent, lot=said.lot).first() or ContrastLot(
        agent=agent, lot=said.lot, expires_on=said.expires_on, recorded_at=clock.now()
    )


def save_lot(
    agent_code: str,
    *,
    lot: str,
    actor: Actor,
    expires_on: date | None = None,
    container_ml: Decimal | None = None,
    barcode: str = "",
) -> ContrastLot:
    """A lot that came in; the same lot again completes what was missing."""
    with transaction.atomic():
        agent = get_agent(agent_code)
        row = find_or_make_lot(agent, lot, expires_on=expires_on, actor=actor)
        assert row is not None
        row.expires_on, row.container_ml = expires_on or row.expires_on, container_ml or row.container_ml
        row.barcode = barcode or row.barcode
        row.save()
        record(actor, "contrast.lot_saved", obj=f"lot:{row.id}", detail={"agent": agent.code, "lot": lot})
        return row


def block_lot(lot_id: int, *, is_blocked: bool, version: int, actor: Actor, reason_text: str = "") -> ContrastLot:
    """Puts a lot aside (recall) or frees it again. Raises Conflict for a stale version."""
    with transaction.atomic():
        row = lock_lot(lot_id)
        if row.version != version:
            raise Conflict(current={"version": row.version, "is_blocked": row.is_blocked})
        return set_block(row, is_blocked=is_blocked, reason_text=reason_text, actor=actor)


def set_block(row: ContrastLot, *, is_blocked: bool, reason_text: str, actor: Actor) -> ContrastLot:
    """Of a locked lot."""
    row.is_blocked, row.version = is_blocked, row.version + 1
    row.block_reason = reason_text.strip() if is_blocked else ""
    row.save(update_fields=["is_blocked", "block_reason", "version"])
    detail = {"is_blocked": is_blocked, "reason": reason_text}
    record(actor, "contrast.lot_blocked", obj=f"lot:{row.id}", detail=detail)
    return row


def lock_lot(lot_id: int) -> ContrastLot:
    row = ContrastLot.objects.select_for_update(of=("self",)).select_related("agent").filter(pk=lot_id).first()
    if row is None:
        raise NotFound("safety.lot_unknown", lot=lot_id)
    return row


def find_or_make_lot(agent: ContrastAgent, lot: str, *, expires_on: date | None, actor: Actor) -> ContrastLot | None:
    if not lot.strip():
        return None
    facts: dict[str, Any] = {"expires_on": expires_on, "recorded_by": actor.name, "recorded_at": clock.now()}
    row, _ = ContrastLot.objects.get_or_create(agent=agent, lot=lot.strip(), defaults=facts)
    return row
