"""Injection, reaction, its consequence for the next exam, observation."""

import uuid
from datetime import timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.directory.public import list_allergies
from apps.safety.models import Injection, Preparation, Reaction
from apps.safety.public import (
    approve_card,
    assess,
    close_reaction,
    confirm_reaction,
    draft_card,
    hand_over,
    list_warnings,
    move_preparation,
    record_act,
    record_injection,
    record_observation,
    record_reaction,
    save_lot,
    undo_reaction,
)
from apps.safety.services.lots import find_bottle, get_agent
from apps.workflow.public import get_exam, record_fact, request
from tests.safety.department import HEAD, NURSE, RADIOLOGIST, TECHNOLOGIST, answer_all, make_safe_exam

pytestmark = pytest.mark.django_db


def inject(exam_id, agent="iohexol_350", **facts):
    values = {"volume_ml": 78, "lot": "K2609A", "site": "right_elbow", **facts}
    return record_injection(exam_id, agent_code=agent, actor=TECHNOLOGIST, **values)


def warning_codes(row):
    return [w["code"] for w in row.warnings]


def test_an_injection_is_stored_once_by_its_client_id():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    sent = uuid.uuid4()
    first = inject(exam.id, client_id=sent)
    again = inject(exam.id, client_id=sent, volume_ml=90)
    assert (again.id, again.volume_ml) == (first.id, 78)
    assert OutboxEvent.objects.filter(name="safety.injection_recorded.v1").count() == 1
    other = make_safe_exam("CT-ABD-C", arrived=True, site_id=exam.site_id)
    with pytest.raises(Conflict):
        inject(other.id, client_id=sent)


def test_an_injection_with_a_wrong_bottle_is_kept_and_says_so():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    old = clock.now().date() - timedelta(days=1)
    row = inject(exam.id, agent="gadobutrol", lot="OLD1", expires_on=old, note="seen afterwards")
    assert warning_codes(row) == ["safety.injection_class_mismatch", "safety.lot_expired"]
    assert warning_codes(inject(exam.id)) == []
    with pytest.raises(NotFound):
        inject(exam.id, agent="tea")


def test_the_bottle_is_checked_at_the_act():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    lot = find_bottle("DEMO-K2609A")
    assert list_warnings(exam.id, agent=lot.agent, lot=lot) == []
    inject(exam.id)
    reaction = record_reaction(exam.id, symptoms=["diffuse_urticaria"], actor=TECHNOLOGIST)
    confirm_reaction(reaction.id, kind="allergic_like", grade="moderate", actor=RADIOLOGIST)
    assert [r.code for r in list_warnings(exam.id, agent=lot.agent, lot=lot)] == ["safety.allergy_same_class"]
    assert list_warnings(exam.id, agent=get_agent("gadobutrol"), lot=None)[0].code == "safety.injection_class_mismatch"


def test_a_lot_that_comes_in_twice_is_one():
    make_safe_exam("CT-ABD-C")
    save_lot("iohexol_350", lot="L1", actor=NURSE)
    lot = save_lot("iohexol_350", lot="L1", barcode="0123", actor=NURSE)
    assert find_bottle("0123").id == find_bottle("L1").id == lot.id


def test_reaction_suggests_says_why_and_starts_at_tap_one():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    inject(exam.id)
    tap = clock.now() - timedelta(minutes=2)
    row = record_reaction(
        exam.id, symptoms=["limited_urticaria", "laryngeal_oedema"], started_at=tap, actor=TECHNOLOGIST
    )
    assert (row.started_at, row.suggested_grade, row.suggested_because) == (tap, "severe", ["laryngeal_oedema"])
    assert (row.injection.agent.code, row.policy_version) == ("iohexol_350", "safety.reactions@2")


def test_a_tablet_whose_clock_is_fast_is_believed_but_not_into_the_future():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    row = record_reaction(exam.id, symptoms=["nausea"], started_at=clock.now() + timedelta(hours=3), actor=TECHNOLOGIST)
    assert row.started_at <= clock.now()


