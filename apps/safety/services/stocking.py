"""Containers of a lot at a site: what came, what was used or thrown away, what was counted."""

import math
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.safety.engine.terms import StockKind
from apps.safety.models import Injection, StockMove
from apps.safety.services.lots import lock_lot
from apps.safety.services.outbox_writes import save_once


def move_stock(
    lot_id: int,
    *,
    site_id: int,
    kind: str,
    containers: int,
    actor: Actor,
    note: str = "",
    client_id: UUID | None = None,
) -> StockMove:
    """A receipt, waste or a count; `containers` is how many came, went, or stand there. Raises Invalid for nothing moved.

    Raises NotFound for an unknown lot or site.
    """
    with transaction.atomic():
        get_site(site_id)
        lot = lock_lot(lot_id)  # a count and a use at the same moment queue here
        sent_before = StockMove.objects.filter(client_id=client_id).first() if client_id else None
        if sent_before and (sent_before.lot_id, sent_before.site_id) != (lot_id, site_id):
            raise Conflict("safety.client_id_reused")
        if sent_before:
            return sent_before
        if kind != StockKind.COUNT and containers == 0:
            raise Invalid({"containers": Reason("safety.stock_nothing_moved", severity="error")})
        signed = {StockKind.RECEIPT: containers, StockKind.WASTE: -containers}.get(
            StockKind(kind), containers - count_stock(lot_id, site_id=site_id)
        )
        row = StockMove(
            lot=lot,
            site_id=site_id,
            kind=kind,
            containers=signed,
            counted=containers if kind == StockKind.COUNT else None,
            note=note.strip(),
            at=clock.now(),
            by=actor.name,
            client_id=client_id,
        )
        stored, is_new = save_once(row)
        if is_new:
            record(actor, f"stock.{kind}", obj=f"lot:{lot_id}", detail={"site": site_id, "containers": signed})
        return stored


def count_stock(lot_id: int, *, site_id: int) -> int:
    """What the moves leave; below zero means that a receipt was never entered."""
    return StockMove.objects.filter(lot_id=lot_id, site_id=site_id).aggregate(n=Sum("containers"))["n"] or 0


def use_stock(injection: Injection, *, site_id: int) -> StockMove | None:
    """The containers that this injection opened; a second phase from the same bottle opens none. None without a lot."""
    lot = injection.lot
    if lot is None:
        return None
    lock_lot(lot.id)
    others = Injection.objects.filter(exam_id=injection.exam_id, lot=lot)
    opened = StockMove.objects.filter(injection__in=others).aggregate(n=Sum("containers"))["n"] or 0
    volume = others.aggregate(n=Sum("volume_ml"))["n"]
    needed = math.ceil(volume / lot.container_ml) if lot.container_ml else 1
    if needed + opened <= 0:
        return None
    return StockMove.objects.create(
        lot=lot,
        site_id=site_id,
        kind=StockKind.USE,
        containers=-(needed + opened),
        injection=injection,
        at=injection.at,
        by=injection.given_by,
    )
