"""Starter models and the demonstration fleet: loaded once, never over what a person changed."""

import json
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.models import Device, DeviceModel, Downtime, ServiceContract, Supply
from apps.devices.services.fleet import add_device
from apps.devices.services.partitions import ensure_partitions
from apps.devices.services.seed_parts import seed_parts
from apps.devices.services.seed_quality import seed_quality
from apps.directory.public import save_room

DATA = Path(__file__).resolve().parents[1] / "data"
Room = Device._meta.get_field("room").related_model


def seed_starter() -> None:
    """Device models with their channels, and the partitions of today."""
    DeviceModel.objects.bulk_create([DeviceModel(**row) for row in _read()["models"]], ignore_conflicts=True)
    ensure_partitions(clock.now())


def seed_demo() -> int:
    """The demonstration fleet in the rooms of its name; returns how many devices were made."""
    actor = Actor.system("prepare")
    known = set(Device.objects.values_list("code", flat=True))
    rows = [row for row in _read()["devices"] if row["code"] not in known]
    rooms = {room.code: room.id for room in Room.objects.select_related("site").order_by("-site__code")}
    with transaction.atomic():
        for row in rows:
            room_id = rooms.get(row["room"]) or _add_room(row, actor)
            add_device(
                code=row["code"], model_code=row["model"], room_id=room_id, ae_title=row["ae_title"], actor=actor,
                station_name=row["station_name"], installed_on=date.fromisoformat(row["installed_on"]), plan=row["plan"],
            )  # fmt: skip
        _seed_service()
        seed_quality(_read("service"))
        seed_parts(_read("service"))
    return len(rows)


def _add_room(row: dict, actor: Actor) -> int:
    site_id = Room._meta.get_field("site").related_model.objects.order_by("id").values_list("id", flat=True)[0]
    names = {"zh-Hans": row["code"], "en": row["code"]}
    return save_room(None, actor=actor, site_id=site_id, code=row["room"], name=names, kind="scanner", floor="B1").id


def _seed_service() -> None:
    """Contracts and past outages of the demonstration fleet; only where there are none."""
    if ServiceContract.objects.exists() or Downtime.objects.exists():
        return
    found = _read("service")
    devices = {device.code: device for device in Device.objects.select_related("room")}
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    years = {"starts_on": date(today.year, 1, 1), "ends_on": date(today.year + 1, 12, 31)}
    for row in found["supplies"]:
        members = [devices[code] for code in row.pop("devices")]
        Supply.objects.create(site_id=members[0].room.site_id, **row).devices.set(members)
    weeks = {"always": [[[0, 1440]]] * 7, None: None}
    ServiceContract.objects.bulk_create(
        ServiceContract(**{**row, **years, "device": devices[row["device"]], "weekly": weeks[row["weekly"]]})
        for row in found["contracts"]
    )
    for row in found["downtimes"]:
        start = today - timedelta(days=row["days_ago"]) + timedelta(hours=row["hour"] - 8)  # China, UTC+8
        Downtime.objects.create(
            device=devices[row["device"]], started_at=start, ended_at=start + timedelta(hours=row["hours"]), cause=row["cause"],
            full=row["full"], note=row["note"], started_by="prepare", ended_by="prepare",
        )  # fmt: skip


def _read(name: str = "fleet") -> dict:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
