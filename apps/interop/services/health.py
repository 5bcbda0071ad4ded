"""How the lines to the hospital are, for `/metrics` and `manage.py doctor`."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count

from apps.common.doctor.registry import fault, register_check, warn
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.observe import register_gauge
from apps.common.observe.gauges import Sample
from apps.interop.models import Destination, InboundMessage, OutboundMessage

LONGEST_WAIT = timedelta(minutes=10)
MOST_SENDERS = 50


def _read_lines() -> list[Sample]:
    rows = OutboundMessage.objects.filter(status__in=("pending", "parked")).order_by()
    counted = rows.values_list("destination__code", "status").annotate(n=Count("id"))
    return [((code, state), n) for code, state, n in counted]


def _read_oldest() -> list[Sample]:
    rows = OutboundMessage.objects.filter(status="pending").order_by("destination_id", "id").distinct("destination_id")
    now = clock.now()
    return [
        ((code,), max((now - at).total_seconds(), 0))
        for code, at in rows.values_list("destination__code", "created_at")
    ]


def _read_down() -> list[Sample]:
    now = clock.real_now()
    rows = Destination.objects.exclude(down_since=None).values_list("code", "down_since")
    return [((code,), max((now - since).total_seconds(), 0)) for code, since in rows]


def _read_parked() -> list[Sample]:
    rows = InboundMessage.objects.filter(status="parked").order_by().values_list("sender").annotate(n=Count("id"))
    return [((sender,), n) for sender, n in rows.order_by("-n")[:MOST_SENDERS]]


def _read_stored() -> list[Sample]:
    rows = InboundMessage.objects.filter(status="received").order_by().values_list("sender").annotate(n=Count("id"))
    return [((sender,), n) for sender, n in rows.order_by("-n")[:MOST_SENDERS]]


def check_interface() -> Iterator[Reason]:
    for (partner,), seconds in _read_down():
        if seconds > LONGEST_WAIT.total_seconds():
            yield fault("interop.doctor_partner_down", partner=partner, minutes=round(seconds / 60))
    for (partner,), seconds in _read_oldest():
        if seconds > LONGEST_WAIT.total_seconds():
            yield warn("interop.doctor_line_waits", partner=partner, minutes=round(seconds / 60))
    for (partner, state), count in _read_lines():
        if state == "parked":
            yield warn("interop.doctor_parked_out", partner=partner, count=count)
    late = InboundMessage.objects.filter(status="received", received_at__lt=clock.now() - LONGEST_WAIT)
    if count := late.count():
        yield warn("interop.doctor_stored", count=count, minutes=round(LONGEST_WAIT.total_seconds() / 60))
    if count := InboundMessage.objects.filter(status="parked").count():
        yield warn("interop.doctor_parked_in", count=count)


register_gauge(
    "radflow_hl7_outbound", "Messages that wait or are parked by partner.", _read_lines, labels=("partner", "state")
)
register_gauge(
    "radflow_hl7_outbound_oldest_seconds", "Age of the oldest that waits.", _read_oldest, labels=("partner",)
)
register_gauge("radflow_hl7_partner_down_seconds", "How long nobody is there.", _read_down, labels=("partner",))
register_gauge("radflow_hl7_inbound_parked", "Messages parked by sender.", _read_parked, labels=("sender",))
register_gauge("radflow_hl7_inbound_stored", "Answered by CA and not worked on yet.", _read_stored, labels=("sender",))
register_check("interface", check_interface)
