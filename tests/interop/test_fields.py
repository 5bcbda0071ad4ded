"""Fields that a sender writes elsewhere: what the readers see, and what a rule must not be."""

import pytest

from apps.common.kernel.errors import Invalid
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.public import find_patient_by_identifier
from apps.interop.engine.fields import arrange
from apps.interop.engine.segments import parse
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.workflow.public import find_order_exams
from tests.builders.pathway import HEAD, RADIOLOGIST
from tests.interop.test_hospital import lab
from tests.interop.test_orders import answer, order, segment

pytestmark = pytest.mark.django_db


def moved(rules: dict, *segments: str):
    text = "\r".join(["MSH|^~\\&|HIS|GH|||2026||ORM^O01|M1|P|2.5.1", *segments]) + "\r"
    return arrange(parse(text.encode())[1], {"fields": rules})


def map_fields(rules: dict, sender: str = "HIS|GH") -> None:
    payload = get_policy("interop.mapping").payload
    senders = payload["senders"] | {sender: {"fields": rules}}
    row = draft_policy(
        "interop.mapping", payload=payload | {"senders": senders}, source="GH", change_reason="x", actor=HEAD
    )
    activate_policy(row.id, actor=RADIOLOGIST)


def add(raw: bytes, *segments: str) -> bytes:
    return raw + "".join(f"{s}\r" for s in segments).encode()


@pytest.mark.parametrize(
    ("_case", "rules", "segments", "place", "expected"),
    [
        ("a field as it is", {"PID-3": "PID-2"}, ["PID|1|P1^^^GH^MR~P2^^^GH^PI|X"], ("PID", 3, 1, 2), "P2"),
        ("a component", {"OBR-27.6": "ZDS-2.2"}, ["ORC|NW|A", "OBR|1|A", "ZDS|1|a^S"], ("OBR", 27, 6), "S"),
        ("a component beside others", {"PID-3.4": "ZPI-1"}, ["PID|1||P1^^^^MR", "ZPI|GH"], ("PID", 3, 5), "MR"),
        ("a repetition", {"PID-3": "PID-3[2]"}, ["PID|1||P1^^^GH~P2^^^GH"], ("PID", 3, 1), "P2"),
        ("the first that says something", {"OBR-31": ["NTE-3", "OBR-13"]}, ["ORC|NW|A", "OBR|1|A|||||||||||why"], ("OBR", 31, 1), "why"),
        ("none: empty, never the old", {"OBR-31": "NTE-3"}, ["ORC|NW|A", "OBR|1|A" + "|" * 29 + "old"], ("OBR", 31, 1), ""),
        ("two change places", {"PID-2": "PID-3", "PID-3": "PID-2"}, ["PID|1|A|B"], ("PID", 3, 1), "A"),
        ("of MSH", {"PV1-3": "MSH-4"}, ["PV1|1|O"], ("PV1", 3, 1), "GH"),
        ("escapes stay", {"OBR-31": "NTE-3"}, ["ORC|NW|A", "OBR|1|A", "NTE|1||a\\T\\b"], ("OBR", 31, 1), "a&b"),
        ("a segment that is missing", {"PV1-19": "ZVN-1"}, ["PID|1||P1", "ZVN|V7", "ORC|NW|A"], ("PV1", 19, 1), "V7"),
        ("no segment of nothing", {"PV1-19": "ZVN-1"}, ["PID|1||P1"], ("PV1", 19, 1), ""),
    ],
)  # fmt: skip
def test_a_place_is_read_where_the_sender_writes_it(_case, rules, segments, place, expected):
    name, field, *rest = place
    repetition = rest[1] if len(rest) > 1 else 1
    assert moved(rules, *segments).get(name, field, rest[0], repetition=repetition) == expected


def test_each_order_is_read_of_its_own_group():
    told = moved(
        {"TQ1-9": "ZDS-2", "OBR-13": "NTE-3"},
        *("ORC|NW|A", "OBR|1|A", "NTE|1||one", "NTE|2||two~three", "ZDS|1|S"),
        *("ORC|NW|B", "OBR|1|B", "ZDS|1|R"),
    )
    assert [str(s) for s in told.segments("TQ1")] == ["TQ1|||||||||S", "TQ1|||||||||R"]
    assert [str(s).split("|")[13:] for s in told.segments("OBR")] == [["one\\.br\\two\\.br\\three"], [""]]


def test_a_sender_without_rules_costs_nothing():
    _, message = parse(order())
    assert arrange(message, {}) is message


def test_number_reason_and_urgency_of_a_real_order(department):
    map_fields({"PID-3": "PID-2", "OBR-31.2": ["NTE-3", "OBR-13"], "OBR-27.6": "ZDS-3.1"})
    raw = order(priority="").replace(b"PID|1||P100^^^GH^MR|", "PID|1|H7^^^GH^MR|门诊号9|".encode())
    assert answer(add(raw, "NTE|1||高热", "NTE|2||伴咯血", "ZDS|1||S^急"))[0] == "AA"
    (exam,) = find_order_exams("GH", "A1")
    assert (exam.priority_code, exam.reason_for_exam.split()) == ("stat", ["高热", "伴咯血"])
    assert exam.patient_id == find_patient_by_identifier("GH", "MR", "H7").id


def test_where_the_sender_says_nothing_the_message_is_parked_and_the_mended_table_takes_it(department):
    map_fields({"PID-3": "PID-2"})
    assert answer(order())[0] == "AE"
    row = InboundMessage.objects.get()
    assert [(r["field"], r["code"]) for r in row.reasons] == [("PID-3", "interop.field_missing")]
    map_fields({"PID-3": ["PID-2", "PID-3"]})
    assert replay_message(row.id, actor=HEAD).status == "processed" and find_order_exams("GH", "A1")


def test_another_sender_and_its_laboratory_are_read_as_before(department):
    map_fields({"PID-3": "PID-2"})
    assert answer(lab())[0] == "AA"
    map_fields({"OBX-6": "ZUN-1"}, "LIS|GH")
    assert answer(add(lab().replace(b"|L1|", b"|L2|"), segment("ZUN", f1="stone")))[0] == "AE"


def test_a_rule_that_no_message_could_be_read_by_is_refused(department):
    base = get_policy("interop.mapping").payload
    wrong = {"PID3": "PID-2", "MSH-4": "ZZZ-1", "PV1-3": "ward", "PV1-19": [], "OBR-31": ["NTE-3", 7], "OBR-4": "ZEX-1"}
    with pytest.raises(Invalid) as told:
        draft_policy("interop.mapping", payload=base | {"senders": {"HIS|GH": {"fields": wrong}}}, source="x", change_reason="x", actor=HEAD)  # fmt: skip
    path = "payload.senders.HIS|GH.fields."
    assert {key.removeprefix(path) for key in told.value.fields} == {*wrong} - {"OBR-4"}
    with pytest.raises(Invalid) as told:
        draft_policy("interop.mapping", payload=base | {"fields": {}}, source="x", change_reason="x", actor=HEAD)
    assert set(told.value.fields) == {"payload.fields"}