@pytest.mark.parametrize("symptoms", [[], ["happy"]])
def test_reaction_without_or_with_unknown_symptoms(symptoms):
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    with pytest.raises(Invalid):
        record_reaction(exam.id, symptoms=symptoms, actor=TECHNOLOGIST)
    assert Reaction.objects.count() == 0


def test_a_confirmed_allergic_reaction_holds_the_next_exam_of_the_class():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    following = make_safe_exam("CT-CHEST-C", patient_id=exam.patient_id, site_id=exam.site_id)
    magnet = make_safe_exam("MR-BRAIN-C", patient_id=exam.patient_id, site_id=exam.site_id)
    for e in (following, magnet):
        answer_all(e.id)
    inject(exam.id)
    reaction = record_reaction(exam.id, symptoms=["facial_oedema"], actor=TECHNOLOGIST)
    deliver_pending()
    assert list_allergies(exam.patient_id) == [], "it goes on record when a physician confirmed"
    confirm_reaction(reaction.id, kind="allergic_like", grade="moderate", actor=RADIOLOGIST)
    deliver_pending()
    assert assess(following.id, clock.now()).verdict == "hold"
    assert [get_exam(e.id).facets["safety"] for e in (following, magnet)] == ["hold", "clear"]
    allergy = list_allergies(exam.patient_id)[0]
    assert (allergy.substance_code, allergy.severity) == ("iohexol_350", "moderate")
    assert allergy.source == f"reaction:{reaction.id}"
    event = OutboxEvent.objects.get(name="safety.reaction_confirmed.v1")
    assert event.payload["agent_class"] == "iodine" and event.payload["allergy_id"] == allergy.id


@pytest.mark.parametrize("kind", ["physiologic", "extravasation"])
def test_what_is_no_allergy_leaves_none(kind):
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["nausea"], actor=TECHNOLOGIST)
    confirm_reaction(reaction.id, kind=kind, grade="mild", actor=RADIOLOGIST)
    assert list_allergies(exam.patient_id) == []


def test_a_reaction_without_a_recorded_injection_still_leaves_the_class():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    following = make_safe_exam("CT-CHEST-C", patient_id=exam.patient_id, site_id=exam.site_id)
    reaction = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    confirm_reaction(reaction.id, kind="allergic_like", grade="mild", actor=RADIOLOGIST)
    assert list_allergies(exam.patient_id)[0].substance_code == "contrast.iodine"
    answer_all(following.id)
    assert assess(following.id, clock.now()).verdict == "hold"


def test_who_may_confirm_and_how_often():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    with pytest.raises(Refused):
        confirm_reaction(reaction.id, kind="allergic_like", grade="mild", actor=NURSE)
    with pytest.raises(Refused):
        close_reaction(reaction.id, outcome="well", actor=RADIOLOGIST)
    confirm_reaction(reaction.id, kind="allergic_like", grade="mild", actor=RADIOLOGIST)
    with pytest.raises(Refused):
        confirm_reaction(reaction.id, kind="physiologic", grade="mild", actor=RADIOLOGIST)
    with pytest.raises(Refused):
        undo_reaction(reaction.id, actor=TECHNOLOGIST)
    assert close_reaction(reaction.id, outcome="well after 1 h", actor=RADIOLOGIST).state == "closed"


def test_touched_by_mistake():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    assert undo_reaction(reaction.id, actor=TECHNOLOGIST).state == "undone"
    with pytest.raises(Refused):
        confirm_reaction(reaction.id, kind="allergic_like", grade="mild", actor=RADIOLOGIST)
    assert list_allergies(exam.patient_id) == []


def test_acts_and_observations_are_sent_once():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["hypotension"], actor=TECHNOLOGIST)
    a, o = uuid.uuid4(), uuid.uuid4()
    acts = {record_act(reaction.id, kind="call", text="emergency team", actor=NURSE, client_id=a).id for _ in range(2)}
    seen = {
        record_observation(
            exam.id, reaction_id=reaction.id, systolic_mmhg=82, pulse_per_min=118, actor=NURSE, client_id=o
        ).id
        for _ in range(2)
    }
    assert (len(acts), len(seen)) == (1, 1)


