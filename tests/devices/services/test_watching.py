"""Detectors over stored readings: once, on from where they stood, across sealed hours; verdicts and mutes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound, Refused
from apps.common.notify.models import Notification
from apps.devices.engine.detectors import load_detectors
from apps.devices.models import Channel, Downtime, WatchItem, WatchMute, WatchState, WorkOrder
from apps.devices.public import (
    judge_watch_item,
    seal_days,
    watch_channels,
)
from apps.devices.services import watching
from apps.devices.services.partitions import ensure_partitions
from apps.devices.services.watch_store import read_memory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fleet")]
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
INSERT = """
INSERT INTO devices_reading SELECT %s, %s::timestamptz + n * %s * interval '1 second', 1, %s + n, v, 0, now(), NULL, NULL
FROM unnest(%s::float[]) WITH ORDINALITY AS rows(v, k), LATERAL (SELECT (k - 1)::int AS n) AS numbers
"""
_seq = 0


@pytest.fixture
def channel() -> Channel:
    return Channel.objects.get(device__code="MR-2", code="water_flow")


def write(channel: Channel, start: datetime, values: list[float], step_s: int = 60) -> None:
    global _seq
    for day in range(int(len(values) * step_s / 86400) + 2):
        ensure_partitions(start + timedelta(days=day))
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [channel.id, start, step_s, _seq, values])
    _seq += len(values)


def flow(n: int) -> list[float]:
    return [110 + (k * 7919 % 13) / 10 for k in range(n)]


def write_fault(channel: Channel) -> None:
    """Four steady hours until noon; the flow falls away at eleven."""
    values = flow(240)
    values[180:200] = [40.0] * 20
    write(channel, NOON - 4 * HOUR, values)


def remembered(channel, detector: str = "DET-NOVELTY") -> dict:
    row = WatchState.objects.get(channel=channel, detector=detector)
    return read_memory(row, load_detectors().get(detector).value).to_json()


def test_an_odd_value_is_one_item_and_disturbs_nobody(channel):
    write_fault(channel)
    assert watch_channels(NOON) == 1
    item = WatchItem.objects.get()
    assert (item.channel, item.detector, item.form, item.verdict) == (channel, "DET-NOVELTY", "1/60s", "")
    assert (item.started_at, item.evidence_from) == (NOON - HOUR, NOON - 4 * HOUR)
    assert item.score >= item.threshold == 0.8
    assert item.reason["params"] == {"value": 40, "unit": "L/min", "channel": channel.names}
    assert not WorkOrder.objects.filter(watch_item__isnull=False).exists()
    assert not Notification.objects.exists()
    assert not OutboxEvent.objects.filter(name__startswith="devices.alarm").exists()


def test_read_in_pieces_or_at_once_it_says_the_same(channel):
    write_fault(channel)
    watch_channels(NOON)
    whole = WatchItem.objects.values("started_at", "last_at", "score", "reason").get()
    memory = remembered(channel)
    WatchItem.objects.all().delete()
    WatchState.objects.all().delete()
    opened = [watch_channels(NOON - n * MINUTE) for n in (200, 90, 57, 56, 30, 0, 0)]
    assert sum(opened) == 1
    assert WatchItem.objects.values("started_at", "last_at", "score", "reason").get() == whole
    assert remembered(channel) == memory


def test_late_rows_judge_nothing(channel):
    write(channel, NOON - 4 * HOUR, flow(240))
    watch_channels(NOON)
    before, knew = WatchState.objects.get(channel=channel, detector="DET-NOVELTY"), remembered(channel)
    write(channel, NOON - HOUR, [1.0] * 5)
    assert watch_channels(NOON + MINUTE) == 0
    after = WatchState.objects.get(pk=before.pk)
    assert (before.read_to, after.read_to) == (NOON - 2 * MINUTE, NOON - MINUTE)
    assert remembered(channel)["state"]["low"] == knew["state"]["low"] == 110


def test_a_drained_backlog_is_read_within_the_wait(channel):
    write(channel, NOON - 9 * HOUR, flow(300))  # silent from seven to noon
    watch_channels(NOON)
    assert WatchState.objects.get(channel=channel, detector="DET-NOVELTY").read_to == NOON - 4 * HOUR
    write(channel, NOON - 3 * HOUR, [20.0] * 10)
    assert watch_channels(NOON + MINUTE) == 1


def test_sealed_hours_are_read_too(channel):
    days = 4
    values = flow(days * 1440)
    values[-30:] = [40.0] * 30
    write(channel, NOON - timedelta(days=days), values)
    assert seal_days(NOON) > 0
    assert watch_channels(NOON) == 1
    item = WatchItem.objects.get()
    assert item.started_at == NOON - 30 * MINUTE
    state = remembered(channel)
    assert state["state"]["n"] == days * 1440 - 2
    assert state["since"] == (NOON - timedelta(days=days)).timestamp()


def test_a_new_version_learns_anew_and_tells_nothing_twice(channel):
    write_fault(channel)
    watch_channels(NOON)
    WatchState.objects.update(form="0/60s")
    assert watch_channels(NOON + MINUTE) == 0
    assert WatchItem.objects.count() == 1
    assert WatchState.objects.get(channel=channel, detector="DET-NOVELTY").form == "1/60s"


def test_an_event_of_long_ago_is_learned_and_not_told(channel):
    write_fault(channel)
    assert watch_channels(NOON + timedelta(days=4)) == 0
    assert remembered(channel)["event"] is not None


def written(now: datetime) -> list[str]:
    """The columns of each UPDATE of a round."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        watch_channels(now)
    found = [q["sql"] for q in queries if q["sql"].startswith('UPDATE "devices_watchstate"')]
    return [",".join(name for name in ("form", "memory", "past", "read_to") if f'"{name}" =' in sql) for sql in found]


