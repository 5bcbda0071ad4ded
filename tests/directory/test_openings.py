"""Breaking the glass: who may read nothing of a patient at another site may for a time, says why, and another person judges it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.notify import list_unread
from apps.directory.models import RecordOpening, Site
from apps.directory.public import create_user, judge_opening, open_record
from tests.builders.http import client_of
from tests.builders.pathway import make_exam, make_patient, seed_department

pytestmark = pytest.mark.django_db
WHY = {"reason": "emergency", "note": "found unconscious, needs the earlier CT"}


@pytest.fixture
def sites():
    seed_department()
    here, there = Site.objects.order_by("id")[:2]
    return here, there


def person(role: str, site: Site) -> tuple[Client, Actor]:
    name = f"{role}-{site.code}"
    user = create_user(
        actor=Actor.system("test"), username=name, name=name, password="a long one 4 u", grants=[(role, site.id)]
    )
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    told = {"username": name, "password": "a long one 4 u"}
    assert client.post("/api/session", told, content_type="application/json").status_code == 200
    return client, Actor("person", str(user.id), user.name, (role,))


def open_it(client: Client, patient_id: int, **body):
    return client.post(f"/api/patients/{patient_id}/elsewhere", data=WHY | body, content_type="application/json")


def test_the_wall_of_the_sites_falls_for_one_patient_and_for_reading_alone(sites):
    here, there = sites
    patient, other = make_patient(names="赵敏"), make_patient(names="钱五")
    theirs, others = (
        make_exam(patient_id=patient.id, site_id=there.id),
        make_exam(patient_id=other.id, site_id=there.id),
    )
    client, _ = person("radiologist", here)
    assert client.get(f"/api/exams/{theirs.id}").status_code == 404
    assert client.get(f"/api/patients/{patient.id}/elsewhere").json()["n_hidden"] == 1
    assert client.get(f"/api/exams?patient={patient.id}").json()["results"] == []
    answer = open_it(client, patient.id)
    assert answer.status_code == 201 and answer.json()["open_until"]
    assert client.get(f"/api/exams/{theirs.id}").status_code == 200
    assert [row["id"] for row in client.get(f"/api/exams?patient={patient.id}").json()["results"]] == [theirs.id]
    assert client.get(f"/api/exams/{others.id}").status_code == 404
    assert client.get("/api/exams").json()["results"] == []  # the list of all stays the own site's
    act = {"action": "cancel", "reason": "x", "version": theirs.version}
    assert client.post(f"/api/exams/{theirs.id}/actions", data=act, content_type="application/json").status_code in (
        403,
        404,
    )
    RecordOpening.objects.update(
        expires_at=clock.real_now() - timedelta(seconds=1), opened_at=clock.real_now() - timedelta(hours=1)
    )
    assert client.get(f"/api/exams/{theirs.id}").status_code == 404


def test_it_needs_a_reason_of_the_list_and_words_and_a_role_and_a_person(sites):
    here, there = sites
    patient = make_patient(names="赵敏")
    make_exam(patient_id=patient.id, site_id=there.id)
    client, _ = person("radiologist", here)
    assert open_it(client, patient.id, reason="curiosity").status_code == 400
    short = open_it(client, patient.id, note="x")
    assert short.status_code == 400 and "8" in str(short.json()["errors"])
    assert open_it(client, 10**9).status_code == 404
    assert open_it(person("front_desk", here)[0], patient.id).status_code == 403
    assert open_it(client_of("radiologist"), patient.id).status_code == 409  # a machine's token
    assert not RecordOpening.objects.exists()


def test_asked_twice_it_is_one_opening_and_both_are_in_the_trail(sites):
    here, there = sites
    patient = make_patient(names="赵敏")
    make_exam(patient_id=patient.id, site_id=there.id)
    client, actor = person("radiologist", here)
    assert open_it(client, patient.id).json()["open_until"] == open_it(client, patient.id).json()["open_until"]
    assert RecordOpening.objects.count() == 1
    entry = AuditEntry.objects.get(action="record.opened")
    assert (entry.actor_id, entry.patient_id, entry.detail["reason"]) == (actor.id, patient.id, "emergency")


def test_the_reviewers_of_the_sites_are_told_and_one_of_them_judges_it_once(sites):
    here, there = sites
    patient = make_patient(names="赵敏")
    exam = make_exam(patient_id=patient.id, site_id=there.id)
    client, reader = person("radiologist", here)
    stranger, _ = person("head", here)
    reviewer, judge = person("head", there)
    open_it(client, patient.id)
    client.get(f"/api/exams/{exam.id}")
    assert [n.reason["code"] for n in list_unread(judge.id)] == ["directory.record_opened"]
    assert stranger.get("/api/record-openings").json()["results"] == []
    (row,) = reviewer.get("/api/record-openings?waiting=true").json()["results"]
    assert (row["user_name"], row["patient_name"], row["note"]) == (reader.name, "赵敏", WHY["note"])
    assert row["acts"]["record.opened"] == 1
    path = f"/api/record-openings/{row['id']}/verdict"
    post = {"content_type": "application/json"}
    assert stranger.post(path, data={"verdict": "justified"}, **post).status_code == 404
    assert reviewer.post(path, data={"verdict": "unjustified"}, **post).status_code == 400  # says not why
    judged = reviewer.post(path, data={"verdict": "unjustified", "note": "not the reader's patient"}, **post)
    assert (judged.status_code, judged.json()["judged_by_name"]) == (200, judge.name)
    assert reviewer.post(path, data={"verdict": "justified"}, **post).status_code == 409
    assert reviewer.get("/api/record-openings?waiting=true").json()["results"] == []
    assert [n.reason["code"] for n in list_unread(reader.id)] == ["directory.opening_judged_as"]


def test_nobody_judges_their_own_opening_and_the_database_sees_to_it(sites):
    here, _ = sites
    patient = make_patient(names="赵敏")
    _, actor = person("head", here)
    row = open_record(patient.id, reason="other", note="a long enough reason", site_ids=[here.id], actor=actor)
    with pytest.raises(Refused) as refusal:
        judge_opening(row.pk, verdict="justified", reach=None, actor=actor)
    assert refusal.value.reason.code == "directory.opening_own"
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordOpening.objects.filter(pk=row.pk).update(
            judged_by_id=actor.id, judged_at=clock.real_now(), verdict="justified"
        )
