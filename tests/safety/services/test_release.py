"""From questions to the release: who may say go, and what takes it back."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.directory.public import record_allergy, record_lab
from apps.safety.models import SafetyRelease, ScreeningAnswer, StopAlarm
from apps.safety.public import (
    accept_findings,
    answer_items,
    assess,
    assess_starts,
    check_form,
    get_safety_facts,
    is_released,
    order_premedication,
    release_for_scan,
    start_scan,
    withdraw_release,
)
from apps.safety.selectors.sheets import get_sheet
from apps.workflow.public import get_exam, record_fact, request
from tests.safety.department import HEAD, NURSE, RADIOLOGIST, TECHNOLOGIST, answer_all, make_safe_exam, seed_safety

pytestmark = pytest.mark.django_db


def codes(error) -> list[str]:
    return [r.code for r in error.value.others]


def test_a_new_exam_is_judged_and_its_facet_says_so():
    exam = make_safe_exam("CT-ABD-C")
    assert get_exam(exam.id).facets["safety"] == "needs"
    assert answer_all(exam.id).verdict == "clear"
    assert get_exam(exam.id).facets["safety"] == "clear"


def test_assessing_many_starts_costs_what_one_costs(django_assert_num_queries):
    exam = make_safe_exam("CT-ABD-C")
    now = clock.now()
    assess(exam.id, now)
    with django_assert_num_queries(11):
        assert len(assess_starts(exam.id, [now + timedelta(minutes=15 * n) for n in range(40)])) == 40


def test_release_names_every_open_point_and_changes_nothing():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    with pytest.raises(Refused) as error:
        release_for_scan(exam.id, actor=NURSE)
    assert error.value.reason.code == "safety.not_ready_for_release"
    assert codes(error) == ["safety.unanswered"] * 7  # six at booking and the identity
    assert not is_released(exam.id) and get_exam(exam.id).facets["safety"] == "needs"


def test_released_by_a_named_person_once():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    answer_all(exam.id, scan=True)
    first = release_for_scan(exam.id, actor=NURSE)
    assert release_for_scan(exam.id, actor=TECHNOLOGIST).id == first.id
    assert (first.released_by, get_exam(exam.id).facets["safety"]) == ("Zou Jing", "released")


def test_a_changed_answer_withdraws_the_release():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    answer_all(exam.id, scan=True)
    release_for_scan(exam.id, actor=NURSE)
    answer_items(exam.id, answers=[{"item": "fall_risk", "value": "yes"}], actor=NURSE)
    assert is_released(exam.id), "a fall risk is noted, it does not stop a scan"
    answer_items(exam.id, answers=[{"item": "contrast_reaction", "value": "yes"}], actor=NURSE)
    assert not is_released(exam.id)
    assert get_exam(exam.id).facets["safety"] == "hold"
    row = SafetyRelease.objects.get(exam_id=exam.id)
    assert row.withdrawn_reason["params"] == {"cause": "safety.cause_answer_changed"}


def test_a_new_allergy_withdraws_the_release_of_every_exam_to_come():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    other = make_safe_exam("CT-CHEST-C", patient_id=exam.patient_id, site_id=exam.site_id)
    plain = make_safe_exam("CT-CHEST", patient_id=exam.patient_id, site_id=exam.site_id)
    for e in (exam, other, plain):
        answer_all(e.id, scan=True)
    release_for_scan(exam.id, actor=NURSE)
    record_allergy(exam.patient_id, substance_text="碘帕醇", severity="moderate", source="patient", actor=NURSE)
    deliver_pending()
    assert [get_exam(e.id).facets["safety"] for e in (exam, other, plain)] == ["hold", "hold", "clear"]
    assert not is_released(exam.id)


def test_only_a_radiologist_accepts_and_says_why():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    record_allergy(exam.patient_id, substance_text="iohexol", severity="mild", source="patient", actor=NURSE)
    answer_all(exam.id, scan=True)
    key = get_sheet(exam.id).open_points[0].key
    with pytest.raises(Refused):
        accept_findings(exam.id, keys=[key], why="urgent", actor=NURSE)
    with pytest.raises(Invalid):
        accept_findings(exam.id, keys=[key], why="  ", actor=RADIOLOGIST)
    with pytest.raises(Refused):
        accept_findings(exam.id, keys=["made up"], why="urgent", actor=RADIOLOGIST)
    assert get_exam(exam.id).facets["safety"] == "hold"
    assert accept_findings(exam.id, keys=[key], why="another agent", actor=RADIOLOGIST).verdict == "clear"
    assert release_for_scan(exam.id, actor=NURSE).released_by == "Zou Jing"


def test_identity_mismatch_is_nobodys_to_accept():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True, identity="no")
    with pytest.raises(Refused) as error:
        accept_findings(exam.id, keys=["identity:no"], why="in a hurry", actor=RADIOLOGIST)
    assert error.value.reason.code == "safety.finding_not_acceptable"


def test_the_magnet_wants_a_second_look_by_somebody_qualified():
    exam = make_safe_exam("MR-BRAIN", arrived=True)
    answer_all(exam.id, scan=True)
    with pytest.raises(Refused) as error:
        release_for_scan(exam.id, actor=NURSE)
    assert codes(error) == ["safety.check_missing"]
    with pytest.raises(Refused):
        check_form(exam.id, actor=NURSE)
    check_form(exam.id, actor=TECHNOLOGIST)
    answer_items(exam.id, answers=[{"item": "claustrophobia", "value": "yes"}], actor=NURSE)
    with pytest.raises(Refused):
        release_for_scan(exam.id, actor=NURSE)
    check_form(exam.id, actor=TECHNOLOGIST)
    assert release_for_scan(exam.id, actor=NURSE)


def test_the_ct_wants_no_second_look():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    assert release_for_scan(exam.id, actor=TECHNOLOGIST)


def test_withdrawn_by_hand():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    with pytest.raises(Refused):
        withdraw_release(exam.id, actor=NURSE)
    release_for_scan(exam.id, actor=NURSE)
    withdraw_release(exam.id, actor=NURSE)
    assert not is_released(exam.id) and get_exam(exam.id).facets["safety"] == "clear"


def test_unknown_question_is_refused_and_nothing_is_stored():
    exam = make_safe_exam("CT-CHEST")
    with pytest.raises(Invalid) as error:
        answer_items(
            exam.id,
            answers=[{"item": "identity", "value": "yes"}, {"item": "shoe_size", "value": "no"}],
            actor=NURSE,
        )
    assert list(error.value.fields) == ["answers[1].item"]
    assert ScreeningAnswer.objects.filter(exam_id=exam.id).count() == 0


def test_unknown_exam():
    seed_safety()
    with pytest.raises(NotFound):
        assess(999_999, clock.now())


def test_the_batch_of_a_tablet_counts_once():
    import uuid

    exam = make_safe_exam("CT-CHEST")
    batch = uuid.uuid4()
    for value in ("yes", "no"):
        answer_items(exam.id, answers=[{"item": "fall_risk", "value": value}], actor=NURSE, client_id=batch)
    assert [a.value for a in ScreeningAnswer.objects.filter(exam_id=exam.id)] == ["yes"]


def test_lab_results_are_judged_when_they_come():
    exam = make_safe_exam("CT-ABD-C")
    answer_all(exam.id, kidney_disease="yes")
    answer_items(exam.id, answers=[{"item": "dialysis", "value": "no"}], actor=NURSE)
    assert get_exam(exam.id).facets["safety"] == "needs"
    record_lab(exam.patient_id, code="creatinine", value=80, unit="umol/L", taken_at=clock.now(), actor=NURSE)
    deliver_pending()
    assert get_exam(exam.id).facets["safety"] == "clear"
    facts = get_safety_facts(exam.id)
    assert (facts.renal.state, facts.renal.reason.code) == ("no", "safety.strip_egfr")


def test_premedication_follows_the_slot():
    exam = make_safe_exam("CT-ABD-C")
    answer_all(exam.id)
    order_premedication(exam.id, regimen="prednisone_13_7_1", actor=RADIOLOGIST)
    slot = get_exam(exam.id).slot_start
    assert get_safety_facts(exam.id).premedication["first_dose_at"] == slot - timedelta(hours=13)
    sooner = clock.now() + timedelta(hours=3)
    record_fact(exam.id, "slot_assigned", at=clock.now(), source="person", detail={"starts_at": sooner.isoformat()})
    deliver_pending()
    assert get_safety_facts(exam.id).premedication["first_dose_at"] == sooner - timedelta(hours=13)
    assert [r.code for r in assess(exam.id, sooner).reasons][:1] == ["safety.premedication_too_late"]
    with pytest.raises(NotFound):
        order_premedication(exam.id, regimen="hope", actor=RADIOLOGIST)


def test_pregnancy_status_for_the_worklist():
    birth = date(1996, 1, 1)
    woman = make_safe_exam("CT-CHEST", sex="F", birth_date=birth)
    assert get_safety_facts(woman.id).pregnancy_status == 4
    answer_all(woman.id)
    assert get_safety_facts(woman.id).pregnancy_status == 1
    man = make_safe_exam("CT-CHEST", site_id=woman.site_id)
    assert get_safety_facts(man.id).pregnancy_status is None


def test_start_at_the_scanner_releases_and_starts_in_one_step():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    with pytest.raises(Refused):
        start_scan(exam.id, actor=TECHNOLOGIST)
    assert (get_exam(exam.id).state, is_released(exam.id)) == ("arrived", False)
    answer_all(exam.id, scan=True)
    assert start_scan(exam.id, actor=TECHNOLOGIST).state == "in_progress"
    assert start_scan(exam.id, actor=TECHNOLOGIST).state == "in_progress"
    assert is_released(exam.id)


def test_only_an_emergency_starts_without_a_release_and_says_why():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    with pytest.raises(Refused):
        start_scan(exam.id, actor=TECHNOLOGIST, emergency_note="bleeding")
    urgent = make_safe_exam("CT-ABD-C", arrived=True, site_id=exam.site_id, patient_class="emergency")
    answer_all(urgent.id, contrast_reaction="yes")
    with pytest.raises(Refused):
        start_scan(urgent.id, actor=TECHNOLOGIST, emergency_note=" ")
    assert start_scan(urgent.id, actor=TECHNOLOGIST, emergency_note="bleeding").state == "in_progress"
    deliver_pending()
    assert StopAlarm.objects.filter(exam_id=urgent.id).exists() and not is_released(urgent.id)


def test_a_hold_blocks_the_pathway():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    answer_all(exam.id, contrast_reaction="yes")
    with pytest.raises(Refused) as error:
        request(exam.id, "start", actor=HEAD)
    assert error.value.reason.code == "workflow.safety_hold"


@pytest.mark.django_db(transaction=True)
def test_two_release_at_once_and_one_release_stands():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    results, gate = [], threading.Barrier(4)

    def go():
        gate.wait()
        try:
            results.append(release_for_scan(exam.id, actor=NURSE).id)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(results) == 4 and len(set(results)) == 1
    assert SafetyRelease.objects.filter(exam_id=exam.id).count() == 1
