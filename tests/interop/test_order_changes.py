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
from tests.interop.test_orders import answer, order, segment

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


def exam_codes(placer="A1") -> list[str]:
    return [e.exam_type_code for e in find_order_exams("GH", placer)]


def add(raw: bytes, *segments: str) -> bytes:
    return raw + "".join(f"{s}\r" for s in segments).encode()


def other_exam() -> str:
    from apps.directory.models import ExamType

    types = ExamType.objects.filter(laterality_rule="none").exclude(code=test_orders.EXAM)
    return types.order_by("code").first().code


def second(exam: str, *, placer="A1", control="NW", urgency="^^^^^R") -> list[str]:
    """Another group, alike in all but the exam."""
    head, obr = order(exam=exam, control=control, placer=placer, priority=urgency).decode().split("\r")[3:5]
    return [head, obr]


def test_two_exams_under_one_number_in_one_message_are_one_order_of_two(department):
    told = add(order(), *second(other_exam()))
    assert answer(told)[0] == "AA"
    assert exam_codes() == [test_orders.EXAM, other_exam()]
    assert answer(told.replace(b"|M1|", b"|M2|"))[0] == "AA"  # sent again under another control id
    assert len(exam_codes()) == 2


@pytest.mark.parametrize(
    ("_case", "told", "field", "code"),
    [
        ("another exam under the number", lambda: order("M2", exam=other_exam()), "ORC-2", "interop.number_taken"),
        ("one more exam under the number", lambda: add(order("M2"), *second(other_exam())), "ORC-2", "interop.number_taken"),
        ("two exams under one number that differ", lambda: add(order("M2", placer="A2"), *second(other_exam(), placer="A2", urgency="^^^^^S")), "ORC-2", "interop.exams_differ"),
        ("two OBR under one ORC", lambda: add(order("M2", placer="A2"), second(other_exam())[1]), "OBR", "interop.segment_repeated"),
    ],
)  # fmt: skip
def test_an_exam_that_cannot_be_ordered_so_is_parked_and_never_lost(department, _case, told, field, code):
    answer(order())
    before = exam_codes()
    assert answer(told())[0] == "AE"
    assert [(r["field"], r["code"]) for r in InboundMessage.objects.get(control_id="M2").reasons] == [(field, code)]
    assert exam_codes() == before and exam_codes("A2") == []


def test_a_cancelled_order_does_not_come_back_under_its_number(department):
    answer(order())
    answer(order("M2", control="CA"))
    assert answer(order("M3"))[0] == "AE"
    assert [r["code"] for r in InboundMessage.objects.get(control_id="M3").reasons] == ["interop.order_cancelled"]
    assert [e.state for e in find_order_exams("GH", "A1")] == ["cancelled"]


def test_how_urgent_is_read_of_each_group_by_itself(department):
    groups = [segment("ORC", f1="NW", f2="A2^GH"), segment("TQ1", f1="1", f9="S"), segment("OBR", f2="A2^GH", f4=test_orders.EXAM)]  # fmt: skip
    assert answer(add(order(priority=""), *groups))[0] == "AA"
    assert [find_order_exams("GH", placer)[0].priority_code for placer in ("A1", "A2")] == ["routine", "stat"]


def test_no_mapping_makes_another_word_a_cancel(department):
    answer(order())
    base = get_policy("interop.mapping").payload
    with pytest.raises(Invalid) as wrong:
        draft_policy("interop.mapping", payload=base | {"order_control": ["NW", "SC"]}, source="x", change_reason="x", actor=HEAD)  # fmt: skip
    assert set(wrong.value.fields) == {"payload.order_control"}
    from apps.common.policy.models import PolicySet

    for row in PolicySet.objects.filter(code="interop.mapping"):  # drafted by an older release
        PolicySet.objects.filter(pk=row.pk).update(payload=row.payload | {"order_control": ["NW", "SC"]})
    assert answer(order("M2", control="SC"))[0] == "AE"
    assert find_order_exams("GH", "A1")[0].state == "requested"
