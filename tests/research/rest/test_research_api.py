"""The whole way over HTTP: project, cohort with its flow, draw, export by two people, the file."""

import io
import zipfile

import pytest
from django.test import Client

from apps.directory.public import find_site_by_code
from apps.research.models import Export
from apps.research.public import make_export
from tests.builders.http import client_of, patch, post
from tests.builders.pathway import make_exam, seed_department
from tests.builders.research import define, keep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department(settings, tmp_path):
    settings.RADFLOW_RESEARCH = tmp_path / "research"
    return seed_department()


def make_project(client: Client, **facts) -> dict:
    body = {
        "title": "Nodules", "purpose": "How often", "committee": "EC", "approval_number": "EC-1", "approved_until": "2199-01-01",
        "responsible": "Xu", "site_ids": [find_site_by_code("main").id],
    }  # fmt: skip
    answer = post(client, "/api/research/projects", **{**body, **facts})
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_the_whole_way():
    exam = make_exam()
    make_exam("DX-CHEST")
    asker, releaser = client_of("qc_manager"), client_of("head")
    project = make_project(asker)
    base, definition = f"/api/research/projects/{project['id']}", define(keep("modality", "CT"))
    seen = post(asker, f"{base}/preview", definition=definition).json()
    assert (seen["n_assessed"], seen["n_left"]) == (2, 1)
    assert [step["words"] for step in seen["steps"]][1] == "Excluded: not modality: CT"
    cohort = post(asker, f"{base}/cohorts", name="CT", definition=definition).json()
    draw = post(asker, f"/api/research/cohorts/{cohort['id']}/draws").json()
    assert draw["flow"] == seen
    left = asker.get(f"/api/research/draws/{draw['id']}/exams", {"is_left": True}).json()["results"]
    assert [row["accession"] for row in left] == [exam.accession]
    fallen = asker.get(f"/api/research/draws/{draw['id']}/exams", {"fell_at": 2}).json()["results"]
    assert [row["exam_type"] for row in fallen] == ["DX-CHEST"]
    export = post(asker, f"/api/research/draws/{draw['id']}/exports", tables=["timeline"], reason="paper").json()
    assert (export["state"], export["is_own"], export["allowed_actions"]) == ("asked", True, ["release", "refuse"])
    way = f"/api/research/exports/{export['id']}"
    assert post(asker, f"{way}/release").json()["code"] == "research.needs_second_person"
    assert post(releaser, f"{way}/release").json()["state"] == "released"
    make_export(export["id"])
    (row,) = asker.get(f"{base}/exports").json()["results"]
    assert (row["state"], row["summary"]["rows"]["exams"]) == ("ready", 1)
    answer = asker.get(f"{way}/file")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert "exams.csv" in archive.namelist() and answer["Cache-Control"] == "no-store"
    subject = archive.read("exams.csv").decode("utf-8-sig").splitlines()[1].split(",")[0]
    assert post(asker, f"{base}/identify", pseudonym=subject, reason="x").status_code == 403
    assert post(releaser, f"{base}/identify", pseudonym=subject, reason="a mass").json()["id"] == exam.patient.id
    assert post(releaser, f"{base}/identify", pseudonym="NOBODY", reason="x").status_code == 404


def test_a_persons_exclusion_and_a_new_version():
    exam = make_exam()
    client = client_of("qc_manager")
    base = f"/api/research/projects/{make_project(client)['id']}"
    cohort = post(client, f"{base}/cohorts", name="All", definition=define()).json()
    way = f"/api/research/cohorts/{cohort['id']}"
    out = post(client, f"{way}/exclusions", accession=exam.accession, reason="duplicate")
    assert (out.status_code, out.json()["reason_words"]) == (201, "duplicate")
    assert post(client, f"{base}/preview", definition=define(), cohort_id=cohort["id"]).json()["n_left"] == 0
    assert post(client, f"{base}/preview", definition=define()).json()["n_left"] == 1
    assert post(client, f"/api/research/exclusions/{out.json()['id']}/lift", reason="mistake").json()["lifted_at"]
    assert post(client, f"{way}/versions", definition=define(), reason="again").json()["number"] == 2
    (listed,) = client.get(f"{base}/cohorts").json()["results"]
    assert [version["number"] for version in listed["versions"]] == [1, 2]


def test_a_fault_of_a_definition_is_said_at_its_place():
    client = client_of("qc_manager")
    base = f"/api/research/projects/{make_project(client)['id']}"
    step = {"act": "include", "criterion": "age_years", "params": {"least": 9, "most": 1}}
    answer = post(client, f"{base}/preview", definition=define(step))
    assert answer.status_code == 400 and answer.json()["errors"][0]["field"] == "definition.steps.0.params"


def test_what_the_builder_offers_has_words_in_both_languages():
    client = client_of("qc_manager")
    found = client.get(f"/api/research/projects/{make_project(client)['id']}/criteria").json()
    assert len(found) > 20
    silent = [
        (one["code"], choice["value"])
        for one in found
        for choice in one["choices"]
        if one["code"] not in ("modality", "body_part")
        and any("research." in name for name in choice["names"].values())
    ]
    assert silent == [] and all("research." not in name for one in found for name in one["names"].values())


def test_who_may_not_see_all_sites_of_a_project_sees_none_of_it():
    everywhere = client_of("qc_manager")
    main, east = (find_site_by_code(code).id for code in ("main", "east"))
    both, one = make_project(everywhere, site_ids=[main, east]), make_project(everywhere, site_ids=[east])
    client = client_of("qc_manager", site_id=east)
    assert [row["id"] for row in client.get("/api/research/projects").json()["results"]] == [one["id"]]
    assert client.get(f"/api/research/projects/{both['id']}").status_code == 404
    body = {"title": "x", "purpose": "x", "committee": "x", "approval_number": "x", "responsible": "x"}
    answer = post(client, "/api/research/projects", **body, approved_until="2199-01-01", site_ids=[main])
    assert answer.status_code == 403


def test_a_project_is_prolonged_closed_and_then_asked_nothing_more():
    client = client_of("qc_manager")
    project = make_project(client)
    base = f"/api/research/projects/{project['id']}"
    assert patch(client, base, version=1, responsible="Wu").json()["responsible"] == "Wu"
    assert patch(client, base, version=1, responsible="Li").status_code == 409
    assert post(client, f"{base}/close", reason="published").json()["is_in_force"] is False
    assert post(client, f"{base}/cohorts", name="x", definition=define()).status_code == 409
    assert Export.objects.count() == 0


def test_an_objection_over_http():
    exam = make_exam()
    client = client_of("qc_manager")
    made = post(client, "/api/research/objections", patient_id=exam.patient.id, note="by phone")
    assert (made.status_code, made.json()["mrn"]) == (201, exam.patient.mrn)
    assert post(client, "/api/research/objections", patient_id=exam.patient.id).status_code == 409
    assert client.get("/api/research/objections").json()["count"] == 1
    way = f"/api/research/objections/{made.json()['id']}/withdraw"
    assert post(client, way, reason="said so").json()["withdrawn_at"]
