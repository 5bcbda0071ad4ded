"""What a person makes of a watch item: a verdict, a mute with an end, an order."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.common.kernel.errors import Invalid, NotFound
from apps.devices.models import Channel, WatchItem, WatchMute
from apps.devices.public import judge_watch_item, mute_channel, open_work_order, unmute_channel, watch_channels
from tests.devices.services.test_watching import HOUR, NOON, channel, write_fault

__all__ = ["channel"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]


def test_a_mute_has_an_end_and_there_is_one_at_a_time(channel, actor, monkeypatch):
    monkeypatch.setattr("apps.devices.services.watch_verdicts.clock.now", lambda: NOON)
    code = {"device_id": channel.device_id, "channel_code": "water_flow", "actor": actor}
    for until in (NOON, NOON + timedelta(days=91)):
        with pytest.raises(Invalid):
            mute_channel(until=until, note="", **code)
    mute_channel(until=NOON + HOUR, note="", **code)
    mute_channel(until=NOON + 9 * HOUR, note="longer", **code)
    assert list(WatchMute.objects.order_by("pk").values_list("until", "note")) == [
        (NOON, ""),
        (NOON + 9 * HOUR, "longer"),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchMute.objects.create(channel=channel, since=NOON + HOUR, until=NOON + 2 * HOUR, muted_by="x")
    unmute_channel(**code)
    with pytest.raises(NotFound):
        unmute_channel(**code)


def test_a_verdict_may_mute_and_a_wrong_end_leaves_all_as_it_was(channel, actor, monkeypatch):
    monkeypatch.setattr("apps.devices.services.watch_verdicts.clock.now", lambda: NOON)
    write_fault(channel)
    watch_channels(NOON)
    item = WatchItem.objects.get()
    with pytest.raises(Invalid):
        judge_watch_item(item.pk, "not_useful", actor=actor, mute_until=NOON - HOUR)
    item.refresh_from_db()
    assert (item.verdict, WatchMute.objects.count()) == ("", 0)
    judge_watch_item(item.pk, "not_useful", actor=actor, mute_until=NOON + HOUR)
    assert WatchMute.objects.get().until == NOON + HOUR


def test_a_person_opens_one_order_from_it(channel, actor):
    write_fault(channel)
    watch_channels(NOON)
    item = WatchItem.objects.get()
    order = open_work_order(device_id=channel.device_id, actor=actor, watch_item_id=item.pk)
    assert (order.watch_item, order.reason, order.priority) == (item, item.reason, "medium")
    assert open_work_order(device_id=channel.device_id, actor=actor, watch_item_id=item.pk) == order
    other = Channel.objects.exclude(device=channel.device_id).first().device_id
    with pytest.raises(NotFound):
        open_work_order(device_id=other, actor=actor, watch_item_id=item.pk)
