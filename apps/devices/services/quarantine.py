"""Readings that fit no channel: a person makes the channel or says what they are, and they move into it, or drops them."""

from django.db import connection, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.units import UCUM, convert
from apps.devices.models import Channel, QuarantinedReading
from apps.devices.services.fleet import lock_device

_MOVE = """
WITH moved AS (DELETE FROM devices_quarantinedreading WHERE device_id = %s AND channel_code = %s AND unit IN ('', %s) RETURNING *)
INSERT INTO devices_reading (channel_id, t, stream_id, seq, value, quality, received_at)
SELECT %s, t, stream_id, seq, value, quality, received_at FROM moved ON CONFLICT DO NOTHING
"""
_RELEASE = """
WITH moved AS (
    DELETE FROM devices_quarantinedreading
    WHERE device_id = %(device)s AND channel_code = %(code)s AND unit = %(unit)s AND reason ->> 'code' = %(reason)s AND t <= %(now)s
    RETURNING *
), stored AS (
    INSERT INTO devices_reading (channel_id, t, stream_id, seq, value, quality, received_at, original, original_unit)
    SELECT %(channel)s, t, stream_id, seq, (value * %(factor)s + %(shift)s) / %(divisor)s, quality, received_at,
           CASE WHEN %(converted)s THEN value END, CASE WHEN %(converted)s THEN %(read_as)s END
    FROM moved ORDER BY idx ON CONFLICT DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM stored)
"""


def release_quarantined(
    device_id: int, code: str, *, unit: str, reason: str, read_as: str, why: str, actor: Actor
) -> tuple[int, int]:
    """The waiting readings of one name, stated unit and reason move into the channel of that name: their values are in `read_as` and
    are converted to its unit. What is stored already counts once; what lies in the future waits on. Late readings judge nothing, and open
    their sealed hour again. Returns how many left the quarantine and how many of them were new. Raises Invalid for a unit of another
    dimension, NotFound without such a channel, Refused when all of them lie in the future."""
    with transaction.atomic():
        device = lock_device(device_id)
        channel = device.channels.filter(code=code).first()
        if channel is None:
            raise NotFound("devices.channel_not_there")
        rows = QuarantinedReading.objects.filter(device=device, channel_code=code, unit=unit, reason__code=reason)
        if not rows.exists():
            raise NotFound("devices.letter_unknown")
        convert(0.0, unit=read_as, to=channel.unit)  # raises
        own, other = UCUM[channel.unit], UCUM[read_as]
        params = {
            "device": device_id, "code": code, "unit": unit, "reason": reason, "now": clock.now(), "channel": channel.id,
            "factor": other[1], "shift": other[2] - own[2], "divisor": own[1], "read_as": read_as,
            "converted": read_as != channel.unit,
        }  # fmt: skip
        if not params["converted"]:
            params |= {"factor": 1.0, "shift": 0.0, "divisor": 1.0}
        with connection.cursor() as cursor:
            cursor.execute(_RELEASE, params)
            moved, stored = cursor.fetchone()
        if not moved:
            raise Refused("devices.quarantine_in_future")
        facts = {"channel": code, "unit": unit, "reason": reason, "read_as": read_as, "why": why}
        record(
            actor,
            "quarantine.released",
            obj=f"device:{device_id}",
            detail=facts | {"readings": moved, "stored": stored},
        )
    return moved, stored


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
    """Names, cadence, what its sensor can measure, its baseline, and whether it is judged at all; takes effect within seconds. Its unit stays."""
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
        _check_baseline(channel)
        channel.save(update_fields=[*changes, "baseline_source"])
        record(
            actor,
            "channel.edited",
            obj=f"device:{channel.device_id}",
            detail={"channel": channel.code, "before": before, "after": changes},
        )
    return channel


def _check_baseline(channel: Channel) -> None:
    """Limits are shares of it, so it is above zero and says where it comes from."""
    if channel.baseline is None:
        channel.baseline_source = ""
    elif not 0 < channel.baseline < float("inf"):
        raise Invalid({"baseline": Reason("devices.baseline_not_positive", severity="error")})
    elif not channel.baseline_source.strip():
        raise Invalid({"baseline_source": Reason("devices.baseline_unsourced", severity="error")})


def drop_quarantined(
    device_id: int, code: str, *, actor: Actor, unit: str | None = None, reason: str | None = None
) -> int:
    """Deletes the waiting readings of one name; only those with that unit or for that reason, when named."""
    rows = QuarantinedReading.objects.filter(device_id=device_id, channel_code=code)
    if unit is not None:
        rows = rows.filter(unit=unit)
    if reason is not None:
        rows = rows.filter(reason__code=reason)
    with transaction.atomic():
        n, _ = rows.delete()
        if not n:
            raise NotFound("devices.letter_unknown")
        record(actor, "quarantine.dropped", obj=f"device:{device_id}", detail={"channel": code, "readings": n})
    return n
