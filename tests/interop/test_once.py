"""Killed between the work and the answer, a message is done once when it comes again; two at once are one."""

import threading

import pytest
from django.db import OperationalError, connection

from apps.directory.models import LabResult
from apps.interop.management.commands import listen_hl7
from apps.interop.models import InboundMessage
from apps.interop.public import receive_message
from apps.interop.services import inbound
from apps.workflow.models import Exam
from tests.interop.test_hospital import lab
from tests.interop.test_orders import answer, order


@pytest.mark.django_db
def test_killed_before_the_answer_was_kept_nothing_was_done(department, monkeypatch):
    def die(*_):
        raise SystemExit

    monkeypatch.setattr(inbound, "_write", die)
    with pytest.raises(SystemExit):
        receive_message(order(), peer="x")
    assert not InboundMessage.objects.exists() and not Exam.objects.exists()
    monkeypatch.undo()
    assert answer(order()) == ("AA", "M1")
    assert Exam.objects.count() == 1 and InboundMessage.objects.get().attempts == 1


@pytest.mark.django_db
def test_a_database_that_fails_in_the_middle_keeps_nothing_and_answers_nothing(department, monkeypatch):
    def fill_up(*_):
        raise OperationalError("could not extend file: No space left on device")

    monkeypatch.setitem(inbound.HANDLERS, "ORM^O01", fill_up)
    with pytest.raises(OperationalError):
        receive_message(order(), peer="x")
    assert not InboundMessage.objects.exists()
    monkeypatch.undo()
    assert answer(order()) == ("AA", "M1")


@pytest.mark.django_db(transaction=True)
def test_the_listener_takes_a_new_connection_for_one_that_died(department):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    assert b"MSA|AA|M1" in listen_hl7._try_twice(receive_message, order(), peer="x")
    assert InboundMessage.objects.get().attempts == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_message_on_two_lines_at_once_is_worked_on_once(department):
    answers: list[tuple[str, str]] = []

    def send() -> None:
        try:
            answers.append(answer(lab()))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [("AA", "L1")] * 4
    row = InboundMessage.objects.get()
    assert row.attempts == 1 and LabResult.objects.count() == 1
