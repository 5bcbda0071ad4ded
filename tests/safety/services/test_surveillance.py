"""Rates with limits, a lot that is proposed for quarantine, and a reaction as it leaves the house."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.safety.models import ContrastAgent, ContrastLot, Injection, LotSignal, Reaction
from apps.safety.public import (
    close_reaction,
    confirm_reaction,
    decide_signal,
    export_event,
    print_report,
    record_act,
    record_injection,
    record_reaction,
    save_lot,
    seed_history,
    undo_reaction,
    watch_reaction,
)
from apps.safety.selectors.rules import get_rules
from apps.safety.selectors.surveillance import chart_lot, survey
from apps.workflow.public import seed_history as seed_exams
from tests.safety.department import NURSE, RADIOLOGIST, TECHNOLOGIST, make_safe_exam

pytestmark = pytest.mark.django_db
AGENT = "iohexol_350"


def fill(exam, lot, n, *, reactions=0, kind="allergic_like", minutes_ago=600):
    """`n` injections of a lot one after another, the last ones with a reaction."""
    now = clock.now()
    rows = Injection.objects.bulk_create(
        Injection(
            exam_id=exam.id, patient_id=exam.patient_id, agent=lot.agent, lot=lot, volume_ml=70, route="iv",
            at=now - timedelta(minutes=minutes_ago) + timedelta(seconds=i), given_by="x", given_by_id="x", recorded_at=now,
        )
        for i in range(n)
    )  # fmt: skip
    return Reaction.objects.bulk_create(
        Reaction(
            exam_id=exam.id, patient_id=exam.patient_id, site_id=exam.site_id, injection=row, started_at=row.at,
            suggested_kind=kind, suggested_grade="mild", chosen_kind=kind, chosen_grade="mild", policy_version="x",
            recorded_by="x", recorded_by_id="x", recorded_at=now,
        )
        for row in rows[n - reactions :]
    )  # fmt: skip


@pytest.fixture
def lots():
    """A lot of 400 with two reactions, and one whose last six of 60 reacted."""
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    good, bad = (save_lot(AGENT, lot=name, actor=NURSE) for name in ("GOOD", "BAD"))
    fill(exam, good, 400, reactions=2)
    return exam, good, bad, fill(exam, bad, 60, reactions=6)


def look(by, kinds=None, **more):
    span = {"first": clock.now() - timedelta(days=1), "before": clock.now() + timedelta(days=1), "sites": None} | more
    return survey(by, kinds=kinds or get_rules("surveillance").payload["kinds"], **span)


def test_rates_by_lot_agent_exam_type_and_site(lots):
    exam = lots[0]
    found = look("lot")
    assert [(r.lot, r.hits, r.n, r.is_out) for r in found.rows] == [("GOOD", 2, 400, False), ("BAD", 6, 60, True)]
    assert found.rows[1].low < 6 / 60 < found.rows[1].high
    assert [(r.key, r.hits, r.n) for r in look("site").rows] == [(exam.site_id, 8, 460)]
    assert [(r.hits, r.n) for r in look("exam_type").rows] == [(8, 460)]
    assert look("agent", sites=[exam.site_id + 1]).rows == ()
    assert look("agent", ["extravasation"]).hits == 0
    assert look("agent", before=clock.now() - timedelta(days=1)).n == 0


def test_what_was_undone_or_confirmed_as_something_else_does_not_count(lots):
    first, second, *_ = lots[3]
    undo_reaction(first.id, actor=TECHNOLOGIST)
    confirm_reaction(second.id, kind="extravasation", grade="mild", actor=RADIOLOGIST)
    assert look("lot").hits == 6


def test_a_suspicious_lot_is_proposed_once_and_quarantined_by_a_person(lots):
    _, good, bad, reactions = lots
    assert watch_reaction(reactions[-1].id) is not None
    assert watch_reaction(reactions[-1].id) is None, "one open proposal a lot"
    signal = LotSignal.objects.get()
    assert (signal.lot_id, signal.n_injections, signal.n_reactions, signal.decision) == (bad.id, 60, 6, "")
    assert not ContrastLot.objects.get(pk=bad.id).is_blocked
    decide_signal(signal.id, decision="quarantined", note="sent to the maker", actor=NURSE)
    bad.refresh_from_db()
    assert (bad.is_blocked, bad.block_reason) == (True, "sent to the maker")
    with pytest.raises(Refused):
        decide_signal(signal.id, decision="dismissed", note="x", actor=NURSE)
    assert chart_lot(good) is None, "60 injections of other lots are too few to know what is usual"


def test_a_dismissed_lot_starts_anew(lots):
    _, _, bad, reactions = lots
    signal = watch_reaction(reactions[-1].id)
    decide_signal(signal.id, decision="dismissed", note="all had colds", actor=NURSE)
    bad.refresh_from_db()
    assert (bad.is_blocked, chart_lot(bad).path, watch_reaction(reactions[-1].id)) == (False, (), None)


def test_a_reaction_is_charted_when_it_is_told(lots):
    exam = lots[0]
    record_injection(exam.id, agent_code=AGENT, lot="BAD", volume_ml=Decimal(70), actor=TECHNOLOGIST)
    record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    deliver_pending()
    assert LotSignal.objects.get().n_reactions == 7


def test_without_numbers_of_other_lots_nothing_is_said():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    lot = save_lot(AGENT, lot="ONLY", actor=NURSE)
    reactions = fill(exam, lot, 20, reactions=10)
    assert (chart_lot(lot), watch_reaction(reactions[0].id)) == (None, None)


def test_a_reaction_leaves_as_fhir_and_as_the_regulators_form():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    ContrastAgent.objects.filter(code=AGENT).update(maker="Maker", licence="H2000")
    record_injection(exam.id, agent_code=AGENT, lot="K2609A", volume_ml=Decimal("69.3"), actor=TECHNOLOGIST)
    reaction = record_reaction(exam.id, symptoms=["diffuse_urticaria"], actor=TECHNOLOGIST)
    record_act(reaction.id, kind="drug", text="x", detail={"name": "y", "dose": "1", "route": "iv"}, actor=NURSE)
    confirm_reaction(reaction.id, kind="allergic_like", grade="moderate", actor=RADIOLOGIST)
    close_reaction(
        reaction.id, outcome="well", outcome_code="resolved", seriousness=["hospitalised"], actor=RADIOLOGIST
    )
    event = export_event(reaction.id, lang="en", actor=NURSE)
    codes = [event[e]["coding"][0]["code"] for e in ("severity", "seriousness", "outcome")]
    assert codes == ["moderate", "serious", "resolved"]
    assert event["contained"][0]["batch"]["lotNumber"] == "K2609A"
    assert json.loads(json.dumps(event)) == event
    for lang in ("en", "zh-Hans"):
        assert print_report(reaction.id, lang=lang, actor=NURSE).startswith(b"%PDF")


def test_the_invented_history_has_one_lot_that_is_proposed_for_quarantine():
    make_safe_exam("CT-ABD-C")
    seed_exams(patients=10, exams=4500)
    seed_history()
    n = Injection.objects.count()
    seed_history()
    assert n == Injection.objects.count() > 800
    assert list(LotSignal.objects.values_list("lot__lot", "decision")) == [("HIST0001", "")]
