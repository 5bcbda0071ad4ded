"""The demonstration's people, rooms and equipment beside the scanners. Never on a real department, which enters its own."""

import json
from datetime import time
from itertools import count
from math import ceil
from pathlib import Path

from django.db import transaction

from apps.scheduling.models import (
    OpeningTemplate,
    Reserve,
    Resource,
    ShiftTemplate,
    StaffMember,
    StaffSkill,
)

DATA = Path(__file__).resolve().parents[1] / "data" / "demo_pools.json"


@transaction.atomic
def seed_demo_pools() -> int:
    """Pools, weekly shifts and a few reserves for every site with scanners and no pools yet: enough for all of its scanners."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    scanners = Resource.objects.filter(kind=Resource.Kind.SCANNER, is_active=True).order_by("site_id", "position")
    by_site: dict[int, list[Resource]] = {}
    for row in scanners:
        by_site.setdefault(row.site_id, []).append(row)
    have = set(Resource.objects.filter(kind=Resource.Kind.POOL).values_list("site_id", flat=True))
    people, made = count(), 0
    for site_id, rows in by_site.items():
        if site_id in have:
            continue
        for position, pool in enumerate(data["pools"]):
            served = sum(row.modality in pool["modalities"] for row in rows)
            if served:
                _make_pool(pool, site_id, max(1, ceil(served * pool.get("share", 1))), data, people, position)
                made += 1
        _make_reserves(rows, data)
    return made


def _make_pool(pool: dict, site_id: int, units: int, data: dict, people: count, position: int) -> None:
    resource = Resource.objects.create(
        kind=Resource.Kind.POOL,
        pool_kind=pool["kind"],
        code=pool["code"],
        names=pool["names"],
        capacity=units,
        site_id=site_id,
        position=1000 + position,
        works_on_holidays=True,
    )
    if pool["kind"] != Resource.PoolKind.STAFF:
        hours = [OpeningTemplate(resource=resource, weekday=day, opens=time(0), closes=time(0)) for day in range(7)]
        OpeningTemplate.objects.bulk_create(hours)
        return
    for shift in data["shifts"]:
        for _ in range(units):
            _make_person(resource, shift["days"], shift, data, next(people))
    if pool["code"] in data["night"]["pools"]:
        _make_person(resource, range(7), data["night"], data, next(people))


def _make_person(pool: Resource, days, shift: dict, data: dict, number: int) -> None:
    surnames, given = data["surnames"], data["given"]
    name = surnames[number % len(surnames)] + given[(number // 3) % len(given)]
    member = StaffMember.objects.create(name=name, site_id=pool.site_id)
    StaffSkill.objects.create(member=member, pool=pool)
    times = {name: time.fromisoformat(shift[name]) for name in ("starts", "ends")}
    rows = [ShiftTemplate(member=member, pool=pool, weekday=day, **times) for day in days]
    ShiftTemplate.objects.bulk_create(rows)


def _make_reserves(scanners: list[Resource], data: dict) -> None:
    """On the second scanner of a modality only: a site with one scanner keeps it open to everybody."""
    for rule in data["reserves"]:
        rows = [row for row in scanners if row.modality == rule["modality"]]
        if len(rows) < 2:
            continue
        facts = {name: time.fromisoformat(rule[name]) for name in ("starts", "ends")}
        facts |= {name: rule[name] for name in ("max_rank", "release_h")}
        Reserve.objects.bulk_create([Reserve(resource=rows[1], weekday=day, **facts) for day in rule["days"]])
