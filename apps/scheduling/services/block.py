"""Closing a resource: a block fills what is free; appointments caught in it keep their place, flagged, until they are moved."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.intervals import subtract
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.runs import RunCause
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.events import BlockLifted, BookingsAffected
from apps.scheduling.models import Appointment, Occupancy, Resource, SlotBlock
from apps.scheduling.services.occupancy import lock_resources, take_time
from apps.scheduling.services.planning.ask import ask_repair, expire_repairs
from apps.scheduling.services.shortages import flag_affected, propose_repair

# What devices names as the cause of a downtime; words of ours render it, free text stays as it was typed.
PUSHER = Actor.system("scheduling")
DOWN_CAUSES = ("breakdown", "planned", "utility", "waiting_part", "qa_failed", "certificate", "held", "retired")


@transaction.atomic
def block_time(
    resource_id: int,
    *,
    starts_at: datetime,
    ends_at: datetime | None,
    cause: str,
    note: str = "",
    actor: Actor,
) -> SlotBlock:
    """Closes [starts_at, ends_at); an open end is guessed from policy and pushed on while it lasts. Flags what it hits."""
    resource = lock_resources([resource_id])[resource_id]
    guess = timedelta(minutes=get_policy("scheduling.booking", site_id=resource.site_id).payload["open_block_min"])
    end = ends_at if ends_at is not None and ends_at > starts_at else max(starts_at, clock.now()) + guess
    block = SlotBlock.objects.create(
        resource=resource,
        during=(starts_at, end),
        cause=cause,
        note=note[:300],
        is_open_ended=ends_at is None,
        made_by=actor.name,
        made_at=clock.now(),
    )
    block.refresh_from_db(fields=["during"])
    fill_block(block)
    flag_bookings(block, resource)
    _flag_short(resource)
    record(
        actor, "schedule.blocked", obj=f"resource:{resource.code}", detail={"cause": cause, "until": end.isoformat()}
    )
    return block


@transaction.atomic
def lift_block(block_id: int, *, actor: Actor) -> SlotBlock:
    """Frees the rest of a block, takes back its flags and its open repair proposals; raises Refused when it was lifted already."""
    block = SlotBlock.objects.select_related("resource").filter(pk=block_id).first()
    if block is None:
        raise NotFound("scheduling.block_unknown", block=block_id)
    lock_resources([block.resource_id])
    block.refresh_from_db()
    if block.lifted_at is not None:
        raise Refused(Reason("scheduling.block_lifted", {}, "error"))
    now = clock.now()
    block.lifted_at = now
    block.save(update_fields=["lifted_at"])
    _clear_pieces(block, now)
    Resource.touch([block.resource_id])
    _flag_short(block.resource)
    for other in _live_blocks(block.resource_id):
        fill_block(other)
    flagged = Appointment.objects.filter(flag__params__block=block.pk)
    flagged.update(flag=None)
    publish(
        BlockLifted(
            block_id=block.pk,
            resource_id=block.resource_id,
            starts_at=max(now, block.during.lower),
            ends_at=block.during.upper,
        ),
        aggregate=f"resource:{block.resource_id}",
    )
    expire_repairs(block.pk)
    record(actor, "schedule.unblocked", obj=f"resource:{block.resource.code}", detail={"block": block.pk})
    return block


@transaction.atomic
def shorten_block(block_id: int, *, ends_at: datetime, actor: Actor) -> SlotBlock:
    """Gives back what a block closes after `ends_at`; one that would not begin before it, or is to end already, is lifted."""
    block = SlotBlock.objects.select_related("resource").filter(pk=block_id).first()
    if block is None:
        raise NotFound("scheduling.block_unknown", block=block_id)
    lock_resources([block.resource_id])
    block.refresh_from_db()
    start, end = block.during.lower, block.during.upper
    if block.lifted_at is not None or ends_at >= end:
        return block
    if ends_at <= max(start, clock.now()):
        return lift_block(block_id, actor=actor)
    block.during, block.is_open_ended = (start, ends_at), False
    block.save(update_fields=["during", "is_open_ended"])
    block.refresh_from_db(fields=["during"])
    _clear_pieces(block, ends_at)
    Resource.touch([block.resource_id])
    _flag_short(block.resource)
    refill_blocks(block.resource_id)
    _free_from(block, ends_at, end)
    record(
        actor,
        "schedule.block_shortened",
        obj=f"resource:{block.resource.code}",
        detail={"block": block.pk, "until": ends_at.isoformat()},
    )
    return block


def _free_from(block: SlotBlock, ends_at: datetime, end: datetime) -> None:
    """Whoever lies after the new end keeps the place; proposals that moved them are asked for anew when somebody is still hit."""
    flagged = Appointment.objects.filter(flag__params__block=block.pk)
    flagged.exclude(occupancy__during__overlap=(block.during.lower, ends_at)).update(flag=None)
    event = BlockLifted(block_id=block.pk, resource_id=block.resource_id, starts_at=ends_at, ends_at=end)
    publish(event, aggregate=f"resource:{block.resource_id}")
    if expire_repairs(block.pk) and flagged.exists():
        ask_repair(block.pk, actor=PUSHER, cause=RunCause.OUTAGE)


@transaction.atomic
def fit_block(block_id: int, *, note: str, expected_until: datetime | None) -> None:
    """An outage has another cause or another expected end than when it was closed; one that is past is left to `push_open_blocks`."""
    block = SlotBlock.objects.select_related("resource").get(pk=block_id)
    resource = lock_resources([block.resource_id])[block.resource_id]
    block.refresh_from_db()
    if block.lifted_at is not None:
        return
    if block.note != note:
        block.note = note
        block.save(update_fields=["note"])
    if expected_until is None:
        if not block.is_open_ended:
            block.is_open_ended = True
            block.save(update_fields=["is_open_ended"])
    elif expected_until > block.during.upper:
        _prolong(block, resource, expected_until, is_open_ended=False)
    elif clock.now() < expected_until < block.during.upper:
        shorten_block(block_id, ends_at=expected_until, actor=PUSHER)


def _prolong(block: SlotBlock, resource: Resource, end: datetime, *, is_open_ended: bool) -> None:
    """Closes up to the new end, and asks for a repair when more bookings are hit."""
    block.during, block.is_open_ended = (block.during.lower, end), is_open_ended
    block.save(update_fields=["during", "is_open_ended"])
    block.refresh_from_db(fields=["during"])
    fill_block(block)
    if flag_bookings(block, resource):
        expire_repairs(block.pk)
        ask_repair(block.pk, actor=PUSHER, cause=RunCause.OUTAGE)


@transaction.atomic
def push_open_blocks(*, now: datetime) -> int:
    """Lengthens open-ended blocks whose guessed end comes near, and outages that last longer than was expected, so that a scanner that is
    still down is not offered and those booked on it are told."""
    guessed = Q(is_open_ended=True, during__endswith__lte=now + timedelta(hours=1))
    overdue = Q(cause=SlotBlock.Cause.DOWNTIME, made_by=PUSHER.name, during__endswith__lte=now)
    pushed = 0
    for found in SlotBlock.objects.filter(guessed | overdue, lifted_at__isnull=True).order_by("pk"):
        resource = lock_resources([found.resource_id])[found.resource_id]
        block = SlotBlock.objects.get(pk=found.pk)
        if (
            block.lifted_at is not None or block.during.upper != found.during.upper
        ):  # lifted or moved while the lock was waited for
            continue
        payload = get_policy("scheduling.booking", site_id=resource.site_id).payload
        _prolong(block, resource, now + timedelta(minutes=payload["open_block_min"]), is_open_ended=True)
        pushed += 1
    return pushed


def _flag_short(resource: Resource) -> None:
    """Rooms and equipment that are closed leave bookings without their units: flagged and repaired as after any change of a pool."""
    if resource.kind == Resource.Kind.POOL:
        propose_repair(resource.site_id, flag_affected([resource]))


def refill_blocks(resource_id: int) -> None:
    """After time was given back: what lies inside a block is closed again."""
    for block in _live_blocks(resource_id):
        fill_block(block)


def fill_block(block: SlotBlock) -> None:
    """Takes all free time of [start, end) that no live occupancy has; held slots fall to the block."""
    start, end = block.during.lower, block.during.upper
    now = clock.now()
    from_now = (max(start, now), end) if start < now and block.pieces.exists() else (start, end)
    inside = Occupancy.objects.filter(resource_id=block.resource_id, is_live=True, during__overlap=(start, end))
    inside.filter(kind=OccupancyKind.RESERVATION).delete()
    taken = [(row.lower, row.upper) for row in inside.values_list("during", flat=True)]
    for piece in subtract([from_now], taken):
        take_time(OccupancyKind.BLOCK, resource_id=block.resource_id, span=(piece[0], piece[1]), block_id=block.pk)


def flag_bookings(block: SlotBlock, resource: Resource) -> list[int]:
    """Marks the appointments that start inside the block and did not begin; publishes them once."""
    hit = Appointment.objects.filter(
        Q(flag__isnull=True) | ~Q(flag__params__block=block.pk),
        occupancy__resource_id=resource.pk,
        occupancy__is_live=True,
        occupancy__during__overlap=(block.during.lower, block.during.upper),
        state__in=["booked", "arrived"],
    ).order_by("pk")
    rows = list(hit.select_for_update(of=("self",)))
    if not rows:
        return []
    note = f"scheduling.cause_{block.note}" if block.note in DOWN_CAUSES else block.note
    params = {"block": block.pk, "resource": resource.code, "note": note}
    flag = Reason(f"scheduling.affected_{block.cause}", params, "warning").to_json()
    Appointment.objects.filter(pk__in=[row.pk for row in rows]).update(flag=flag)
    exam_ids = [row.exam_id for row in rows]
    publish(
        BookingsAffected(
            device_code=resource.device_code,
            exam_ids=tuple(exam_ids),
            cause=block.cause,
            until=None if block.is_open_ended else block.during.upper,
        ),
        aggregate=f"resource:{resource.pk}",
    )
    return exam_ids


def _live_blocks(resource_id: int):
    blocks = SlotBlock.objects.filter(resource_id=resource_id, lifted_at__isnull=True, during__endswith__gt=clock.now())
    return blocks.order_by("pk")


def _clear_pieces(block: SlotBlock, now: datetime) -> None:
    """Pieces that are over stay for the board's past; a running one ends now."""
    for piece in block.pieces.filter(is_live=True, during__endswith__gt=now):
        span: Span = (piece.during.lower, piece.during.upper)
        if span[0] < now:
            piece.during = (span[0], now)
            piece.save(update_fields=["during"])
        else:
            piece.delete()
