"""Turnaround over the wire: the bars, the exams behind them, the file; another site's exams are not counted."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.workflow.models import ExamStamp
from tests.builders.http import client_of
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def exams():
    seed_department()
    rad = make_person("rad-a", "radiologist", "吴敏")
    ids = []
    for minutes in (30, 90):
        exam_id = make_signed(rad).links.get().exam_id
        verified = ExamStamp.objects.get(exam_id=exam_id, kind="verified")
        ExamStamp.objects.filter(exam_id=exam_id, kind="finished").update(at=verified.at - timedelta(minutes=minutes))
        ids.append(exam_id)
    return ids


def query(**facts) -> dict:
    today = clock.now().date()
    return {"first": str(today - timedelta(days=1)), "last": str(today + timedelta(days=1)), **facts}


def test_bars_cases_and_file_agree(exams):
    client = client_of("radiologist")
    answer = client.get("/api/reading/turnaround", query()).json()
    assert answer["rows"] == [{"group": "CT", "n": 2, "median_min": 60.0, "p90_min": 84.0, "n_due": 2, "n_late": 0}]
    assert answer["whole"]["n"] == 2
    cases = client.get("/api/reading/turnaround/cases", query(group="CT")).json()
    assert [(row["exam_id"], row["minutes"]) for row in cases] == [(exams[1], 90.0), (exams[0], 30.0)]
    assert client.get("/api/reading/turnaround/cases", query(group="MR")).json() == []
    text = client.get("/api/reading/turnaround.csv", query()).content.decode("utf-8-sig")
    assert text.splitlines() == [
        "Group,Exams,Median (min),90th percentile (min),With a due time,Late",
        "CT,2,60.0,84.0,2,0",
    ]


def test_nothing_is_no_data_not_zero(exams):
    answer = client_of("radiologist").get("/api/reading/turnaround", query(modality="MR")).json()
    assert answer == {"rows": [], "whole": None, "n_left_out": 0}


def test_another_site_sees_none(exams):
    east = find_site_by_code("east").id
    answer = client_of("radiologist", site_id=east).get("/api/reading/turnaround", query()).json()
    assert answer["whole"] is None


def test_a_period_has_bounds(exams):
    client = client_of("radiologist")
    assert client.get("/api/reading/turnaround", query(first="2020-01-01")).status_code == 400
    assert client.get("/api/reading/turnaround", query(stage="x")).status_code == 400


def test_what_is_too_much_to_count_is_said_on_the_screen_and_in_the_file(exams, monkeypatch):
    monkeypatch.setattr("apps.workflow.selectors.turnaround.MOST", 1)
    client = client_of("radiologist")
    answer = client.get("/api/reading/turnaround", query()).json()
    assert (answer["whole"]["n"], answer["n_left_out"]) == (1, 1)
    text = client.get("/api/reading/turnaround.csv", query()).content.decode("utf-8-sig")
    assert text.splitlines()[-1] == '"Not counted, the older exams of the period: 1"'
