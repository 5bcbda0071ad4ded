"""Killed between the work and the answer, a message is done once when it comes again; two at once are one."""

import threading

import pytest
from django.db import connection

from apps.directory.models import LabResult
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
    assert InboundMessage.objects.get().status == "received" and not Exam.objects.exists()
    monkeypatch.undo()
    assert answer(order()) == ("AA", "M1")
    assert Exam.objects.count() == 1 and InboundMessage.objects.get().attempts == 1


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
