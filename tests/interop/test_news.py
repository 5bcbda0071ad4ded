"""Messages come late and in the wrong order: older news never overwrites newer, and what came too early is done when its time has come."""

import threading
from datetime import date

import pytest
from django.db import connection

from apps.directory.public import find_patient_by_identifier
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.workflow.models import Encounter, Exam
from apps.workflow.public import find_order_exams
from tests.builders.pathway import HEAD
from tests.interop.test_hospital import admit, reasons
from tests.interop.test_orders import answer, order

pytestmark = pytest.mark.django_db
MADE = b"20261122090000+0800"


def made(raw: bytes, minute: int) -> bytes:
    """The message as if its sender had written it then."""
    return raw.replace(MADE, b"202611220900%02d+0800" % minute)


def status_of(control_id: str) -> str:
    return InboundMessage.objects.get(control_id=control_id).status


def test_an_older_correction_that_comes_late_changes_nothing_and_says_so(department):
    answer(order())
    assert answer(made(admit("A08", "D2", birth="19680414", visit=""), 30))[0] == "AA"
    assert answer(made(admit("A08", "D1", birth="19680413", visit="", phone="13900000000"), 20))[0] == "AA"
    patient = find_patient_by_identifier("GH", "MR", "P100")
    assert (patient.birth_date, patient.phone) == (date(1968, 4, 14), "13800004471")
    assert (status_of("D1"), reasons("D1")) == ("processed", [("MSH-7", "interop.overtaken")])
    assert (
        answer(made(admit("A08", "D3", birth="19680415", visit=""), 30))[0] == "AA"
    )  # of the same second: as they come
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 15)


def test_when_the_event_was_counts_more_than_when_the_message_was_made(department):
    answer(order())
    event = "EVN|A08|202611220900{:02d}+0800"
    first, second = (
        admit("A08", f"D{n}", birth=f"1968041{n}", visit="") + event.format(10 * n).encode() for n in (3, 4)
    )
    assert answer(made(second, 40))[0] == "AA" and answer(made(first, 50))[0] == "AA"
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 14)


def test_a_sender_whose_clock_runs_ahead_does_not_lock_the_record(department):
    answer(order())
    assert answer(admit("A08", "D1", birth="19680413", visit="").replace(MADE, b"20990101"))[0] == "AA"
    assert answer(admit("A08", "D2", birth="19680414", visit="").replace(MADE, b"20990101"))[0] == "AA"
    assert (
        answer(admit("A08", "D3", birth="19680415", visit="").replace(MADE, b""))[0] == "AA"
    )  # says no time: as it comes
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 15)


def test_a_parked_correction_that_is_replayed_days_later_is_still_old(department):
    told = admit("A08", "D1", birth="19680413", visit="").replace(MADE, b"")  # parked, and without a time of its own
    answer(order())
    assert answer(told.replace(b"|F|", b"|Q|"))[0] == "AE"
    assert answer(admit("A08", "D2", birth="19680414", visit="").replace(MADE, b""))[0] == "AA"
    row = InboundMessage.objects.get(control_id="D1")
    InboundMessage.objects.filter(pk=row.pk).update(raw=told)
    assert replay_message(row.id, actor=HEAD).status == "processed"
    assert find_patient_by_identifier("GH", "MR", "P100").birth_date == date(1968, 4, 14)


def test_an_older_move_does_not_bring_a_patient_back(department):
    answer(order())
    assert answer(made(admit("A02", "D2", ward="W9^1^1"), 30))[0] == "AA"
    assert answer(made(admit("A02", "D1", ward="W3^12^2"), 20))[0] == "AA"
    assert Encounter.objects.get().location == "W9 1 1"
    assert answer(made(admit("A03", "D0"), 10))[0] == "AA"  # discharged before he was moved: no
    assert Encounter.objects.get().ended_at is None


@pytest.mark.parametrize("control", ["XO", "CA"])
def test_an_older_change_or_cancel_of_an_order_is_parked_for_a_person(department, control):
    answer(made(order(), 10))
    assert answer(made(order("M3", control="XO", priority="^^^^^S"), 30))[0] == "AA"
    assert answer(made(order("M2", control=control, priority="^^^^^A"), 20))[0] == "AE"
    assert reasons("M2") == [("MSH-7", "interop.overtaken")]
    (exam,) = find_order_exams("GH", "A1")
    assert (exam.priority_code, exam.state) == ("stat", "requested")


def test_a_cancel_that_overtook_its_order_is_done_when_the_order_comes(department):
    assert answer(made(order("M2", control="CA"), 20))[0] == "AE"
    assert answer(made(order("M3", control="CA", placer="A9"), 20))[0] == "AE"
    assert answer(made(order("M1"), 10))[0] == "AA"
    assert find_order_exams("GH", "A1")[0].state == "cancelled"
    assert (status_of("M2"), status_of("M3")) == ("processed", "parked")
    assert answer(made(order("M2", control="CA"), 20)) == ("AA", "M2")  # asked again, the sender hears it


def test_a_cancel_of_an_earlier_order_does_not_take_the_new_one_of_the_number(department):
    assert answer(made(order("M1", control="CA"), 10))[0] == "AE"
    assert answer(made(order("M2"), 20))[0] == "AA"
    assert (status_of("M1"), find_order_exams("GH", "A1")[0].state) == ("parked", "requested")


@pytest.mark.django_db(transaction=True)
def test_a_cancel_at_the_very_moment_of_its_order_is_not_forgotten(department):
    """The cancel looks while the order is still being written on another line."""
    from django.db import transaction

    answers = []

    def cancel() -> None:
        answers.append(answer(made(order("M2", control="CA"), 20)))
        connection.close()

    other = threading.Thread(target=cancel)
    with transaction.atomic():
        assert answer(made(order("M1"), 10))[0] == "AA"
        other.start()
        other.join(1)
        assert other.is_alive()  # it waits for the order
    other.join(20)
    assert answers == [("AA", "M2")]
    assert Exam.objects.get().state == "cancelled"
