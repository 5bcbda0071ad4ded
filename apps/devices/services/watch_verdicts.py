"""What people say of watch items, and channels of which they want to hear nothing for a while."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.models import Channel, WatchItem, WatchMute

MUTE_MAX_DAYS = 90


def judge_watch_item(
    item_id: int, verdict: str, *, actor: Actor, note: str = "", mute_until: datetime | None = None
) -> WatchItem:
    """Useful or not, once: the second judge is refused and told who was first. With `mute_until` the channel is muted as well."""
    with transaction.atomic():
        item = (
            WatchItem.objects.select_for_update(of=("self",)).select_related("channel__device").filter(pk=item_id).first()
        )  # fmt: skip
        if item is None:
            raise NotFound("devices.watch_unknown")
        if item.judged_at is not None:
            raise Refused("devices.watch_judged", name=item.judged_by, verdict=f"watch_verdict.{item.verdict}")
        item.verdict, item.note, item.judged_at, item.judged_by = verdict, note.strip(), clock.now(), actor.name
        item.save(update_fields=["verdict", "note", "judged_at", "judged_by"])
        record(actor, "watch.judged", obj=f"watch_item:{item.pk}", detail={"verdict": verdict})
        if mute_until is not None:
            _mute(item.channel, mute_until, item.note, actor)
    return item


def mute_channel(device_id: int, channel_code: str, *, until: datetime, note: str, actor: Actor) -> WatchMute:
    """From now to `until`; takes the place of a mute that is on."""
    with transaction.atomic():
        return _mute(_get_channel(device_id, channel_code), until, note.strip(), actor)


def unmute_channel(device_id: int, channel_code: str, *, actor: Actor) -> None:
    """Ends the mute that is on. Raises NotFound without one."""
    with transaction.atomic():
        channel, now = _get_channel(device_id, channel_code), clock.now()
        if not _end(channel, now):
            raise NotFound("devices.watch_not_muted")
        record(actor, "watch.unmuted", obj=f"device:{device_id}", detail={"channel": channel.code})


def _get_channel(device_id: int, code: str) -> Channel:
    channel = Channel.objects.select_related("device").filter(device_id=device_id, code=code).first()
    if channel is None:
        raise NotFound("devices.channel_unknown", device=device_id, channel=code)
    return channel


def _mute(channel: Channel, until: datetime, note: str, actor: Actor) -> WatchMute:
    now = clock.now()
    if not now < until <= now + timedelta(days=MUTE_MAX_DAYS):
        raise Invalid({"until": Reason("devices.mute_end_wrong", {"max_days": MUTE_MAX_DAYS}, severity="error")})
    _end(channel, now)
    try:
        with transaction.atomic():
            mute = WatchMute.objects.create(channel=channel, since=now, until=until, note=note, muted_by=actor.name)
    except IntegrityError as error:
        raise Conflict from error
    record(
        actor, "watch.muted", obj=f"device:{channel.device_id}", detail={"channel": channel.code, "until": until}
    )  # fmt: skip
    return mute


def _end(channel: Channel, now: datetime) -> int:
    Channel.objects.select_for_update().get(pk=channel.pk)
    return WatchMute.objects.filter(channel=channel, since__lte=now, until__gt=now).update(until=now)
