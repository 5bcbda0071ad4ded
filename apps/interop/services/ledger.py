"""What leaves: one row a message and destination, sent in order per exam until it was acknowledged."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, RadflowError, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.interop.drivers.mllp import send
from apps.interop.engine.segments import parse
from apps.interop.models import OutboundMessage
from apps.interop.services.fhir.subscriptions import send_notification

log = logging.getLogger(__name__)
BATCH = 100


def send_pending() -> int:
    """Sends what is due; a message that waits holds back the later ones of its exam and destination. Returns how many were acknowledged."""
    open_ones = Q(destination__is_active=True) | Q(destination__subscription__isnull=False)
    rows = OutboundMessage.objects.filter(open_ones, status="pending").order_by("id")
    held, sent = set(), 0
    for pk, destination, exam, due in rows.values_list("id", "destination_id", "exam_id", "next_try_at")[:BATCH]:
        key = (destination, exam)
        if key in held:
            continue
        if due > clock.real_now() or not _send_one(pk):
            held.add(key)
        else:
            sent += 1
    return sent


def _send_one(pk: int) -> bool:
    """Claims, sends and settles in three steps, so that no lock is held while a receiver takes its time."""
    policy = get_policy("interop.ledger").payload
    row = _claim(pk, timedelta(seconds=2 * policy["timeout_s"]))
    if row is None:
        return False
    try:
        row.ack = _deliver(row, policy["timeout_s"])
        row.status, row.sent_at, row.reason = "sent", clock.now(), None
    except Transient as error:
        row.reason = error.reason.to_json()
        waits = policy["back_off_s"]
        row.next_try_at = clock.real_now() + timedelta(seconds=waits[min(row.attempts, len(waits)) - 1])
        if row.attempts >= policy["max_attempts"]:
            row.status = "parked"
    except RadflowError as error:
        row.status, row.reason = "parked", error.reason.to_json()
        log.warning("message %s parked: %s", row.id, error)
    return _settle(row) and row.status == "sent"


def _deliver(row: OutboundMessage, timeout_s: float) -> bytes:
    """The receiver's answer: to a subscription over HTTP, else over MLLP. Raises Transient, Refused."""
    if hasattr(row.destination, "subscription"):
        return send_notification(row, timeout_s=timeout_s)
    row.ack = send(row.destination.host, row.destination.port, bytes(row.raw), timeout_s=timeout_s)
    _read_ack(row)
    return row.ack


@transaction.atomic
def _claim(pk: int, lease: timedelta) -> OutboundMessage | None:
    """Puts the next try beyond the time that a send can take: others leave the row alone, a sender that dies loses it then."""
    rows = OutboundMessage.objects.select_for_update(of=("self",), skip_locked=True).select_related(
        "destination__subscription"
    )
    row = rows.filter(pk=pk, status="pending", next_try_at__lte=clock.real_now()).first()
    if row is not None:
        row.attempts += 1
        row.next_try_at = clock.real_now() + lease
        row.save(update_fields=["attempts", "next_try_at"])
    return row


def _settle(row: OutboundMessage) -> bool:
    """Writes the outcome, unless somebody else has claimed the row since."""
    kept = OutboundMessage.objects.filter(pk=row.pk, status="pending", attempts=row.attempts)
    outcome = ("ack", "status", "sent_at", "reason", "next_try_at")
    return bool(kept.update(**{name: getattr(row, name) for name in outcome}))


def _read_ack(row: OutboundMessage) -> None:
    """MSA-1 must be AA (or CA) for our own control id (MSA-2). Raises Refused (a person tries again), Transient for another's answer."""
    _, message = parse(bytes(row.ack))
    sent, answered = parse(bytes(row.raw))[0].control_id, message.get("MSA", 2)
    if answered != sent:
        raise Transient("interop.ack_for_another", sent=sent, answered=answered)
    code = message.get("MSA", 1)
    if code not in ("AA", "CA"):
        raise Refused(
            Reason(
                "interop.peer_refused", {"code": code, "text": message.get("ERR", 8) or message.get("MSA", 3)}, "error"
            )
        )


def resend_message(row_id: int, *, actor: Actor, reason: str) -> OutboundMessage:
    """Puts a parked or sent message back in line, by a person's wish."""
    with transaction.atomic():
        row = OutboundMessage.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.status == "pending":
            raise Refused("interop.already_in_line")
        row.status, row.attempts, row.next_try_at = "pending", 0, clock.real_now()
        row.save()
        record(actor, "message.resent", obj=f"outbound:{row.id}", detail={"reason": reason})
    return row
