"""An order that stands is changed by whoever placed it, never by another patient's message; each sender is read by its own tables."""

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.public import find_patient_by_identifier
from apps.interop.models import InboundMessage
from apps.workflow.public import find_order_exams, record_fact
from tests.builders.pathway import HEAD, RADIOLOGIST
from tests.interop import test_orders
from tests.interop.test_orders import answer, order

pytestmark = pytest.mark.django_db


def test_the_orderer_changes_why_how_urgent_and_nothing_else(department):
    answer(order())
    told = order("M2", control="XO", priority="^^^^^S").replace("^左上肺结节".encode(), "^咯血".encode())
    assert answer(told)[0] == "AA"
    (exam,) = find_order_exams("GH", "A1")
    assert (exam.reason_for_exam, exam.priority_code, exam.state) == ("咯血", "stat", "requested")
    assert answer(order("M3", control="XO", priority=""))[0] == "AA"  # of urgency nothing is said
    assert find_order_exams("GH", "A1")[0].priority_code == "stat"


@pytest.mark.parametrize(
    ("_case", "told", "code"),
    [
        ("of no order", lambda: order("M2", control="XO", placer="A9"), "interop.order_unknown"),
        ("to another exam", lambda: order("M2", control="XO", exam="CT-NONE"), "workflow.order_other_exam"),
        ("of another patient's order", lambda: order("M2", control="XO").replace(b"P100", b"P999"), "interop.order_of_another"),
        ("a cancel of another patient's order", lambda: order("M2", control="CA").replace(b"P100", b"P999"), "interop.order_of_another"),
        ("a number that is another patient's order", lambda: order("M2").replace(b"P100", b"P999"), "interop.order_of_another"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_made_is_parked_and_changes_nothing(department, _case, told, code):
    answer(order())
    (before,) = find_order_exams("GH", "A1")
    assert answer(told())[0] == "AE"
    assert code in {r["code"] for r in InboundMessage.objects.get(control_id="M2").reasons}
    assert find_order_exams("GH", "A1") == [before]
    assert find_patient_by_identifier("GH", "MR", "P999") is None


def test_an_exam_that_has_begun_is_changed_by_nobody_outside(department):
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    assert answer(order("M2", control="XO", priority="^^^^^S"))[0] == "AE"
    assert [r["code"] for r in InboundMessage.objects.get(control_id="M2").reasons] == ["workflow.order_under_way"]


def test_a_sender_has_codes_of_its_own(department):
    base = get_policy("interop.mapping").payload
    mine = {"HIS|GH": {"exam_codes": {"XCT01": test_orders.EXAM}, "priority": {"9": "stat"}}}
    row = draft_policy(
        "interop.mapping", payload=base | {"senders": mine}, source="GH's own list", change_reason="x", actor=HEAD
    )
    activate_policy(row.id, actor=RADIOLOGIST)
    told = order(exam="XCT01", priority="^^^^^9")
    assert answer(told)[0] == "AA"
    (exam,) = find_order_exams("GH", "A1")
    assert (exam.exam_type_code, exam.priority_code) == (test_orders.EXAM, "stat")
    assert (
        answer(told.replace(b"|HIS|GH|", b"|HIS|OTHER|").replace(b"M1", b"M2"))[0] == "AE"
    )  # another sender's are not these
    with pytest.raises(Invalid) as wrong:
        draft_policy("interop.mapping", payload=base | {"senders": {"GH": {}, "A|B": {"sex": {"M": 1}, "sexes": {}}}}, source="x", change_reason="x", actor=HEAD)  # fmt: skip
    assert set(wrong.value.fields) == {"payload.senders.GH", "payload.senders.A|B.sexes", "payload.senders.A|B.sex.M"}
