"""Of several like processes one leads; when its session with the database ends, another one does."""

import re
import threading
from collections import Counter

import pytest
from django.db import connection

from apps.common.leadership import BEAT, RELAY, Leadership
from tests.architecture.floors import list_sources

pytestmark = pytest.mark.django_db
KEY = 0x5445_5354


@pytest.fixture
def pair(monkeypatch):
    monkeypatch.setattr("apps.common.leadership.TRY_EVERY_S", 0.0)
    both = Leadership(KEY, "first"), Leadership(KEY, "second")
    yield both
    for one in both:
        one.release()


def test_one_leads_and_the_other_follows_when_it_lets_go(pair):
    first, second = pair
    assert [first.holds(), second.holds(), first.holds()] == [True, False, True]
    first.release()
    assert [second.holds(), first.holds()] == [True, False]


def test_a_leader_whose_session_is_gone_knows_it_and_another_takes_over(pair):
    first, second = pair
    assert first.holds()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [first._session.info.backend_pid])
    assert second.holds() or second.holds()
    assert not first.holds()


def test_who_waits_for_the_lead_can_be_asked_to_stop(pair):
    first, second = pair
    assert first.holds()
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    assert second.wait(stop) is False


def test_no_two_locks_of_the_database_have_one_number():
    """Two that do would wait for each other for ever: the relay once stood by because an ingester was at work."""
    words = [
        word
        for path in list_sources("apps", "platform")
        for word in re.findall(r"0x5241_[0-9A-F]{4}", path.read_text())
    ]
    assert {RELAY, BEAT} <= {int(word, 16) for word in words}
    assert [word for word, n in Counter(words).items() if n > 1] == []