class TestLanes:
    def lane(self, exam):
        return Preparation.objects.get(exam_id=exam.id)

    def test_a_contrast_exam_enters_on_arrival_and_a_plain_one_does_not(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        plain = make_safe_exam("CT-CHEST", arrived=True, site_id=exam.site_id)
        assert self.lane(exam).lane == "to_prepare"
        assert not Preparation.objects.filter(exam_id=plain.id).exists()

    def test_the_whole_way(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        row = move_preparation(self.lane(exam).id, "place_iv", iv_site="left_elbow", iv_gauge=20, actor=NURSE)
        assert (row.lane, row.iv_by, row.iv_gauge) == ("iv_in_place", "Zou Jing", 20)
        answer_all(exam.id, scan=True)
        hand_over(row.id, actor=NURSE)
        assert get_exam(exam.id).state == "ready"
        request(exam.id, "start", actor=TECHNOLOGIST)
        injection = inject(exam.id)
        assert self.lane(exam).lane == "injecting"
        request(exam.id, "finish", actor=TECHNOLOGIST)
        deliver_pending()
        row = self.lane(exam)
        assert (row.lane, row.observe_until) == ("observing", injection.at + timedelta(minutes=30))
        assert row.observe_policy == "safety.observation@1"
        with pytest.raises(Refused):
            move_preparation(row.id, "discharge", actor=NURSE)
        assert self.lane(exam).lane == "observing"
        assert move_preparation(row.id, "discharge", note="against advice", actor=NURSE).lane == "done"

    def test_after_the_time_no_reason_is_asked(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        inject(exam.id, at=clock.now() - timedelta(minutes=31))
        record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
        record_fact(exam.id, "mpps_completed", at=clock.now(), source="mpps")
        deliver_pending()
        assert move_preparation(self.lane(exam).id, "discharge", actor=NURSE).lane == "done"

    def test_a_hold_stops_the_hand_over(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        answer_all(exam.id, contrast_reaction="yes")
        with pytest.raises(Refused):
            hand_over(self.lane(exam).id, actor=NURSE)
        assert self.lane(exam).handed_over_at is None

    def test_a_stale_card_is_told_what_stands(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        row = self.lane(exam)
        move_preparation(row.id, "place_iv", version=row.version, actor=NURSE)
        with pytest.raises(Conflict) as error:
            move_preparation(row.id, "start_drinking", version=row.version, actor=NURSE)
        assert error.value.current["lane"] == "iv_in_place"

    def test_who_leaves_leaves_the_lanes(self):
        exam = make_safe_exam("CT-ABD-C", arrived=True)
        request(exam.id, "cancel", actor=HEAD, reason="went home")
        deliver_pending()
        assert self.lane(exam).lane == "left"


def test_a_card_is_approved_by_somebody_else_and_replaces_the_one_before():
    make_safe_exam("CT-CHEST")
    text = {"kind": "allergic_like", "grade": "severe", "title": {"en": "T"}, "lines": [{"en": "Stop"}]}
    first = draft_card(**text, actor=HEAD)
    with pytest.raises(Refused):
        approve_card(first.id, actor=HEAD)
    approve_card(first.id, actor=RADIOLOGIST)
    second = draft_card(**text, actor=HEAD)
    approve_card(second.id, actor=RADIOLOGIST)
    first.refresh_from_db()
    assert (first.state, second.version) == ("retired", 2)
    with pytest.raises(Invalid):
        draft_card(**{**text, "lines": []}, actor=HEAD)


def test_nothing_is_shipped_as_a_card():
    from apps.safety.models import ActionCard

    make_safe_exam("CT-CHEST")
    assert ActionCard.objects.count() == 0
    assert Injection.objects.count() == 0
