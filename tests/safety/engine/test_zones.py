"""Steps before the magnet: each done or not, and a zone is open only when all before it are done."""

from dataclasses import replace
from datetime import timedelta

from apps.safety.engine.facts import Answer, AnswerValue, Rules
from apps.safety.engine.zones import Said, list_zone_steps
from tests.safety.engine.builders import NOW, RULES, build_case

CHECK = Said("Guo Qiang", NOW + timedelta(minutes=5))
RELEASE = Said("Guo Qiang", NOW + timedelta(minutes=9))


def steps(case, check=None, release=None):
    return [(s.zone, s.is_done, s.may_enter) for s in list_zone_steps(case, RULES["mr"], check=check, release=release)]


def magnet(**facts):
    return build_case(modality="MR", contrast="none", **facts)


def test_step_by_step():
    nobody, asked = magnet(rest=None), magnet()
    assert steps(nobody) == [("II", False, False), ("III", False, False), ("IV", False, False)]
    assert steps(asked) == [("II", True, True), ("III", False, False), ("IV", False, False)]
    assert steps(asked, CHECK) == [("II", True, True), ("III", True, True), ("IV", False, False)]
    assert steps(asked, CHECK, RELEASE) == [("II", True, True), ("III", True, True), ("IV", True, True)]


def test_one_question_without_an_answer_closes_every_zone_behind():
    case = magnet(answers={"aneurysm_clip": None})
    assert steps(case, CHECK, RELEASE) == [("II", False, False), ("III", True, False), ("IV", True, False)]
    assert list_zone_steps(case, RULES["mr"], check=None, release=None)[0].n_open == 1


def test_the_last_answer_says_who_and_when_and_the_scan_rooms_questions_are_not_among_them():
    case = magnet()
    late = Answer("other_implant", AnswerValue.NO, by="Lin Fang", at=NOW + timedelta(minutes=2))
    case = replace(case, answers={**case.answers, "other_implant": late})
    step = list_zone_steps(case, RULES["mr"], check=None, release=None)[0]
    assert (step.said, step.n_open) == (Said("Lin Fang", late.at), 0)


def test_no_magnet_or_no_zones_of_the_site_no_steps():
    assert steps(build_case()) == []
    bare = Rules({k: v for k, v in RULES["mr"].payload.items() if k != "zones"}, "own@1")
    assert list_zone_steps(magnet(), bare, check=None, release=None) == ()
