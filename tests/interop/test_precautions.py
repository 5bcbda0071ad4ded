"""Isolation and payment as the hospital tells them: OBR-12 and OBX to the patient's record and the room's cleaning, IN1-14 and FT1 to the gate."""

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.models import Precaution
from apps.interop.engine.precautions import read_danger
from apps.safety.models import Authorisation
from apps.safety.public import get_safety_facts
from apps.workflow.models import Exam
from apps.workflow.public import find_order_exams
from tests.builders.pathway import CLERK, HEAD
from tests.interop.test_hospital import admit, message, reasons
from tests.interop.test_orders import answer, department, order, segment  # noqa: F401

pytestmark = pytest.mark.django_db


def know_observations() -> None:
    payload = {
        **get_policy("interop.mapping").payload,
        "precaution_observations": {"ISO": {"MRSA": "contact", "NONE": ""}},
    }
    row = draft_policy("interop.mapping", payload=payload, source="test", change_reason="test", actor=CLERK)
    activate_policy(row.id, actor=HEAD)


def dangerous(code: str) -> bytes:
    return order().replace(b"||\xe5\x92\xb3", f"|{code}|".encode() + b"\xe5\x92\xb3")


def paid(control_id="F1", *, accession: str, kind="PY", **who) -> bytes:
    row = segment("FT1", f1="1", f2="T77", f4="20261122", f6=kind, f23=accession)
    return message("DFT^P03^DFT_P03", control_id, row, **who)


def observe(control_id: str, value: str) -> bytes:
    return admit("A08", control_id) + (segment("OBX", f1="1", f2="CE", f3="ISO", f5=value, f11="F") + "\r").encode()


def is_isolated() -> bool:
    deliver_pending()
    return Exam.objects.get().needs_isolation


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("", "", ("", "")),
        ("TB", "Tuberculosis", ("airborne", "Tuberculosis")),
        ("N", "", ("", "N")),
        ("", "norovirus", ("other", "norovirus")),
        ("X9", "", ("other", "X9")),
    ],
)
def test_a_danger_code_is_read_by_the_mapping_and_never_dropped(code, text, found):
    assert read_danger(code, text, {"danger_codes": {"TB": "airborne", "N": ""}}) == found


def test_an_order_that_names_a_danger_isolates_the_patient_and_cleans_the_room(department):  # noqa: F811
    assert answer(dangerous("X9^hepatitis B"))[0] == "AA"
    row = Precaution.objects.get()
    assert (row.kind, row.note, row.source) == ("other", "hepatitis B", "hl7")
    assert is_isolated()
    exam = Exam.objects.get()
    fact = get_safety_facts(exam.id).isolation
    assert (fact.state, fact.reason.params["names"]) == ("yes", ["safety.precaution_other", "hepatitis B"])


def test_the_ward_begins_isolation_once_and_ends_it(department):  # noqa: F811
    answer(order())
    know_observations()
    assert not is_isolated()
    assert answer(observe("D1", "MRSA"))[0] == "AA" and answer(observe("D2", "MRSA"))[0] == "AA"
    assert [p.kind for p in Precaution.objects.all()] == ["contact"] and is_isolated()
    assert answer(observe("D3", "FLU"))[0] == "AA" and Precaution.objects.count() == 1
    assert answer(observe("D4", "NONE"))[0] == "AA" and not is_isolated()
    assert Precaution.objects.get().ended_reason == "NONE"


def test_what_a_person_wrote_no_message_ends(department):  # noqa: F811
    answer(order())
    Precaution.objects.create(
        patient=Exam.objects.get().patient, kind="droplet", source="person", noted_at="2026-11-22T00:00Z", noted_by="N"
    )
    know_observations()
    assert answer(observe("D1", "NONE"))[0] == "AA"
    assert Precaution.objects.get().ended_at is None


def test_the_cash_desk_says_paid_and_a_charge_says_nothing(department):  # noqa: F811
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    assert answer(paid(accession=exam.accession, kind="CG"))[0] == "AA" and not Authorisation.objects.exists()
    assert answer(paid("F2", accession=exam.accession))[0] == "AA"
    row = Authorisation.objects.get()
    assert (row.exam_id, row.state, row.source, row.note) == (exam.id, "paid", "hl7", "T77")


@pytest.mark.parametrize(
    ("_case", "told", "fault"),
    [
        ("no exam", {"accession": "NOPE"}, ("FT1-23", "interop.exam_unknown")),
        ("no number", {"accession": ""}, ("FT1-23", "interop.field_missing")),
        ("another patient", {"mrn": "P200"}, ("PID-3", "interop.exam_of_another")),
    ],
)
def test_a_payment_for_nobody_is_parked(department, _case, told, fault):  # noqa: F811
    answer(order())
    (exam,) = find_order_exams("GH", "A1")
    assert answer(paid(**{"accession": exam.accession} | told))[0] == "AE"
    assert fault in reasons("F1") and not Authorisation.objects.exists()


def test_an_order_with_the_payers_number_is_authorised(department):  # noqa: F811
    answer(order().rstrip(b"\r") + ("\r" + segment("IN1", f1="1", f2="P", f14="AUTH-55^20261120") + "\r").encode())
    row = Authorisation.objects.get()
    assert (row.state, row.note) == ("authorised", "AUTH-55")
