"""What leaves: one row a message and destination, sent in order per exam until it was acknowledged."""

import logging
from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, RadflowError, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.interop.drivers.mllp import send
from apps.interop.engine.segments import parse
from apps.interop.models import OutboundMessage

log = logging.getLogger(__name__)
BATCH = 100


def send_pending() -> int:
    """Sends what is due; a message that waits holds back the later ones of its exam and destination. Returns how many were acknowledged."""
    rows = OutboundMessage.objects.filter(status="pending", destination__is_active=True).order_by("id")
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
    policy = get_policy("interop.ledger").payload
    with transaction.atomic():
        row = (
            OutboundMessage.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("destination")
            .filter(pk=pk, status="pending")
            .first()
        )
        if row is None:
            return True
        row.attempts += 1
        try:
            row.ack = send(row.destination.host, row.destination.port, bytes(row.raw), timeout_s=policy["timeout_s"])
            _read_ack(row)
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
        row.save()
        return row.status == "sent"


def _read_ack(row: OutboundMessage) -> None:
    """MSA-1 must be AA (or CA); AE is tried again by a person only. Raises Refused."""
    _, message = parse(bytes(row.ack))
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
