"""A sender that asks for safe storage only hears CA at once; its messages are done afterwards, in order, once, whoever dies in between."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from apps.common.kernel import clock
from apps.interop.models import InboundMessage
from apps.interop.public import Follower, receive_message
from apps.interop.services import follow
from apps.interop.services.health import check_interface
from apps.workflow.models import Exam
from tests.interop.test_hospital import lab
from tests.interop.test_orders import answer, order


def ask(message: bytes, accept: str = "AL", application: str = "NE") -> bytes:
    """The same message with MSH-15 and MSH-16."""
    head, _, rest = message.partition(b"\r")
    fields = head.split(b"|") + [b""] * 20
    fields[14:16] = accept.encode(), application.encode()
    return b"|".join(fields).rstrip(b"|") + b"\r" + rest


CANCEL = ask(order()).replace(b"ORC|NW", b"ORC|CA").replace(b"|M1|", b"|M2|")


def work() -> int:
    follower, done = Follower(), 0
    while n := follower.step():
        done += n
    return done


@pytest.mark.django_db
def test_it_is_answered_when_it_is_stored_and_done_afterwards(department):
    assert answer(ask(order())) == ("CA", "M1")
    row = InboundMessage.objects.get()
    assert (row.status, row.ack_code, row.attempts) == ("received", "CA", 0) and not Exam.objects.exists()
    assert work() == 1 and work() == 0
    row.refresh_from_db()
    assert (row.status, row.ack_code, row.attempts) == ("processed", "CA", 1) and b"MSA|CA|M1" in bytes(row.ack)
    assert row.exam_ids == [Exam.objects.get().id]
    assert answer(ask(order())) == ("CA", "M1") and work() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "application", "code"),
    [("AL", "", "CA"), ("AL", "AL", "AA"), ("", "AL", "AA"), ("NE", "NE", "AA"), ("ER", "NE", "AA"), ("", "", "AA")],
)
def test_which_answer_is_asked_for(department, accept, application, code):
    assert answer(ask(order(), accept, application)) == (code, "M1")


@pytest.mark.django_db
def test_what_cannot_be_done_is_parked_and_what_is_not_ours_refused_at_once(department):
    assert answer(ask(order(exam="NOPE"))) == ("CA", "M1")
    work()
    row = InboundMessage.objects.get()
    assert (row.status, row.ack_code) == ("parked", "CA") and row.reasons
    assert b"MSA|CR|" in receive_message(
        ask(order()).replace(b"ORM^O01", b"ZZZ^Z01").replace(b"|M1|", b"|M2|"), peer="x"
    )
    assert InboundMessage.objects.get(control_id="M2").ack_code == "CR"
    other = ask(order()).replace(b"CT-", b"MR-")
    assert b"MSA|CE|M1" in receive_message(other, peer="x")  # M1 is in use


@pytest.mark.django_db
def test_a_sender_s_messages_are_done_in_the_order_in_which_they_came(department):
    assert answer(ask(order()))[0] == answer(CANCEL)[0] == "CA"
    assert work() == 2
    assert Exam.objects.get().state == "cancelled"
    assert set(InboundMessage.objects.values_list("status", flat=True)) == {"processed"}


@pytest.mark.django_db
def test_killed_in_the_middle_of_a_batch_none_of_it_was_done(department, monkeypatch):
    assert answer(ask(order()))[0] == answer(CANCEL)[0] == "CA"
    done = []

    def die(row_id, header, message):
        if done:
            raise SystemExit
        done.append(row_id)
        return real(row_id, header, message)

    real = follow.work_on
    monkeypatch.setattr(follow, "work_on", die)
    with pytest.raises(SystemExit):
        work()
    assert not Exam.objects.exists() and set(InboundMessage.objects.values_list("status", flat=True)) == {"received"}
    monkeypatch.undo()
    assert work() == 2
    assert Exam.objects.get().state == "cancelled"


@pytest.mark.django_db(transaction=True)
def test_several_listeners_share_the_senders_and_do_each_message_once(department):
    for n in range(30):
        message = lab().replace(b"|L1|", f"|L{n}|".encode()).replace(b"|HIS|", f"|H{n % 3}|".encode())
        assert b"MSA|CA|" in receive_message(ask(message), peer="x")
    done: list[int] = []

    def run() -> None:
        try:
            done.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    work()
    assert set(InboundMessage.objects.values_list("status", "attempts")) == {("processed", 1)}
    assert sum(done) <= 30


@pytest.mark.django_db
def test_what_waits_too_long_is_told(department):
    assert answer(ask(order()))[0] == "CA"
    assert (
        'radflow_hl7_inbound_stored{sender="HIS|GH"} 1'
        in Client(REMOTE_ADDR="127.0.0.1").get("/metrics").content.decode()
    )
    assert list(check_interface()) == []
    InboundMessage.objects.update(received_at=clock.now() - timedelta(hours=1))
    assert [r.code for r in check_interface()] == ["interop.doctor_stored"]


@pytest.mark.django_db
def test_a_sender_whose_message_fails_holds_up_nobody_else(department, monkeypatch):
    assert answer(ask(order()))[0] == answer(ask(lab()))[0] == "CA"

    def fail(row_id, header, message):
        if header.kind == "ORM^O01":
            raise OperationalError("deadlock detected")
        return real(row_id, header, message)

    real = follow.work_on
    monkeypatch.setattr(follow, "work_on", fail)
    follower, done = Follower(), 0
    for _ in range(4):
        with suppress(OperationalError):
            done += follower.step()
    assert done == 1 and InboundMessage.objects.get(status="received").kind == "ORM^O01"
