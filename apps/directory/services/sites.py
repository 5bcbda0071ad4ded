import json
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.directory.models import Room, Site

DATA = Path(__file__).resolve().parents[1] / "data"


def save_site(site_id: int | None, *, actor: Actor, expected_version: int | None = None, **facts: Any) -> Site:
    """Adds a site or changes one; raises Conflict for a stale version, Invalid for a taken code."""
    try:
        with transaction.atomic():
            site = Site(**facts)
            if site_id is not None:
                site = Site.objects.select_for_update().filter(pk=site_id).first()
                if site is None:
                    raise NotFound("directory.site_missing")
                if site.version != expected_version:
                    raise Conflict(current={"version": site.version})
                for key, value in facts.items():
                    setattr(site, key, value)
                site.version += 1
            site.save()
            record(actor, "site.saved", obj=f"site:{site.id}", detail={"code": site.code})
    except IntegrityError:
        raise Invalid({"code": Reason("directory.site_code_taken", {"code": facts.get("code", "")}, "error")}) from None
    return site


def save_room(room_id: int | None, *, actor: Actor, **facts: Any) -> Room:
    try:
        with transaction.atomic():
            room = Room(**facts)
            if room_id is not None:
                room = Room.objects.select_for_update(of=("self",)).filter(pk=room_id).first()
                if room is None:
                    raise NotFound("common.not_found")
                for key, value in facts.items():
                    setattr(room, key, value)
            room.save()
            record(actor, "room.saved", obj=f"room:{room.id}", detail={"code": room.code})
    except IntegrityError:
        raise Invalid({"code": Reason("directory.site_code_taken", {"code": facts.get("code", "")}, "error")}) from None
    return room


def seed_sites() -> None:
    """The starter sites and rooms; what is there stays as it is."""
    entries = json.loads((DATA / "sites.json").read_text(encoding="utf-8"))
    rooms = {entry["code"]: entry.pop("rooms") for entry in entries}
    Site.objects.bulk_create([Site(**entry) for entry in entries], ignore_conflicts=True)
    sites = Site.objects.in_bulk(rooms, field_name="code")
    Room.objects.bulk_create(
        [Room(site=sites[code], **room) for code, row in rooms.items() for room in row], ignore_conflicts=True
    )
