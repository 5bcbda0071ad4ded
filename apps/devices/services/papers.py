"""Certificates and field notices: what must be renewed or done becomes a work order, once; an expired paper may hold its device."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.axes import DownCause, LifeCycle
from apps.devices.engine.papers import Match, OnExpiry, Standing
from apps.devices.engine.work_orders import OrderKind
from apps.devices.models import Certificate, Device, Downtime, FieldNotice, WorkOrder
from apps.devices.selectors.papers import list_certificates, match_devices
from apps.devices.services.downtimes import change_downtime
from apps.devices.services.fleet import lock_device, take_out_of_service
from apps.devices.services.work_orders import open_work_order

SYSTEM = Actor.system("maintenance")


def add_certificate(device_id: int, *, actor: Actor, **facts: Any) -> Certificate:
    with transaction.atomic():
        row = _save_certificate(Certificate(device=lock_device(device_id), **facts))
        record(actor, "certificate.added", obj=f"device:{device_id}", detail=_tell(row))
    return row


def edit_certificate(certificate_id: int, *, version: int, actor: Actor, **facts: Any) -> Certificate:
    """Saves the named facts when nobody saved before; Conflict tells what stands."""
    with transaction.atomic():
        row = Certificate.objects.select_for_update().filter(pk=certificate_id).first()
        if row is None:
            raise NotFound("devices.certificate_unknown")
        if row.version != version:
            raise Conflict(current={"version": row.version})
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1
        _save_certificate(row)
        record(actor, "certificate.edited", obj=f"device:{row.device_id}", detail=_tell(row))
    return row


def save_notice(notice_id: int | None, *, actor: Actor, version: int = 0, **facts: Any) -> FieldNotice:
    """A new one (None) or the one that stood at `version`; every device that it means gets its recall order at once."""
    with transaction.atomic():
        row = FieldNotice() if notice_id is None else _lock_notice(notice_id, version)
        for name, value in facts.items():
            setattr(row, name, value)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise Refused("devices.notice_taken", reference=row.reference) from error
        detail = {"vendor": row.vendor, "reference": row.reference, "open": row.is_open}
        record(actor, "field_notice.saved", obj=f"field_notice:{row.pk}", detail=detail)
        _open_recalls(row)
    return row


def open_paper_orders(now: datetime) -> int:
    """What beat does: orders for papers that run out and for devices that a notice means since; holds what may not run without its
    paper. Returns how many orders were opened and devices held."""
    done = sum(_open_recalls(notice) for notice in FieldNotice.objects.filter(is_open=True))
    for state in list_certificates(Certificate.objects.all(), now):
        if state.is_replaced or state.standing not in (Standing.DUE, Standing.EXPIRED):
            continue
        row = state.certificate
        done += _open_order(row.device, certificate=row, kind=OrderKind.INSPECTION, summary=row.number or row.issuer)
        if state.standing == Standing.EXPIRED and row.on_expiry == OnExpiry.HOLD:
            done += _hold(row.device, now)
    return done


def _open_recalls(notice: FieldNotice) -> int:
    if not notice.is_open:
        return 0
    summary = f"{notice.reference} {notice.title}"[:300]
    return sum(
        _open_order(device, notice=notice, kind=OrderKind.RECALL, summary=summary, priority=notice.priority)
        for device, match in match_devices(notice)
        if match != Match.NO
    )


def _open_order(device: Device, **facts: Any) -> int:
    """0 when the paper has its order already, also when another process was quicker."""
    paper = {name: facts[name] for name in ("certificate", "notice") if name in facts}
    own = {"device": device} if "notice" in paper else {}
    if WorkOrder.objects.filter(**paper, **own).exists():
        return 0
    try:
        with transaction.atomic():
            open_work_order(device_id=device.id, actor=SYSTEM, **facts)
    except IntegrityError as error:
        if not any(name in str(error) for name in ("work_order_one_of_certificate", "work_order_one_of_notice")):
            raise
        return 0
    return 1


def _hold(device: Device, now: datetime) -> int:
    if device.life_cycle != LifeCycle.IN_SERVICE:
        return 0
    down = Downtime.objects.filter(device=device, ended_at=None).first()
    if down and down.full:
        return 0
    try:
        if down:  # in use in part, which ends too
            change_downtime(device.id, changes={"full": True, "cause": DownCause.CERTIFICATE}, actor=SYSTEM)
        else:
            take_out_of_service(device.id, actor=SYSTEM, cause=DownCause.CERTIFICATE, at=now)
    except Refused:  # somebody took it out, or brought it back, meanwhile
        return 0
    return 1


def _lock_notice(notice_id: int, version: int) -> FieldNotice:
    row = FieldNotice.objects.select_for_update().filter(pk=notice_id).first()
    if row is None:
        raise NotFound("devices.notice_unknown")
    if row.version != version:
        raise Conflict(current={"version": row.version})
    row.version += 1
    return row


def _save_certificate(row: Certificate) -> Certificate:
    if row.valid_to < row.valid_from:
        raise Invalid({"valid_to": Reason("devices.ends_before_start", severity="error")})
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("devices.certificate_taken", day=_say(row.valid_to)) from error
    return row


def _say(day: date) -> str:
    return day.isoformat()


def _tell(row: Certificate) -> dict[str, str]:
    return {"kind": row.kind, "number": row.number, "from": _say(row.valid_from), "to": _say(row.valid_to)}
