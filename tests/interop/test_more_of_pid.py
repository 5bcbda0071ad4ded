"""What HL7 says by leaving out, by `""`, by AL1, by NTE and by MSH-11."""

import pytest

from apps.common.kernel.errors import Invalid
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.models import Patient
from apps.directory.public import find_patient_by_identifier, list_allergies, retract_allergy
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.workflow.models import ExamChange
from apps.workflow.public import find_order_exams
from tests.builders.pathway import HEAD, RADIOLOGIST
from tests.interop.test_fields import add
from tests.interop.test_hospital import admit
from tests.interop.test_orders import answer, order, segment

pytestmark = pytest.mark.django_db
WHERE = "中山路1号^3室^杭州^浙江^310000"


def say(raw: bytes, **fields: str) -> bytes:
    """The message with these fields of PID in place of its own."""
    rows = raw.decode().split("\r")
    at = next(n for n, row in enumerate(rows) if row.startswith("PID"))
    parts = rows[at].split("|")
    parts += [""] * (max(int(k[1:]) for k in fields) + 1 - len(parts))
    for key, value in fields.items():
        parts[int(key[1:])] = value
    rows[at] = "|".join(parts)
    return "\r".join(rows).encode()


def map_sender(sender: str = "HIS|GH", /, **tables) -> None:
    payload = get_policy("interop.mapping").payload
    senders = {sender: {**payload["senders"].get(sender, {}), **tables}}
    row = draft_policy(
        "interop.mapping", payload=payload | {"senders": senders}, source="GH", change_reason="x", actor=HEAD
    )
    activate_policy(row.id, actor=RADIOLOGIST)


def person() -> Patient:
    return Patient.objects.get(pk=find_patient_by_identifier("GH", "MR", "P100").id)


def allergies() -> list[tuple[str, str, str, str, str]]:
    rows = list_allergies(person().id)
    return [(a.substance_code, a.substance_text, a.severity, a.reaction, a.source) for a in rows]


def reasons() -> list[tuple[str, str]]:
    return [(r["field"], r["code"]) for r in InboundMessage.objects.latest("id").reasons]


def test_an_address_is_read_as_its_script_writes_it(department):
    answer(say(order(), f11=WHERE))
    assert person().address == "浙江杭州中山路1号3室 310000"
    answer(say(order("M2", placer="A2"), f11="12 High St^^York^N Yorks^YO1"))
    assert person().address.startswith("浙江")  # what an order says of a known patient only adds
    answer(say(admit("A08", "M3"), f11="12 High St^^York^N Yorks^YO1"))
    assert person().address == "12 High St, York, N Yorks YO1"


def test_a_correction_deletes_what_it_says_is_empty_and_leaves_what_it_does_not_say(department):
    answer(say(order(), f11=WHERE, f13="13800004471"))
    answer(say(admit("A08", "M2"), f7="", f8="", f11="", f13=""))
    before = person()
    assert (before.phone, before.sex, str(before.birth_date)) == ("13800004471", "F", "1968-04-12") and before.address
    answer(say(admit("A08", "M3"), f7='""', f8='""', f11='""', f13='""'))
    after = person()
    assert (after.phone, after.address, after.sex, after.birth_date) == ("", "", "U", None)
    assert after.is_birth_date_estimated is False and after.name == before.name


def test_only_a_correction_deletes_and_a_name_is_never_deleted(department):
    answer(say(order(), f13="13800004471"))
    answer(say(admit("A04", "M2"), f13='""'))
    assert person().phone == "13800004471"
    assert answer(say(admit("A08", "M3"), f5='""'))[0] == "AE" and reasons() == [("PID-5", "interop.field_missing")]


def test_allergies_come_with_any_message_and_the_graver_grade_stays(department):
    answer(add(admit("A04", "M1"), segment("AL1", f1="1", f2="DA", f3="X1^碘对比剂", f4="MO", f5="皮疹~瘙痒")))
    assert allergies() == [("X1", "碘对比剂", "moderate", "皮疹, 瘙痒", "hl7")]
    answer(add(order("M2"), segment("AL1", f1="1", f3="X1^碘对比剂", f4="SV"), segment("AL1", f1="2", f3="^花生")))
    assert {(a[1], a[2]) for a in allergies()} == {("碘对比剂", "severe"), ("花生", "unknown")}
    answer(admit("A08", "M3"))  # what a message leaves out stays on record
    assert len(allergies()) == 2


