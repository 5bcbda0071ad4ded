from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from apps.common.events import Event, publish, relay, subscribe
from apps.common.events.models import Delivery, OutboxEvent
from apps.common.events.registry import _events, _subscribers
from apps.common.events.relay import MAX_ATTEMPTS, deliver_pending, retry_parked
from apps.common.kernel import clock


@pytest.fixture
def heard():
    before = dict(_subscribers), dict(_events)

    @dataclass(frozen=True)
    class LampLit(Event):
        NAME = "test.lamp_lit.v1"
        lamp: int
        at: datetime
        note: str | None = None

    got: list = []
    fail: set = set()

    @subscribe(LampLit, name="test.watcher")
    def watch(event):
        if event.lamp in fail:
            raise RuntimeError("dark")
        got.append(event)

    yield LampLit, got, fail
    for registry, old in zip((_subscribers, _events), before):
        registry.clear()
        registry.update(old)


AT = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.django_db
def test_an_event_reaches_its_subscriber_typed_and_once(heard):
    lamp_lit, got, _ = heard
    publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:1")
    assert got == []
    assert deliver_pending() == 1
    assert deliver_pending() == 0
    assert got == [lamp_lit(lamp=1, at=AT, note=None)]


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_told(heard):
    lamp_lit, got, _ = heard
    with pytest.raises(KeyError), transaction.atomic():
        publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:1")
        raise KeyError
    assert deliver_pending() == 0
    assert got == [] and OutboxEvent.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_transaction_is_refused(heard):
    lamp_lit, _, _ = heard
    with pytest.raises(transaction.TransactionManagementError):
        publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:1")
    assert OutboxEvent.objects.count() == 0


@pytest.mark.django_db
def test_a_failure_holds_back_its_aggregate_only(heard):
    lamp_lit, got, fail = heard
    fail.add(1)
    publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:a")
    publish(lamp_lit(lamp=2, at=AT), aggregate="lamp:a")
    publish(lamp_lit(lamp=3, at=AT), aggregate="lamp:b")
    deliver_pending()
    assert [e.lamp for e in got] == [3]
    fail.clear()
    Delivery.objects.update(next_try_at=clock.real_now())
    deliver_pending()
    assert [e.lamp for e in got] == [3, 1, 2]


@pytest.mark.django_db
def test_what_keeps_failing_is_parked_visibly_and_can_be_retried(heard):
    lamp_lit, got, fail = heard
    fail.add(1)
    publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:a")
    for _ in range(MAX_ATTEMPTS):
        Delivery.objects.update(next_try_at=clock.real_now())
        deliver_pending()
    parked = Delivery.objects.get()
    assert (parked.status, parked.attempts, parked.error) == ("parked", MAX_ATTEMPTS, "RuntimeError: dark")
    fail.clear()
    assert retry_parked(parked.id) is True
    assert deliver_pending() == 1 and [e.lamp for e in got] == [1]
    assert retry_parked(parked.id) is False


@pytest.mark.django_db
def test_a_page_full_of_waiting_failures_does_not_hold_up_the_others(heard, monkeypatch):
    monkeypatch.setattr(relay, "BATCH", 3)
    lamp_lit, got, fail = heard
    fail.update(range(7))
    for lamp in range(8):
        publish(lamp_lit(lamp=lamp, at=AT), aggregate=f"lamp:{lamp}")
    assert deliver_pending() == 1
    assert [event.lamp for event in got] == [7]
    publish(lamp_lit(lamp=9, at=AT), aggregate="lamp:9")
    publish(lamp_lit(lamp=9, at=AT), aggregate="lamp:0")  # waits behind the failed one of its aggregate
    assert deliver_pending() == 1
    assert [event.lamp for event in got] == [7, 9]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("_case", "attempts", "ahead_s", "delivered"),
    [
        ("never tried, written by a clock that was ahead", 0, 600, 1),
        ("waits for its next try", 1, 600, 0),
        ("the longest wait", 7, 899, 0),
        ("longer than any wait: the clock was set back", 1, 901 + 60, 1),
    ],
)
def test_a_clock_that_is_set_back_holds_nothing_for_longer_than_a_wait(heard, _case, attempts, ahead_s, delivered):
    lamp_lit, got, _ = heard
    publish(lamp_lit(lamp=1, at=AT), aggregate="lamp:1")
    Delivery.objects.update(attempts=attempts, next_try_at=clock.real_now() + timedelta(seconds=ahead_s))
    assert (deliver_pending(), len(got)) == (delivered, delivered)
