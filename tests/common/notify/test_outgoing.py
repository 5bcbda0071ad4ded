import json
from datetime import UTC, datetime, timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Transient
from apps.common.kernel.reason import Reason
from apps.common.notify import outgoing, queue_message, send_waiting_messages
from apps.common.notify.models import OutgoingMessage
from apps.common.notify.spool import TAKEN, put_in_spool

pytestmark = pytest.mark.django_db


@pytest.fixture
def spool(settings, tmp_path):
    settings.RADFLOW_OUTBOX = tmp_path
    return tmp_path / "sms"


@pytest.fixture
def real_clock(monkeypatch):
    """Real time, standing still until a test moves it."""

    class Standing:
        now = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)

    monkeypatch.setattr(clock, "real_now", lambda: Standing.now)
    return Standing


def queue(key: str = "k1", **facts) -> OutgoingMessage:
    values = {"channel": "sms", "address": "13800000000", "language": "en", "attachment": ("a.ics", "BEGIN")}
    return queue_message(key, reasons=[Reason("common.not_found")], **(values | facts))


def read(spool) -> list[dict]:
    return [json.loads(path.read_text()) for path in sorted(spool.glob("*.json"))]


def test_a_message_leaves_once_with_its_text_and_file(spool):
    queue()
    assert send_waiting_messages() == 1
    assert send_waiting_messages() == 0
    row = OutgoingMessage.objects.get()
    assert (row.state, row.attempts, row.error) == ("sent", 1, "")
    assert read(spool) == [
        {
            "key": "k1",
            "to": "13800000000",
            "language": "en",
            "text": "There is nothing here.",
            "attachments": [{"name": "a.ics", "content": "BEGIN"}],
        }
    ]


def test_the_same_key_is_the_same_message(spool):
    first = queue()
    assert queue(address="13900000000").pk == first.pk
    assert OutgoingMessage.objects.get().address == "13800000000"


def test_a_worker_killed_before_it_wrote_is_taken_over_when_its_claim_is_over(spool, real_clock, monkeypatch):
    queue()
    with monkeypatch.context() as patch:
        patch.setitem(outgoing.CHANNELS, "sms", lambda key, message: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send_waiting_messages()
    assert (send_waiting_messages(), read(spool) if spool.exists() else []) == (0, [])
    real_clock.now += outgoing.CLAIM + timedelta(seconds=1)
    assert (send_waiting_messages(), len(read(spool))) == (1, 1)


def test_a_worker_killed_after_it_wrote_sends_nothing_twice(spool, real_clock, monkeypatch):
    queue()

    def write_and_die(key, message):
        put_in_spool(spool, key, message)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(outgoing.CHANNELS, "sms", write_and_die)
        with pytest.raises(KeyboardInterrupt):
            send_waiting_messages()
    (spool / TAKEN).mkdir()
    (written,) = spool.glob("*.json")
    written.rename(spool / TAKEN / written.name)
    real_clock.now += outgoing.CLAIM + timedelta(seconds=1)
    assert send_waiting_messages() == 1
    assert read(spool) == []
    assert OutgoingMessage.objects.get().state == "sent"


def test_a_failing_channel_is_tried_again_and_then_given_up(spool, real_clock, monkeypatch):
    queue()

    def fail(key, message):
        raise Transient("common.spool_unwritable", error="OSError")

    monkeypatch.setitem(outgoing.CHANNELS, "sms", fail)
    for attempt in range(1, 6):
        assert send_waiting_messages() == 0
        row = OutgoingMessage.objects.get()
        assert (row.state, row.attempts) == ("failed" if attempt == 5 else "waiting", attempt)
        assert send_waiting_messages() == 0
        real_clock.now += timedelta(hours=1, seconds=1)
    assert OutgoingMessage.objects.get().error == "common.spool_unwritable"


def test_an_unknown_channel_is_a_mistake_of_the_caller(spool):
    with pytest.raises(ValueError, match="no channel pigeon"):
        queue(channel="pigeon")
    assert not OutgoingMessage.objects.exists()
