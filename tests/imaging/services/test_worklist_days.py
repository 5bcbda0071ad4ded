"""Days of a worklist question: the database reads only those, at each site's own midnight; who has no slot is due any day."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from apps.common.kernel import clock
from apps.directory.models import Site
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.worklist import WorklistQuery
from apps.imaging.services import worklist
from apps.imaging.services.worklist import find_worklist, plan_reading, read_days
from apps.workflow.models import Exam
from apps.workflow.public import find_exam_by_accession, find_exam_by_step, list_steps
from tests.imaging.services.wire import book_exam

DAY = "ScheduledProcedureStepStartDate"
NOW = datetime(2026, 11, 29, 2, 0, tzinfo=UTC)  # ten in the morning at the site


@pytest.fixture
def now():
    before = clock.set_source(lambda: NOW)
    yield NOW
    clock.set_source(before)


def list_found(asked: str) -> set[str]:
    query = WorklistQuery(step={DAY: asked})
    return {entry.top["AccessionNumber"] for entry in find_worklist(query, Caller("CT1", "RADFLOW", "127.0.0.1"))}


def test_a_day_holds_its_first_and_last_minute_and_whoever_has_no_slot(site_id, now):
    slots = {
        "eve": datetime(2026, 11, 28, 15, 59, tzinfo=UTC),
        "first": datetime(2026, 11, 28, 16, 0, tzinfo=UTC),
        "last": datetime(2026, 11, 29, 15, 59, tzinfo=UTC),
        "next": datetime(2026, 11, 29, 16, 0, tzinfo=UTC),
        "none": None,
    }
    named = {name: book_exam(site_id).accession for name in slots}
    for name, at in slots.items():
        Exam.objects.filter(accession=named[name]).update(slot_start=at)
    assert list_found("20261129") == {named["first"], named["last"], named["none"]}
    assert list_found("-20261128") == {named["eve"]}
    assert list_found("20261130-") == {named["next"]}
    assert list_found("20261128-20261129") == {named[n] for n in ("eve", "first", "last", "none")}
    assert list_found("") == set(named.values())


def test_a_question_without_a_day_is_about_the_days_around_now(site_id, now):
    accession = book_exam(site_id).accession
    reading = plan_reading(WorklistQuery())
    for at, is_shown in ((reading.first, True), (reading.last, False)):
        Exam.objects.filter(accession=accession).update(slot_start=at)
        assert (accession in list_found("")) is is_shown
    assert list_found(f"{reading.last:%Y%m%d}-") == {accession}


def test_days_are_read_in_the_zones_of_all_sites(site_id):
    Site.objects.create(code="west", name={"en": "West"}, working_hours=[], time_zone="America/New_York", issuer="W")
    assert read_days("20261129") == (
        datetime(2026, 11, 28, 16, tzinfo=UTC),
        datetime(2026, 11, 30, 5, tzinfo=UTC),
    )
    assert read_days("20261129-") == (datetime(2026, 11, 28, 16, tzinfo=UTC), None)
    assert read_days("20261399") == (None, None)
    assert read_days("00010101-99991231") == (None, None)


def test_a_long_answer_is_put_together_in_parts_and_keeps_its_order(site_id, monkeypatch):
    monkeypatch.setattr(worklist, "PART", 2)
    booked = [book_exam(site_id, hours=n).accession for n in (1, 2, 3, 4, 5)]
    caller = Caller("CT1", "RADFLOW", "127.0.0.1")
    assert [e.top["AccessionNumber"] for e in find_worklist(WorklistQuery(), caller)] == booked


def test_exams_that_are_only_read_are_the_same_but_for_what_is_allowed(site_id):
    book_exam(site_id)
    (read,), (whole,) = (list_steps(states=["booked"], with_actions=wanted) for wanted in (False, True))
    assert whole.allowed_actions
    assert read == replace(whole, allowed_actions=())


def test_an_exam_is_found_by_accession_with_and_without_its_issuer(site_id):
    exam = book_exam(site_id)
    assert find_exam_by_accession(f" {exam.accession} ").id == exam.id
    assert find_exam_by_accession(exam.accession, exam.issuer).id == exam.id
    assert find_exam_by_accession(exam.accession, "elsewhere") is None
    assert find_exam_by_step(study_uid=exam.steps[0].study_uid).id == exam.id
    assert find_exam_by_step(sps_id=exam.steps[0].sps_id).id == exam.id
    assert find_exam_by_step(sps_id="none") is None
