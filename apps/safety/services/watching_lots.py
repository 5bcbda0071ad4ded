"""A lot whose reactions pile up is proposed for quarantine; a person decides."""

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.directory.public import list_users_with_permission
from apps.safety.models import LotSignal, Reaction
from apps.safety.selectors.rules import get_rules
from apps.safety.selectors.surveillance import chart_lot
from apps.safety.services.lots import lock_lot, set_block

QUARANTINED, DISMISSED = "quarantined", "dismissed"


def watch_reaction(reaction_id: int) -> LotSignal | None:
    """Charts the lot of this reaction; the signal it raised now, None when there is none or one is open already."""
    lot_id = Reaction.objects.filter(pk=reaction_id).values_list("injection__lot_id", flat=True).first()
    if lot_id is None:
        return None
    with transaction.atomic():
        lot = lock_lot(lot_id)
        chart = None if lot.is_blocked else chart_lot(lot)
        if chart is None or chart.statistic < chart.limit or lot.signals.filter(decision="").exists():
            return None
        row = LotSignal(
            lot=lot,
            raised_at=clock.now(),
            n_injections=len(chart.path),
            n_reactions=sum(b > a for a, b in zip((0.0, *chart.path), chart.path, strict=False)),
            statistic=round(chart.statistic, 3),
            limit=chart.limit,
            policy_version=get_rules("surveillance").label,
        )
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            return None
        reason = Reason(
            "safety.lot_signal",
            {"lot": lot.lot, "agent": lot.agent.names, "n": row.n_reactions, "of": row.n_injections},
            severity="warning",
        )
        people = list_users_with_permission("contrast.manage")
        notify([p.id for p in people], reason, link="/safety/surveillance", severity="warning")
        return row


def decide_signal(signal_id: int, *, decision: str, note: str, actor: Actor) -> LotSignal:
    """Quarantine blocks the lot in the same breath; dismissing starts its chart anew. Raises Refused when it is decided."""
    with transaction.atomic():
        found = LotSignal.objects.filter(pk=signal_id).values_list("lot_id", flat=True).first()
        if found is None:
            raise NotFound("safety.signal_unknown")
        lot = lock_lot(found)
        row = LotSignal.objects.select_for_update(of=("self",)).get(pk=signal_id)
        if row.decision:
            raise Refused(Reason("safety.signal_decided", {"by": row.decided_by}, severity="error"))
        row.decision, row.note, row.decided_by, row.decided_at = decision, note.strip(), actor.name, clock.now()
        row.save()
        if decision == QUARANTINED and not lot.is_blocked:
            set_block(lot, is_blocked=True, reason_text=note, actor=actor)
        record(actor, "contrast.signal_decided", obj=f"lot:{lot.id}", detail={"decision": decision, "note": note})
        row.lot = lot
        return row
