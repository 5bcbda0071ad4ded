"""Raw messages go when policy says so; what waits or is parked stays, and so does what speaks of a patient under a legal hold."""

from datetime import datetime

from apps.common.retention import register_kind
from apps.interop.models import InboundMessage, OutboundMessage
from apps.workflow.public import list_exam_ids_of_patients

KEPT_IN = (InboundMessage.Status.RECEIVED, InboundMessage.Status.PARKED)


def drop_messages(before: datetime, held: frozenset[int], limit: int) -> int:
    exams = list_exam_ids_of_patients(held)
    old_in = InboundMessage.objects.filter(received_at__lt=before).exclude(status__in=KEPT_IN).order_by("id")
    inbound = [pk for pk, about in old_in.values_list("id", "exam_ids")[:limit] if not exams.intersection(about)]
    old_out = (
        OutboundMessage.objects.filter(status="sent", sent_at__lt=before).exclude(exam_id__in=exams).order_by("id")
    )
    outbound = list(old_out.values_list("id", flat=True)[:limit])
    InboundMessage.objects.filter(pk__in=inbound).delete()
    OutboundMessage.objects.filter(pk__in=outbound).delete()
    return len(inbound) + len(outbound)


register_kind("interface_messages", drop_messages)