def test_codes_of_allergies_are_the_senders_and_none_is_none(department):
    map_sender("LIS|GH", allergy_codes={"ICM": "contrast.iodine", "NKA": ""}, allergy_severities={"3": "severe"})
    rows = (segment("AL1", f1="1", f3="ICM", f4="3"), segment("AL1", f1="2", f3="NKA^none known"), "AL1|3|DA|")
    assert answer(add(admit("A04", "M1"), *rows))[0] == "AA"
    assert allergies() == [("contrast.iodine", "ICM", "severe", "", "hl7")]
    assert answer(add(admit("A04", "M2"), segment("AL1", f1="1", f3="^" + "x" * 129)))[0] == "AE"
    assert reasons() == [("AL1-3", "interop.value_too_long")] and len(allergies()) == 1


def test_one_taken_out_here_comes_back_while_the_hospital_says_so(department):
    raw = segment("AL1", f1="1", f3="X1^碘对比剂", f4="SV")
    answer(add(admit("A04", "M1"), raw))
    retract_allergy(list_allergies(person().id)[0].id, reason="another person's", actor=HEAD)
    answer(add(admit("A08", "M2"), raw))
    assert [a[1] for a in allergies()] == ["碘对比剂"]


def test_the_safety_gate_hears_of_it(department):
    from apps.common.events.models import OutboxEvent

    answer(add(order(), segment("AL1", f1="1", f3="X1^碘对比剂", f4="SV")))
    assert OutboxEvent.objects.filter(name__startswith="directory.allergy_changed").count() == 1


def test_notes_of_an_order_stand_in_the_timeline_of_its_exams(department):
    head, tail = order().split(b"\rORC", 1)
    raw = head + "\rNTE|1||家属陪同\rORC".encode() + tail
    answer(add(raw, "NTE|1||已禁食~已签字", "NTE|2|"))
    (exam,) = find_order_exams("GH", "A1")
    assert ExamChange.objects.get(exam_id=exam.id, trigger="order_received").note == "家属陪同\n已禁食\n已签字"
    answer(add(order("M2", control="XO"), "NTE|1||改轮椅"))
    change = ExamChange.objects.get(exam_id=exam.id, trigger="order_changed")
    assert (change.note, change.detail) == ("改轮椅", {})


def test_a_training_message_makes_nothing_in_a_department_that_works(department, settings):
    training = order().replace(b"|M1|P|", b"|M1|T|")
    settings.RADFLOW_DEMO = False
    assert answer(training)[0] == "AR" and find_patient_by_identifier("GH", "MR", "P100") is None
    row = InboundMessage.objects.get()
    assert (row.status, reasons(), b"|202^^HL70357|" in bytes(row.ack)) == (
        "rejected",
        [("MSH-11", "interop.not_production")],
        True,
    )
    map_sender(processing=["P", "T"])
    assert replay_message(row.id, actor=HEAD).status == "processed" and find_order_exams("GH", "A1")
    assert answer(order("M2").replace(b"|M2|P|", b"|M2|D|"))[0] == "AR"
    assert answer(order("M3", placer="A3").replace(b"|M3|P|", b"|M3||"))[0] == "AA"


def test_a_demonstration_takes_training_unless_its_table_says_otherwise(department, settings):
    settings.RADFLOW_DEMO = True
    assert answer(order().replace(b"|M1|P|", b"|M1|T|"))[0] == "AA"
    map_sender(processing=["P"])
    assert answer(order("M2", placer="A2").replace(b"|M2|P|", b"|M2|T|"))[0] == "AR"


def test_tables_that_say_something_else_are_refused(department):
    base = get_policy("interop.mapping").payload
    wrong = {"processing": ["X"], "allergy_severities": {"SV": "deadly"}, "allergy_codes": {"A": 1}}
    with pytest.raises(Invalid) as told:
        draft_policy("interop.mapping", payload=base | {"senders": {"HIS|GH": wrong}}, source="x", change_reason="x", actor=HEAD)  # fmt: skip
    path = "payload.senders.HIS|GH."
    assert {k.removeprefix(path) for k in told.value.fields} == {
        "processing",
        "allergy_severities.SV",
        "allergy_codes.A",
    }
