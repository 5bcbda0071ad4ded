"""Keys that sign a device's messages."""

import secrets

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.devices.models import DeviceKey
from apps.devices.services.fleet import lock_device

LIVE_KEYS = 2


def issue_device_key(device_id: int, *, actor: Actor) -> DeviceKey:
    """A new secret, shown to the caller once; of the older keys only the newest stays live."""
    with transaction.atomic():
        device = lock_device(device_id)
        now = clock.now()
        row = DeviceKey.objects.create(
            device=device, secret=secrets.token_urlsafe(32), issued_at=now, issued_by=actor.name
        )
        live = list(
            DeviceKey.objects.filter(device=device, revoked_at=None).order_by("-id").values_list("id", flat=True)
        )
        DeviceKey.objects.filter(pk__in=live[LIVE_KEYS:]).update(revoked_at=now)
        record(actor, "device_key.issued", obj=f"device:{device.id}", detail={"key": row.id})
    return row


def revoke_device_key(key_id: int, *, actor: Actor) -> None:
    """Messages signed with it are refused from now on (within seconds)."""
    with transaction.atomic():
        row = DeviceKey.objects.select_for_update().filter(pk=key_id).first()
        if row is None:
            raise NotFound("common.not_found")
        if row.revoked_at is None:
            row.revoked_at = clock.now()
            row.save(update_fields=["revoked_at"])
            record(actor, "device_key.revoked", obj=f"device:{row.device_id}", detail={"key": row.id})
