"""ADT^A40: the hospital's register merges two numbers; what cannot be true is parked and nothing moves."""

import pytest

from apps.common.events.relay import deliver_pending
from apps.directory.models import Patient, PatientMerge
from apps.directory.public import find_patient_by_identifier, register_patient
from apps.interop.models import InboundMessage
from apps.interop.public import replay_message
from apps.workflow.public import find_order_exams
from tests.builders.pathway import CLERK, HEAD
from tests.interop.test_hospital import message, reasons
from tests.interop.test_orders import answer, order, segment

pytestmark = pytest.mark.django_db


def a40(control_id: str, kept: str, prior: str, **who) -> bytes:
    return message("ADT^A40^ADT_A39", control_id, segment("MRG", f1=f"{prior}^^^GH^MR"), mrn=kept, **who)


def owner(mrn: str):
    return find_patient_by_identifier("GH", "MR", mrn)


def test_the_prior_number_leads_to_the_one_that_stays_with_its_exams(department):
    answer(order())  # P100 with an exam
    answer(message("ADT^A04", "R1", mrn="P200"))
    assert answer(a40("G1", "P200", "P100"))[0] == "AA"
    deliver_pending()
    (exam,) = find_order_exams("GH", "A1")
    assert exam.patient.mrn == "P200" and owner("P100").id == owner("P200").id == exam.patient_id
    assert PatientMerge.objects.get().source == "hl7"
    assert answer(order("M2", placer="A2"))[0] == "AA"  # a late order under the old number
    assert find_order_exams("GH", "A2")[0].patient_id == exam.patient_id


def test_the_same_merge_again_is_done_already_and_the_other_way_round_is_a_cycle(department):
    for mrn in ("P100", "P200"):
        answer(message("ADT^A04", f"R{mrn}", mrn=mrn))
    assert [answer(a40(c, "P200", "P100"))[0] for c in ("G1", "G2")] == ["AA", "AA"]
    assert answer(a40("G3", "P100", "P200"))[0] == "AE"
    assert reasons("G3") == [("MSH-10", "interop.merge_cycle")]
    assert PatientMerge.objects.count() == 1


def test_a_prior_number_nobody_knows_becomes_the_survivors(department):
    assert answer(a40("G1", "P200", "P100"))[0] == "AA"
    assert owner("P100").id == owner("P200").id and Patient.objects.count() == 1


def test_records_that_contradict_each_other_are_parked_for_a_person(department):
    answer(message("ADT^A04", "R1", mrn="P100"))
    answer(message("ADT^A04", "R2", mrn="P200", birth="19910101", sex="M").replace("赵^敏".encode(), "王^强".encode()).replace(b"Zhao^Min", b"Wang^Qiang"))  # fmt: skip
    told = a40("G1", "P100", "P200")
    assert answer(told)[0] == "AE"
    assert reasons("G1") == [("MSH-10", "directory.merge_contradicted")]
    assert not PatientMerge.objects.exists() and owner("P100").id != owner("P200").id


def test_a_temporary_identity_goes_to_whoever_it_was(department):
    unknown = register_patient(actor=CLERK, is_unknown=True, identifiers=[("GH", "MR", "TMP1")])
    answer(order("M1", placer="E1").replace(b"P100", b"TMP1"))
    assert answer(a40("G1", "P300", "TMP1"))[0] == "AA"
    deliver_pending()
    (exam,) = find_order_exams("GH", "E1")
    assert (exam.patient.mrn, exam.patient.is_unknown) == ("P300", False) and exam.patient_id != unknown.id


@pytest.mark.parametrize(
    ("_case", "raw", "field", "code"),
    [
        ("no MRG", lambda: message("ADT^A40", "G1"), "MRG", "interop.segment_missing"),
        ("two MRG", lambda: a40("G1", "P1", "P2") + b"MRG|P3^^^GH^MR\r", "MRG", "interop.segment_repeated"),
        ("no prior number", lambda: a40("G1", "P1", "").replace(b"^^^GH^MR\rMRG", b"^^^GH^MR\rMRG"), "MRG-1", "interop.field_missing"),
        ("a number longer than a number", lambda: a40("G1", "P1", "9" * 65), "MRG-1", "interop.value_too_long"),
    ],
)  # fmt: skip
def test_a_merge_that_does_not_say_whom_is_parked_with_its_field(department, _case, raw, field, code):
    assert answer(raw())[0] == "AE"
    assert (field, code) in reasons("G1")
    assert not Patient.objects.exists()


def test_two_people_behind_the_prior_numbers_are_parked_and_taken_when_mended(department):
    for mrn in ("P1", "P2", "P3"):
        answer(message("ADT^A04", f"R{mrn}", mrn=mrn))
    told = message("ADT^A40", "G1", segment("MRG", f1="P2^^^GH^MR~P3^^^GH^MR"), mrn="P1")
    assert answer(told)[0] == "AE" and reasons("G1") == [("MSH-10", "interop.merge_of_several")]
    answer(a40("G2", "P1", "P3"))
    answer(a40("G3", "P1", "P2"))
    row = replay_message(InboundMessage.objects.get(control_id="G1").id, actor=HEAD)
    assert (row.status, row.ack_code) == ("processed", "AA")