def test_only_what_changed_is_written(channel):
    """The week that a detector remembers once a day, a silent channel not at all."""
    WatchState.objects.all().delete()
    Channel.objects.exclude(pk=channel.pk).update(enabled=False)
    write(channel, NOON - timedelta(days=3), flow(3 * 1440))
    assert "form,memory,past,read_to" in written(NOON)
    assert written(NOON) == []
    write(channel, NOON, flow(3))
    assert set(written(NOON + 4 * MINUTE)) == {"memory,read_to"}
    watch_channels(NOON + 9 * MINUTE)
    assert written(NOON + 9 * MINUTE) == []
    days = remembered(channel)["state"]["days"]
    assert [day for day, _ in days] == [NOON.timestamp() // 86400 - n for n in (3, 2, 1)]
    write(channel, NOON + 12 * HOUR, flow(3))
    assert "memory,past,read_to" in written(NOON + 12 * HOUR + 4 * MINUTE)
    assert len(remembered(channel)["state"]["days"]) == 4


def test_planned_work_and_a_mute_explain(channel, actor, monkeypatch):
    write_fault(channel)
    work = {
        "device_id": channel.device_id,
        "started_at": NOON - 2 * HOUR,
        "ended_at": NOON,
        "started_by": "x",
        "ended_by": "x",
    }
    down = Downtime.objects.create(cause="planned", **work)
    assert watch_channels(NOON) == 0
    WatchState.objects.all().delete()
    down.cause = "breakdown"
    down.save()
    mute = WatchMute.objects.create(channel=channel, since=NOON - 2 * HOUR, until=NOON, muted_by="x")
    assert watch_channels(NOON) == 0
    WatchState.objects.all().delete()
    mute.delete()
    assert watch_channels(NOON) == 1


def test_a_channel_that_is_off_is_not_read(channel):
    write_fault(channel)
    Channel.objects.filter(pk=channel.pk).update(enabled=False)
    assert watch_channels(NOON) == 0


def test_the_cost_of_a_round_does_not_grow_with_the_channels(channel):
    watch_channels(NOON)
    with CaptureQueriesContext(connection) as asked:
        watch_channels(NOON + MINUTE)
    devices = set(Channel.objects.values_list("device_id", flat=True))
    assert len(asked) <= 6 + 15 * len(devices)


@pytest.fixture
def no_readings_left(transactional_db):
    """The table of readings is no Django model: the flush between tests does not know it."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE devices_reading")


@pytest.mark.usefixtures("no_readings_left")
@pytest.mark.django_db(transaction=True)
def test_several_processes_open_one_item(channel):
    write_fault(channel)

    def work(_) -> int:
        try:
            return watch_channels(NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 1
    assert WatchItem.objects.count() == 1


@pytest.mark.usefixtures("no_readings_left")
@pytest.mark.django_db(transaction=True)
def test_of_several_judges_at_once_one_is_heard(channel, actor):
    write_fault(channel)
    watch_channels(NOON)
    item = WatchItem.objects.get()

    def judge(verdict: str) -> str | None:
        try:
            return judge_watch_item(item.pk, verdict, actor=actor, mute_until=clock.now() + HOUR).verdict
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        heard = [one for one in pool.map(judge, ["useful", "not_useful"] * 2) if one]
    item.refresh_from_db()
    assert heard == [item.verdict]
    assert WatchMute.objects.count() == 1


def test_judged_once(channel, actor):
    write_fault(channel)
    watch_channels(NOON)
    item = WatchItem.objects.get()
    judge_watch_item(item.pk, "useful", actor=actor, note=" pump ")
    with pytest.raises(Refused) as refused:
        judge_watch_item(item.pk, "not_useful", actor=actor)
    assert refused.value.reason.params == {"name": "张工", "verdict": "watch_verdict.useful"}
    item.refresh_from_db()
    assert (item.verdict, item.note, item.judged_by) == ("useful", "pump", "张工")
    with pytest.raises(NotFound):
        judge_watch_item(0, "useful", actor=actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchItem.objects.update(verdict="")


def test_a_judged_item_keeps_its_figures_and_the_event_is_not_told_again(channel, actor):
    write_fault(channel)
    watch_channels(NOON)
    judge_watch_item(WatchItem.objects.get().pk, "useful", actor=actor)
    score = WatchItem.objects.get().score
    write(channel, NOON, [1.0] * 60)
    assert watch_channels(NOON + HOUR) == 0
    item = WatchItem.objects.get()
    assert item.score == score
    assert item.reason["params"]["value"] == 40


def test_a_round_has_an_end(channel, monkeypatch):
    write_fault(channel)
    monkeypatch.setattr(watching, "ROUND_S", -1.0)
    assert watch_channels(NOON) == 0
    assert not WatchState.objects.filter(read_to__isnull=False).exists()
