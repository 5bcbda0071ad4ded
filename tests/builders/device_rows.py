"""One row of everything that hangs on a device, at the main site."""

from datetime import timedelta

from apps.common.kernel import clock
from apps.devices.models import (
    Alarm,
    Certificate,
    Component,
    DeviceKey,
    FieldNotice,
    MaintenancePlan,
    Part,
    QaResult,
    ServiceContract,
    WatchItem,
    WatchMute,
)
from apps.devices.public import attach_file, get_device, open_work_order, take_out_of_service
from tests.builders.pathway import TECHNOLOGIST


def make_devices() -> dict[str, int]:
    """Ids by route parameter; everything is of MR-2."""
    device, now = get_device("MR-2"), clock.now()
    alarm = Alarm.objects.create(
        device=device, rule="r", severity="high", state="active", reason={"code": "devices.silent"}, raised_at=now, changed_at=now
    )  # fmt: skip
    channel = device.channels.get(code="water_flow")
    item = WatchItem.objects.create(
        device=device, channel=channel, detector="DET-NOVELTY", form="1/60s", score=0.9, threshold=0.8, evidence_from=now,
        started_at=now, last_at=now, opened_at=now, reason={"code": "devices.watch_det_novelty"},
    )  # fmt: skip
    WatchMute.objects.create(channel=channel, since=now, until=now + timedelta(days=1), muted_by="check it")
    order = open_work_order(device_id=device.id, actor=TECHNOLOGIST, summary="coil")
    attached = attach_file(order.pk, b"x", name="x", media_type="text/plain", actor=TECHNOLOGIST)
    take_out_of_service(device.id, actor=TECHNOLOGIST, cause="breakdown")
    DeviceKey.objects.create(device=device, secret="s" * 43, issued_at=now, issued_by="test")
    signed = ServiceContract.objects.get(device=device)
    return {
        "watch-items/item_id": item.id, "watch-mutes/channel": channel.code, "device_id": device.id, "alarms/alarm_id": alarm.id, "work-orders/order_id": order.id, "service-contracts/contract_id": signed.id, "maintenance-plans/plan_id": MaintenancePlan.objects.filter(device=device).first().id, "qa-results/result_id": QaResult.objects.filter(device=device).first().id, "device-supplies/supply_id": device.supplies.get().id, "files/file_id": attached.pk,
        "components/component_id": Component.objects.filter(fittings__device=device).first().pk, "certificates/certificate_id": Certificate.objects.get(device=device).pk, "parts/part_id": Part.objects.first().pk, "field-notices/notice_id": FieldNotice.objects.get().pk,
    }  # fmt: skip
