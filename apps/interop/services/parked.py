"""What a person may do with messages that were not taken: have them worked on again, unchanged, or put them aside with a reason."""

import time
from collections import Counter
from dataclasses import asdict, dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.interop.engine.segments import parse
from apps.interop.models import InboundMessage
from apps.interop.selectors.parked import NOT_TAKEN, list_waiting
from apps.interop.services.inbound import HANDLERS, NOT_FOR_US, process_message

TAKEN_KINDS = frozenset(HANDLERS)
MOST_AT_ONCE = 500
LONGEST_S = 20.0


def is_replayable(row: InboundMessage) -> bool:
    """Parked or put aside; or rejected by an older release as a kind that it did not take, or as no production message."""
    if row.status == InboundMessage.Status.REJECTED:
        return row.kind in TAKEN_KINDS and bool(row.reasons) and row.reasons[0]["code"] in (*NOT_TAKEN, *NOT_FOR_US)
    return row.status in (InboundMessage.Status.PARKED, InboundMessage.Status.DISMISSED)


def replay_message(row_id: int, *, actor: Actor) -> InboundMessage:
    """Works on a message that was not taken again, unchanged, after its cause was mended. Raises NotFound, Refused."""
    row = InboundMessage.objects.filter(pk=row_id).first()
    if row is None:
        raise NotFound("common.not_found")
    if not is_replayable(row):
        raise Refused("interop.not_parked", status=row.status)
    with transaction.atomic():
        record(actor, "message.replayed", obj=f"message:{row.id}")
    process_message(row.id, *parse(bytes(row.raw)), may_again=is_replayable)
    row.refresh_from_db()
    return row


def dismiss_message(row_id: int, *, actor: Actor, reason: str) -> InboundMessage:
    """A parked message of which nothing is to come. It stays with the reason, by whom and when, as long as messages are kept; its answer is
    the one it got. Raises NotFound, Refused."""
    with transaction.atomic():
        row = InboundMessage.objects.select_for_update().filter(pk=row_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.status != InboundMessage.Status.PARKED:
            raise Refused("interop.not_parked", status=row.status)
        row.status, row.waits_for = InboundMessage.Status.DISMISSED, ""
        row.dismissal = {"by": actor.name, "at": clock.now().isoformat(timespec="seconds"), "reason": reason}
        row.save(update_fields=["status", "waits_for", "dismissal"])
        record(actor, "message.dismissed", obj=f"message:{row.id}", detail={"reason": reason})
    return row


@dataclass(frozen=True)
class GroupResult:
    """Of the messages of one sender and reason: how many were worked on, became done, and are not done still; `n_left` were not
    tried yet."""

    n_tried: int
    n_processed: int
    n_parked: int
    n_left: int


def replay_group(sender: str, code: str, *, actor: Actor) -> GroupResult:
    """All that wait by one sender for one reason, in the order in which they came, each in a transaction of its own; at most
    `MOST_AT_ONCE` and for `LONGEST_S`, so that the one who asks hears how it went. Ask again for those that are left."""
    waiting = list_waiting(TAKEN_KINDS).filter(sender=sender, code=code).order_by("id").values_list("id", flat=True)
    n_waiting, ids = waiting.count(), list(waiting[:MOST_AT_ONCE])
    began, ends = time.monotonic(), Counter[str]()
    for row_id in ids:
        if time.monotonic() - began > LONGEST_S:
            break
        try:
            ends[replay_message(row_id, actor=actor).status] += 1
        except Refused:  # done meanwhile: it had waited for one of those before it, or another person was quicker
            ends[InboundMessage.Status.PROCESSED] += 1
    tried, done = sum(ends.values()), ends[InboundMessage.Status.PROCESSED]
    result = GroupResult(tried, done, tried - done, max(n_waiting - tried, 0))
    with transaction.atomic():
        record(actor, "messages.replayed", obj=f"sender:{sender}"[:80], detail={"code": code} | asdict(result))
    return result
