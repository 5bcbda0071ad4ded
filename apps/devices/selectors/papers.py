"""Certificates with how they stand, and devices that a field notice means."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from apps.devices.engine.axes import LifeCycle
from apps.devices.engine.papers import Match, OnExpiry, Standing, judge_certificate, match_notice
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import Certificate, Device, FieldNotice, WorkOrder
from apps.devices.selectors.qa import find_day


@dataclass(frozen=True)
class CertificateState:
    """`is_replaced`: another paper of the same kind goes on where this one ends, so this one asks for nothing."""

    certificate: Certificate
    standing: Standing
    is_replaced: bool
    order: WorkOrder | None


def list_certificates(rows: QuerySet[Certificate], now: datetime) -> list[CertificateState]:
    """Of rows of any devices, in three queries; the first to run out comes first."""
    found = list(rows.select_related("device__room__site").order_by("valid_to", "id"))
    orders = {o.certificate_id: o for o in WorkOrder.objects.filter(certificate__in=found)}
    kin: dict[tuple[int, str], list[Certificate]] = defaultdict(list)
    for row in Certificate.objects.filter(device__in={row.device_id for row in found}):
        kin[row.device_id, row.kind].append(row)
    out = []
    for row in found:
        today = find_day(now, row.device)
        begins = max(today, row.valid_to + timedelta(days=1))
        replaced = any(
            o.valid_to > row.valid_to and o.valid_to >= today and o.valid_from <= begins
            for o in kin[row.device_id, row.kind]
        )
        standing = judge_certificate(
            valid_from=row.valid_from, valid_to=row.valid_to, lead_days=row.lead_days, today=today
        )
        out.append(CertificateState(row, standing, replaced, orders.get(row.pk)))
    return out


def list_expired_holds(device: Device, now: datetime) -> list[str]:
    """Kinds of papers without which the device may not run and that have run out."""
    states = list_certificates(Certificate.objects.filter(device=device), now)
    return sorted(
        {
            state.certificate.kind
            for state in states
            if state.standing == Standing.EXPIRED
            and not state.is_replaced
            and state.certificate.on_expiry == OnExpiry.HOLD
        }
    )


def match_devices(notice: FieldNotice) -> list[tuple[Device, Match]]:
    """Every device of the model that is not retired, with whether the notice means it."""
    rows = Device.objects.filter(model_id=notice.model_id).exclude(life_cycle=LifeCycle.RETIRED)
    return [
        (
            row,
            match_notice(
                row.serial,
                row.software,
                serial_from=notice.serial_from,
                serial_to=notice.serial_to,
                versions=notice.software,
            ),
        )
        for row in rows.select_related("room").order_by("code")
    ]


def list_notices() -> QuerySet[FieldNotice]:
    """With how many of their recall orders there are, and how many are closed."""
    rows = FieldNotice.objects.select_related("model").annotate(
        orders_n=Count("work_orders"), closed_n=Count("work_orders", filter=Q(work_orders__state__in=CLOSED))
    )
    return rows.order_by("-is_open", "-received_on", "-id")
