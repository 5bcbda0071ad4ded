"""What the processes left or did not do: who is connected, what waits, whether the audit trail is whole."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Min

from apps.common.audit import verify_seals
from apps.common.audit.models import AuditEntry
from apps.common.doctor.registry import fault, register_check, warn
from apps.common.events.models import Delivery
from apps.common.kernel import clock
from apps.common.kernel.errors import Permanent, Transient
from apps.common.kernel.reason import Reason
from apps.common.leadership import BEAT, RELAY
from apps.common.notify.gateways import open_mail_server
from apps.common.notify.models import OutgoingMessage

LONGEST_WAIT = timedelta(minutes=2)
LONGEST_UNSEALED = timedelta(minutes=5)
LAST_SEALS = 500
LEADERS = {"relay": RELAY, "beat": BEAT}


def check_processes() -> Iterator[Reason]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objsubid = 1"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        held = {row[0] for row in cursor.fetchall()}
    for name, key in LEADERS.items():
        if key not in held:
            yield fault("common.doctor_no_leader", process=name)


def check_events() -> Iterator[Reason]:
    parked = Delivery.objects.filter(status=Delivery.Status.PARKED).count()
    if parked:
        yield warn("common.doctor_parked", count=parked)
    oldest = Delivery.objects.filter(status=Delivery.Status.OPEN).aggregate(at=Min("event__recorded_at"))["at"]
    if oldest and clock.real_now() - oldest > LONGEST_WAIT:
        yield fault("common.doctor_outbox_stands", minutes=round((clock.real_now() - oldest).total_seconds() / 60))


def check_audit() -> Iterator[Reason]:
    oldest = AuditEntry.objects.filter(seal=None).aggregate(at=Min("at"))["at"]
    if oldest and clock.real_now() - oldest > LONGEST_UNSEALED:
        yield fault("common.doctor_unsealed", minutes=round((clock.real_now() - oldest).total_seconds() / 60))
    for broken in verify_seals(last=LAST_SEALS):
        yield fault("common.seal_broken", fault=broken)


def check_messages() -> Iterator[Reason]:
    if failed := OutgoingMessage.objects.filter(state=OutgoingMessage.State.FAILED).count():
        yield warn("common.doctor_messages_failed", count=failed)


def check_mail() -> Iterator[Reason]:
    if not settings.RADFLOW_SMTP_URL:
        return
    try:
        with open_mail_server() as line:
            line.noop()
    except (Transient, Permanent) as error:
        yield fault("common.doctor_mail", why=error.reason.code, **error.reason.params)


register_check("processes", check_processes)
register_check("events", check_events)
register_check("audit", check_audit)
register_check("messages", check_messages)
register_check("mail", check_mail, needs_database=False)
