"""Consent and screening signed or refused, the second person before the magnet, payment, and the moved premedication."""

import uuid
from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.notify.models import Notification
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.directory.public import create_user, record_implant
from apps.safety.models import FindingDecision, SafetyState, Signature
from apps.safety.public import (
    accept_findings,
    check_form,
    order_premedication,
    reassess_exam,
    record_authorisation,
    release_for_scan,
    second_decision,
    sign_document,
    withdraw_signature,
)
from apps.safety.selectors.papers import print_signature
from apps.safety.selectors.sheets import get_sheet
from apps.workflow.public import get_exam, record_fact
from tests.safety.department import NURSE, RADIOLOGIST, TECHNOLOGIST, answer_all, make_safe_exam

pytestmark = pytest.mark.django_db
SECOND = Actor("person", "rad-2", "Wu Min", ("radiologist",))


def open_codes(exam_id):
    return [f.reason.code for f in get_sheet(exam_id).open_points]


def set_policy(name, **changes):
    payload = {**get_policy(f"safety.{name}").payload, **changes}
    row = draft_policy(f"safety.{name}", payload=payload, source="test", change_reason="test", actor=NURSE)
    activate_policy(row.id, actor=RADIOLOGIST)


def test_a_refused_consent_holds_and_a_later_one_replaces_it():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    answer_all(exam.id, scan=True)
    with pytest.raises(Invalid):
        sign_document(exam.id, about="consent", signed_by="", is_refused=True, actor=NURSE)
    assert Signature.objects.count() == 0
    sign_document(exam.id, about="consent", signed_by="", is_refused=True, note="afraid", actor=NURSE)
    assert open_codes(exam.id) == ["safety.consent_refused"]
    with pytest.raises(Refused):
        release_for_scan(exam.id, actor=NURSE)
    key = uuid.uuid4()
    strokes = [[[10, 10], [500, 600]], [[700, 700]]]
    signed = [
        sign_document(
            exam.id, about="consent", signed_by="Li", relation="guardian", strokes=strokes, client_id=key, actor=NURSE
        )
        for _ in range(2)
    ]
    assert signed[0].id == signed[1].id and open_codes(exam.id) == []
    row = signed[0]
    assert (row.document, row.relation, row.witnessed_by) == ("safety.consent@1", "guardian", "Zou Jing")
    assert "含碘对比剂" in row.text and get_sheet(exam.id).exam.id == exam.id
    assert print_signature(row, get_exam(exam.id)).startswith(b"%PDF")
    withdraw_signature(row.id, why="changed her mind", actor=NURSE)
    assert [s.withdrawn_why != "" for s in get_sheet(exam.id).signatures] == [True, True]


def test_whether_a_missing_consent_stops_is_the_sites_rule():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    urgent = make_safe_exam("CT-ABD-C", arrived=True, site_id=exam.site_id, patient_class="emergency")
    for one in (exam, urgent):
        answer_all(one.id, scan=True)
    assert open_codes(exam.id) == []
    set_policy("consent", missing="needs")
    assert (open_codes(exam.id), open_codes(urgent.id)) == (["safety.consent_missing"], [])


def test_the_answers_are_signed_as_they_stand():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    row = sign_document(exam.id, about="screening", signed_by="", language="en", actor=NURSE)
    assert (row.document, row.signed_by) == ("ionising_plain@2", exam.patient.name)
    assert "Is there a risk of falling? no" in row.text.split("\n")


