"""Messages that speak of a held patient stay, whatever they are about, and do not keep others from going."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.retention import lift_hold, place_hold
from apps.directory.public import find_patient_by_identifier
from apps.interop.models import Destination, InboundMessage, OutboundMessage, Told
from apps.interop.services.retention import drop_messages
from tests.builders.pathway import HEAD, make_exam
from tests.interop.test_hospital import admit, lab, message
from tests.interop.test_orders import answer, order, segment

pytestmark = pytest.mark.django_db
PRIOR = segment("MRG", f1="P900^^^GH^MR")


def drop(held, limit: int = 500) -> int:
    return drop_messages(clock.real_now() + timedelta(days=1), frozenset(held), limit)


def left() -> set[str]:
    return set(InboundMessage.objects.values_list("control_id", flat=True))


def test_every_message_about_a_held_patient_stays(department):
    about = {
        "O1": order("O1"),
        "D1": admit("A08", "D1", visit=""),
        "L1": lab("L1"),
        "G1": message("ADT^A40", "G1", PRIOR),
    }
    assert {key: answer(raw)[0] for key, raw in about.items()} == dict.fromkeys(about, "AA")
    for n in range(3):  # older and of others
        assert answer(admit("A04", f"X{n}", mrn=f"Q{n}", visit=""))[0] == "AA"
    assert answer(b"hello")[0] == "AR"
    held = find_patient_by_identifier("GH", "MR", "P100").id
    hold = place_hold(held, reason="court", actor=HEAD)
    assert drop({held}, limit=2) == 2  # the held ones in front are no obstacle
    assert drop({held}) == 1
    assert left() == {*about, ""}
    assert Told.objects.count() == 0
    lift_hold(hold.id, reason="over", actor=HEAD)
    assert drop(()) == 5 and left() == set()


def test_notifications_about_no_exam_follow_their_patient():
    exam = make_exam()
    partner = Destination.objects.create(code="fhir-x", host="", port=0, application="FHIR", is_active=False)
    held = exam.patient.id

    def put(cause: str, exam_id: int, patient_ids: list[int] | None) -> None:
        now = clock.real_now()
        OutboundMessage.objects.create(
            destination=partner, kind="FHIR", exam_id=exam_id, patient_ids=patient_ids, cause=cause, raw=b"", created_at=now,
            next_try_at=now, status="sent", sent_at=now,
        )  # fmt: skip

    put("of the held", 0, [held])
    put("of another", 0, [held + 1])
    put("of a device", 0, [])
    put("of whom", 0, None)
    put("of the held one's exam", exam.id, None)
    put("of another exam", exam.id + 1, None)
    assert drop({held}) == 3
    assert set(OutboundMessage.objects.values_list("cause", flat=True)) == {
        "of the held",
        "of whom",
        "of the held one's exam",
    }
