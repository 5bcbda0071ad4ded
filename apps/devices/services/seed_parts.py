"""Parts, papers and stock of the demonstration fleet: only where there are none."""

from datetime import timedelta

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.models import Component, ComponentFitting, Device, FieldNotice, Part
from apps.devices.selectors.qa import find_day
from apps.devices.services.papers import add_certificate
from apps.devices.services.stock import move_stock, save_part

SEED = Actor.system("prepare")
SPAN = {"valid_from": "begins_days", "valid_to": "ends_days"}


def seed_parts(found: dict) -> None:
    if Component.objects.exists() or Part.objects.exists():
        return
    devices = {d.code: d for d in Device.objects.select_related("room__site")}
    now, site_id = clock.now(), devices["CT-1"].room.site_id
    for row in found["components"]:
        part = Component.objects.create(site_id=site_id, brought=row["brought"], **row["component"])
        if row["device"]:
            ComponentFitting.objects.create(
                component=part, device=devices[row["device"]], fitted_at=now - timedelta(days=row["days_ago"]), fitted_by=SEED.name
            )  # fmt: skip
    for row in found["certificates"]:
        device = devices[row["device"]]
        today = find_day(now, device)
        span = {name: today + timedelta(days=row[days]) for name, days in SPAN.items()}
        facts = {name: row[name] for name in ("kind", "number", "issuer")}
        add_certificate(device.id, actor=SEED, **facts, **span)
    for row in found["parts"]:
        amount = row["amount"]
        facts = {name: value for name, value in row.items() if name != "amount"}
        part = save_part(None, actor=SEED, site_id=site_id, **facts)
        if amount:
            move_stock(part.pk, amount, actor=SEED, note="演示")
    for row in found["notices"]:
        device = devices[row["device"]]
        today = find_day(now, device)
        facts = {name: row[name] for name in ("vendor", "reference", "title", "action", "source", "software")}
        FieldNotice.objects.create(
            model_id=device.model_id, received_on=today - timedelta(days=row["days_ago"]),
            due_on=today + timedelta(days=row["due_days"]), **facts,
        )  # fmt: skip