def test_a_hold_before_the_magnet_is_lifted_by_two():
    exam = make_safe_exam("MR-BRAIN", arrived=True)
    record_implant(exam.patient_id, kind="pacemaker", mr_safety="unsafe", source="record", actor=NURSE)
    answer_all(exam.id, scan=True)
    check_form(exam.id, actor=TECHNOLOGIST)
    key = next(f.key for f in get_sheet(exam.id).open_points)
    assert accept_findings(exam.id, keys=[key], why="benefit", actor=RADIOLOGIST).verdict == "hold"
    decision = FindingDecision.objects.get(exam_id=exam.id)
    assert (decision.needs_second, decision.facts["implants"]) == (True, [["pacemaker", "unsafe"]])
    for wrong in (RADIOLOGIST, TECHNOLOGIST):
        with pytest.raises(Refused):
            second_decision(decision.id, actor=wrong)
    assert get_exam(exam.id).facets["safety"] == "hold"
    assert second_decision(decision.id, actor=SECOND).verdict == "clear"
    assert second_decision(decision.id, actor=SECOND).verdict == "clear"
    assert release_for_scan(exam.id, actor=NURSE)


def test_answers_expire_until_somebody_qualified_went_through_them(monkeypatch):
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    assert get_sheet(exam.id).needs_check is False
    real = clock.now()
    days = get_policy("safety.screening").payload["valid_days"]
    monkeypatch.setattr(clock, "now", lambda: real + timedelta(days=days, minutes=1))
    assert get_sheet(exam.id).missing_check.code == "safety.answers_expired"
    with pytest.raises(Refused) as error:
        release_for_scan(exam.id, actor=NURSE)
    assert [r.code for r in error.value.others] == ["safety.answers_expired"]
    check_form(exam.id, actor=TECHNOLOGIST)
    assert release_for_scan(exam.id, actor=NURSE)


@pytest.mark.parametrize(
    ("rule", "patient_class", "state", "codes"),
    [
        ("block", "outpatient", "unpaid", ["safety.payment_open"]),
        ("block", "outpatient", "paid", []),
        ("block", "emergency", "unpaid", []),
        ("warn", "outpatient", "unpaid", []),
    ],
)
def test_payment_by_the_sites_rule(rule, patient_class, state, codes):
    exam = make_safe_exam("CT-CHEST", arrived=True, patient_class=patient_class)
    answer_all(exam.id, scan=True)
    set_policy("payment", rule=rule)
    record_authorisation(exam.id, state=state, source="HIS", actor=NURSE)
    assert open_codes(exam.id) == codes


def test_a_moved_slot_tells_the_new_first_dose_once_and_says_when_it_is_too_late():
    exam = make_safe_exam("CT-ABD-C")
    grants = [("nurse", None)]
    create_user(actor=Actor.system("test"), username="n1", name="N", password="blue-Lamp-42", grants=grants)
    answer_all(exam.id)
    order_premedication(exam.id, regimen="prednisone_13_7_1", actor=RADIOLOGIST)
    told = Notification.objects.filter(reason__code__startswith="safety.premedication_clock")
    assert told.count() == 0

    def move(hours):
        at = (clock.now() + timedelta(hours=hours)).isoformat()
        record_fact(exam.id, "slot_assigned", at=clock.now(), source="person", detail={"starts_at": at})
        deliver_pending()

    move(30)
    assert [(n.reason["code"], n.severity) for n in told] == [("safety.premedication_clock_moved", "warning")]
    reassess_exam(exam.id, cause="verdict_changed")
    move(5)
    assert [(n.reason["code"], n.severity) for n in told.order_by("-id")[:1]] == [
        ("safety.premedication_clock_late", "block")
    ]
    assert [r["code"] for r in get_sheet(exam.id).regimens] == ["accelerated_iv"]
    with pytest.raises(Refused) as error:
        order_premedication(exam.id, regimen="prednisone_13_7_1", actor=RADIOLOGIST)
    assert error.value.reason.params["instead"] == ["safety.regimen_accelerated_iv"]
    order_premedication(exam.id, regimen="accelerated_iv", actor=RADIOLOGIST)


def test_the_stored_decision_keeps_pack_facts_and_deadlines():
    exam = make_safe_exam("CT-ABD-C")
    answer_all(exam.id, kidney_disease="yes", dialysis="no")
    state = SafetyState.objects.get(exam_id=exam.id)
    assert (state.pack, state.facts["answers"]["kidney_disease"]) == ("safety.pack_local@1", "yes")
    assert [act["code"] for act in state.acts] == ["measure_creatinine"]
