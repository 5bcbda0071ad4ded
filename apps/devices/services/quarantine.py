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


def adopt_channel(
    device_id: int, code: str, *, names: dict, unit: str, actor: Actor, cadence_s: float = 10.0
) -> tuple[Channel, int]:
    """A new channel of the device; its waiting readings in that unit move in. `cadence_s`: seconds between readings, 0 for values that
    people enter. Returns the channel and how many moved."""
    if unit not in UCUM:
        raise Invalid({"unit": Reason("common.unit_unknown", {"unit": unit}, severity="error")})
    with transaction.atomic():
        device = lock_device(device_id)
        if device.channels.filter(code=code).exists():
            raise Refused(Reason("devices.channel_taken", {"channel": code}, severity="error"))
        channel = Channel.objects.create(
            device=device, code=code, names=names, unit=unit, cadence_s=cadence_s, position=device.channels.count()
        )
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [device_id, code, unit, channel.id])
            moved = cursor.rowcount
        record(actor, "channel.adopted", obj=f"device:{device_id}", detail={"channel": code, "readings": moved})
    return channel, moved


def edit_channel(channel_id: int, *, changes: dict, actor: Actor) -> Channel:
    """Names, cadence, what its sensor can measure, and whether it is judged at all; takes effect within seconds. Its unit stays."""
    with transaction.atomic():
        found = Channel.objects.filter(pk=channel_id).first()
        if found is None:
            raise NotFound("devices.channel_not_there")
        lock_device(found.device_id)
        channel = Channel.objects.get(pk=channel_id)
        before = {name: getattr(channel, name) for name in changes}
        for name, value in changes.items():
            setattr(channel, name, value)
        low, high = channel.valid_low, channel.valid_high
        if low is not None and high is not None and low >= high:
            raise Invalid({"valid_high": Reason("devices.range_empty", severity="error")})
        channel.save(update_fields=[*changes])
        record(
            actor,
            "channel.edited",
            obj=f"device:{channel.device_id}",
            detail={"channel": channel.code, "before": before, "after": changes},
        )
    return channel


def drop_quarantined(device_id: int, code: str, *, actor: Actor) -> int:
    """Deletes the waiting readings of one name."""
    with transaction.atomic():
        n, _ = QuarantinedReading.objects.filter(device_id=device_id, channel_code=code).delete()
        if not n:
            raise NotFound("devices.letter_unknown")
        record(actor, "quarantine.dropped", obj=f"device:{device_id}", detail={"channel": code, "readings": n})
    return n
