"""What a person may do about a line: send a message again, or try the partner at once."""

from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.interop.models import Destination, OutboundMessage
from apps.interop.services.queueing import CANNOT_SAY, encode


def resend_message(row_id: int, *, actor: Actor, reason: str) -> OutboundMessage:
    """Puts a parked or sent message back in line, by a person's wish. Raises Refused when a newer one about the same was sent since or
    is in line: the partner would show the old one."""
    with transaction.atomic():
        row = OutboundMessage.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.status == "pending":
            raise Refused("interop.already_in_line")
        if (newer := _find_newer(row)) is not None:
            raise Refused("interop.newer_sent", message=newer)
        if row.reason and row.reason["code"] == CANNOT_SAY:
            row.raw = _encode_again(row)
        row.status, row.attempts, row.next_try_at = "pending", 0, clock.real_now()
        row.save()
        record(actor, "message.resent", obj=f"outbound:{row.id}", detail={"reason": reason})
    return row


def _encode_again(row: OutboundMessage) -> bytes:
    """By the character set that the partner takes now. Raises Refused while that cannot say the text either."""
    head, rest = bytes(row.raw).decode().split("\r", 1)
    fields = head.split("|")
    fields[17] = row.destination.charset or "UNICODE UTF-8"
    raw, reason = encode("\r".join(["|".join(fields), rest]), row.destination.charset)
    if reason:
        raise Refused(reason)
    return raw


def _find_newer(row: OutboundMessage) -> int | None:
    """The newest later message to the partner about the same report, resource, or flow of the exam."""
    later = OutboundMessage.objects.filter(
        destination_id=row.destination_id, exam_id=row.exam_id, id__gt=row.id, status__in=("pending", "sent")
    )
    kind, parts = row.kind.partition("^")[0], row.cause.split(":")
    if parts[0] == "report":  # an exam may have several reports
        later = later.filter(kind=row.kind, cause__startswith=f"report:{parts[1]}:")
    elif kind.startswith("FHIR "):
        later = later.filter(cause__startswith=f"{parts[0]}:")
    else:
        later = later.filter(Q(kind=kind) | Q(kind__startswith=f"{kind}^"))
    return later.order_by("-id").values_list("id", flat=True).first()


def try_partner_now(partner_id: int, *, actor: Actor) -> Destination:
    """The line is tried at once instead of when its back-off is over, with everything that waits in it."""
    with transaction.atomic():
        row = Destination.objects.select_for_update().filter(pk=partner_id).first()
        if row is None:
            raise NotFound("common.not_found")
        row.next_try_at = None
        row.save(update_fields=["next_try_at"])
        OutboundMessage.objects.filter(destination=row, status="pending").update(next_try_at=clock.real_now())
        record(actor, "destination.tried", obj=f"destination:{row.id}", detail={"code": row.code})
    return row
