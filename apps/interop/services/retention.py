"""Raw messages go when policy says so; what waits or is parked stays, and so does what speaks of a patient under a legal hold.

Of a message that could not be read, or was kept before its patients were, nobody knows of whom it speaks: it stays as long as any hold
stands.
"""

from datetime import datetime

from django.db.models import Q

from apps.common.retention import register_kind
from apps.interop.models import InboundMessage, OutboundMessage, Told
from apps.workflow.public import list_exam_ids_of_patients

KEPT_IN = (InboundMessage.Status.RECEIVED, InboundMessage.Status.PARKED)


def drop_messages(before: datetime, held: frozenset[int], limit: int) -> int:
    exams = list_exam_ids_of_patients(held)
    old_in = InboundMessage.objects.filter(received_at__lt=before).exclude(status__in=KEPT_IN)
    old_out = OutboundMessage.objects.filter(status="sent", sent_at__lt=before).exclude(exam_id__in=exams)
    if held:
        of_held = Q()
        for patient_id in held:
            of_held |= Q(patient_ids__contains=[patient_id])
        old_in = old_in.exclude(Q(patient_ids=None) | of_held)
        old_out = old_out.exclude(Q(exam_id=0) & Q(patient_ids=None) | of_held & Q(patient_ids__isnull=False))
    inbound, outbound = (list(rows.order_by("id").values_list("id", flat=True)[:limit]) for rows in (old_in, old_out))
    InboundMessage.objects.filter(pk__in=inbound).delete()
    OutboundMessage.objects.filter(pk__in=outbound).delete()
    Told.objects.filter(at__lt=before).delete()
    return len(inbound) + len(outbound)


register_kind("interface_messages", drop_messages)
