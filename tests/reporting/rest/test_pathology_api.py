"""Pathology against the report: noted once, replaced by whoever saw what stands, counted, and a sign of risk when it contradicts."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.qc.models import Subject, SubjectTrigger
from apps.reporting.models import PathologyResult, Report
from apps.reporting.public import enrol_version
from tests.builders.http import client_of
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    seed_department()
    made = make_signed(make_person("rad-a", "radiologist", "吴敏"))
    enrol_version(made.id, 1)
    return made


def body(**facts) -> dict:
    return {"diagnosis": "腺癌", "verdict": "agrees", "taken_on": "2026-01-05", "version": 0} | facts


def put(client, report, **facts):
    return client.put(f"/api/reports/{report.id}/pathology", body(**facts), content_type="application/json")


def count(client) -> tuple[int, int, int]:
    today = clock.now().date()
    span = {"first": str(today - timedelta(days=1)), "last": str(today + timedelta(days=1))}
    row = next(r for r in client.get("/api/reading/indicators", span).json() if r["code"] == "pathology")
    cases = client.get("/api/reading/indicators/cases", span | {"code": "pathology"}).json()
    assert len(cases) == row["n"] - row["hits"]
    return row["hits"], row["n"], row["n_unknown"]


def list_signs() -> set[str]:
    return set(SubjectTrigger.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("verdict", "counted", "is_sign"),
    [
        ("agrees", (1, 1, 0), False),
        ("partly", (0, 1, 0), False),
        ("disagrees", (0, 1, 0), True),
        ("not_comparable", (0, 0, 1), False),
    ],
)
def test_each_verdict_counts_as_it_should(report, verdict, counted, is_sign):
    client, desk = client_of("radiologist"), client_of("qc_manager")
    assert client.get(f"/api/reports/{report.id}/pathology").json() == {"result": None}
    assert count(desk) == (0, 0, 0)
    before = Subject.objects.get().risk
    answer = put(client, report, verdict=verdict)
    assert answer.status_code == 200
    shown = client.get(f"/api/reports/{report.id}/pathology").json()["result"]
    assert (shown["diagnosis"], shown["verdict"], shown["taken_on"], shown["version"]) == (
        "腺癌",
        verdict,
        "2026-01-05",
        1,
    )
    assert count(desk) == counted
    assert ("pathology_disagrees" in list_signs(), Subject.objects.get().risk > before) == (is_sign, is_sign)


def test_a_later_specimen_takes_its_place_for_who_saw_the_first(report):
    client = client_of("radiologist")
    put(client, report)
    stale = put(client, report, verdict="disagrees")
    assert (stale.status_code, stale.json()["current"]) == (409, {"version": 1})
    assert PathologyResult.objects.get().verdict == "agrees" and "pathology_disagrees" not in list_signs()
    assert put(client, report, verdict="disagrees", version=1).json()["result"]["version"] == 2


def test_what_cannot_be_is_refused_and_nothing_is_kept(report):
    client = client_of("radiologist")
    tomorrow = (clock.now() + timedelta(days=2)).date()
    assert put(client, report, taken_on=str(tomorrow)).json()["errors"][0]["field"] == "taken_on"
    assert put(client, report, diagnosis=" ").status_code == 400
    report.versions.update(kind="preliminary")
    assert put(client, report).status_code == 409
    assert not PathologyResult.objects.exists()


def test_only_who_writes_reports_here_may(report):
    assert put(client_of("technologist"), report).status_code == 403
    assert put(client_of("radiologist", site_id=find_site_by_code("east").id), report).status_code == 404
    assert not PathologyResult.objects.exists()
