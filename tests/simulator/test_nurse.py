"""What the demo's nurse asks the department for: by the exam's number, once, and never ahead of the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.nurse import Nurse

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


class Person:
    def __init__(self, answer):
        self.answer, self.said = answer, []

    def get(self, path, **query):
        return self.answer

    def post(self, path, body=None):
        self.said.append((path, body or {}))
        return {"id": 7, "version": 9, "iv_at": None, "iv_removed_at": None}


def sheet(**facts):
    row = {"id": 7, "version": 1, "lane": "to_prepare"}
    return {"documents": [{"about": "consent"}], "signatures": [], "preparation": row, "sedation": None} | facts


def prepare(exam_id, modality="CT", **facts):
    person = Person(sheet(**facts))
    Nurse(person).prepare({"id": exam_id, "modality": modality}, NOW)
    return [path.rsplit("/", 1)[1] for path, _ in person.said]


def test_consent_cannula_and_what_the_number_asks_for():
    assert prepare(1) == ["signatures", "place_iv"]
    assert prepare(3) == ["signatures", "fasting", "place_iv"]
    assert prepare(4, "MR") == ["signatures", "place_iv", "sedation"]
    assert prepare(4) == ["signatures", "place_iv"], "nobody is sedated for a CT"


def test_what_is_done_is_not_done_again():
    signed = [{"about": "consent", "withdrawn_at": None}]
    done = {"id": 7, "version": 2, "lane": "iv_in_place"}
    assert prepare(1, signatures=signed, preparation=done) == []
    assert prepare(1, documents=[], preparation=None) == []


@pytest.mark.parametrize(
    ("exam_id", "after_min", "leaves"), [(1, 1, False), (1, 2, True), (5, 14, False), (5, 15, True)]
)
def test_nobody_leaves_before_the_observation_is_over(exam_id, after_min, leaves):
    row = {"id": 7, "version": 1, "lane": "observing", "iv_at": "x", "iv_removed_at": None}
    row["observe_until"] = (NOW - timedelta(minutes=after_min)).isoformat()
    person = Person([{"exam": {"id": exam_id}, "preparation": row, "sedation": {"id": 3}}])
    nurse = Nurse(person)
    nurse.watch(1, NOW)
    nurse.watch(1, NOW + timedelta(minutes=1))  # too soon to look again
    acts = [path.rsplit("/", 1)[1] for path, _ in person.said]
    assert acts == (["recovered", "remove_iv", "discharge"] if leaves else [])
