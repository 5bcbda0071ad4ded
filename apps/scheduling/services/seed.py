"""Starter calendars: one resource a scanner of the fleet, with weekly hours that the department changes as it likes."""

import json
from datetime import time
from pathlib import Path

from django.db import transaction

from apps.devices.public import list_devices
from apps.scheduling.models import OpeningTemplate, Resource
from apps.scheduling.services.seed_pools import seed_demo_pools

DATA = Path(__file__).resolve().parents[1] / "data" / "openings.json"


@transaction.atomic
def seed_starter() -> int:
    """Makes resources for devices that have none; hours are set only with the resource, so a person's changes stay."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    order = {modality: n for n, modality in enumerate(data["order"])}
    known = set(Resource.objects.values_list("device_code", flat=True))
    made = 0
    for device in list_devices():
        if device.code in known or device.modality not in data["hours"] or device.room_id is None:
            continue
        resource = Resource.objects.create(
            kind=Resource.Kind.SCANNER,
            code=device.code,
            device_code=device.code,
            modality=device.modality,
            site_id=device.room.site_id,
            room_id=device.room_id,
            position=order[device.modality] * 100 + _number(device.code),
        )
        OpeningTemplate.objects.bulk_create(_hours(resource, data))
        made += 1
    return made


def _hours(resource: Resource, data: dict) -> list[OpeningTemplate]:
    if resource.code in data["always_open"]:
        return [OpeningTemplate(resource=resource, weekday=day, opens=time(0), closes=time(0)) for day in range(7)]
    hours = data["hours"][resource.modality]
    pairs = [hours["weekdays"]] * 5 + [hours["weekend"]] * 2
    return [
        OpeningTemplate(
            resource=resource, weekday=day, opens=time.fromisoformat(pair[0]), closes=time.fromisoformat(pair[1])
        )
        for day, pair in enumerate(pairs)
        if pair
    ]


def _number(code: str) -> int:
    tail = code.rsplit("-", 1)[-1]
    return int(tail) if tail.isdigit() else 99


def seed_demo() -> int:
    """The demonstration fleet comes after the starter data: its scanners get their calendars here."""
    made = seed_starter()
    return made + seed_demo_pools()
