"""A reaction that no physician confirmed yet already protects the next exam."""

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel.words import render
from apps.safety.public import confirm_reaction, get_safety_facts, record_reaction, undo_reaction
from apps.workflow.public import get_exam
from tests.safety.department import RADIOLOGIST, TECHNOLOGIST, answer_all, make_safe_exam

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    """An exam under way and one of the same class that is booked and clear."""
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    later = make_safe_exam("CT-CHEST-C", patient_id=exam.patient_id, site_id=exam.site_id)
    answer_all(later.id)
    return exam, later


def test_until_it_is_confirmed_a_reaction_counts_as_the_allergy_it_may_become(later):
    exam, later = later
    reaction = record_reaction(exam.id, symptoms=["facial_oedema"], actor=TECHNOLOGIST)
    deliver_pending()
    assert get_exam(later.id).facets["safety"] == "hold"
    facts = get_safety_facts(later.id)
    assert (facts.allergy.state, facts.allergy.level) == ("yes", "red")
    assert render(facts.allergy.reason, "en") == "a contrast reaction that waits for confirmation"
    assert facts.allergies == (), "the worklist of a scanner gets what is on record"
    assert get_safety_facts(exam.id).allergy.state == "unanswered", "of its own exam the reaction itself is shown"
    confirm_reaction(reaction.id, kind="physiologic", grade="mild", actor=RADIOLOGIST)
    deliver_pending()
    assert get_exam(later.id).facets["safety"] == "clear"


def test_taken_back_it_counts_no_more_and_what_cannot_become_an_allergy_never_did(later):
    exam, later = later
    reaction = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    deliver_pending()
    assert get_exam(later.id).facets["safety"] != "clear"
    undo_reaction(reaction.id, actor=TECHNOLOGIST)
    assert get_exam(later.id).facets["safety"] == "clear"
    record_reaction(exam.id, symptoms=["nausea"], actor=TECHNOLOGIST)
    deliver_pending()
    assert get_exam(later.id).facets["safety"] == "clear"
