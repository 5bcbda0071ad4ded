from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.retention.models import LegalHold


def place_hold(patient_id: int, *, reason: str, actor: Actor) -> LegalHold:
    """Raises Refused when one stands already: the database has the last word."""
    try:
        with transaction.atomic():
            hold = LegalHold.objects.create(
                patient_id=patient_id, reason=reason, placed_by=actor.name, placed_at=clock.real_now()
            )
            record(actor, "hold.placed", obj=f"hold:{hold.id}", patient_id=patient_id, detail={"reason": reason})
    except IntegrityError:
        raise Refused("common.hold_stands") from None
    return hold


def lift_hold(hold_id: int, *, reason: str, actor: Actor) -> LegalHold:
    """From now on retention applies again. Raises NotFound, Refused."""
    with transaction.atomic():
        hold = LegalHold.objects.select_for_update(of=("self",)).filter(pk=hold_id).first()
        if hold is None:
            raise NotFound("common.not_found")
        if hold.lifted_at is not None:
            raise Refused("common.hold_lifted", by=hold.lifted_by)
        hold.lifted_by, hold.lifted_at, hold.lift_reason = actor.name, clock.real_now(), reason
        hold.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
        record(actor, "hold.lifted", obj=f"hold:{hold.id}", patient_id=hold.patient_id, detail={"reason": reason})
    return hold


def share_hold(one_id: int, other_id: int, *, actor: Actor) -> None:
    """Two records turned out to be one person: a hold on either stands for both, until somebody lifts each of them."""
    for held_id, free_id in ((one_id, other_id), (other_id, one_id)):
        hold = LegalHold.objects.filter(patient_id=held_id, lifted_at=None).first()
        if hold is None:
            continue
        try:
            place_hold(free_id, reason=hold.reason, actor=actor)
        except Refused:
            continue  # held already


def list_holds() -> QuerySet[LegalHold]:
    """Those that stand first, then the newest."""
    return LegalHold.objects.order_by(F("lifted_at").desc(nulls_first=True), "-id")


def held_patients() -> frozenset[int]:
    return frozenset(LegalHold.objects.filter(lifted_at=None).values_list("patient_id", flat=True))
