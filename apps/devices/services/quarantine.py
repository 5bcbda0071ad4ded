"""Readings without a channel: a person makes the channel and the readings move into it, or drops them."""

from django.db import connection, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.units import UCUM
from apps.devices.models import Channel, QuarantinedReading
from apps.devices.services.fleet import lock_device

_MOVE = """
WITH moved AS (DELETE FROM devices_quarantinedreading WHERE device_id = %s AND channel_code = %s AND unit IN ('', %s) RETURNING *)
INSERT INTO devices_reading (channel_id, t, stream_id, seq, value, quality, received_at)
SELECT %s, t, stream_id, seq, value, quality, received_at FROM moved ON CONFLICT DO NOTHING
"""


def adopt_channel(device_id: int, code: str, *, names: dict, unit: str, actor: Actor) -> tuple[Channel, int]:
    """A new channel of the device; its waiting readings in that unit move in. Returns the channel and how many moved."""
    if unit not in UCUM:
        raise Invalid({"unit": Reason("common.unit_unknown", {"unit": unit}, severity="error")})
    with transaction.atomic():
        device = lock_device(device_id)
        if device.channels.filter(code=code).exists():
            raise Refused(Reason("devices.channel_taken", {"channel": code}, severity="error"))
        channel = Channel.objects.create(
            device=device, code=code, names=names, unit=unit, position=device.channels.count()
        )
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [device_id, code, unit, channel.id])
            moved = cursor.rowcount
        record(actor, "channel.adopted", obj=f"device:{device_id}", detail={"channel": code, "readings": moved})
    return channel, moved


def drop_quarantined(device_id: int, code: str, *, actor: Actor) -> int:
    """Deletes the waiting readings of one name."""
    with transaction.atomic():
        n, _ = QuarantinedReading.objects.filter(device_id=device_id, channel_code=code).delete()
        if not n:
            raise NotFound("devices.letter_unknown")
        record(actor, "quarantine.dropped", obj=f"device:{device_id}", detail={"channel": code, "readings": n})
    return n
