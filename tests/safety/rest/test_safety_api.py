import uuid

import pytest
from django.test import Client

from apps.common.kernel.actor import Actor
from apps.directory.public import create_user, issue_token, list_sites
from tests.safety.department import answer_all, make_safe_exam

pytestmark = pytest.mark.django_db


def client_of(role: str, language: str = "en") -> Client:
    _, words = issue_token(actor=Actor.system("test"), name=f"{role} {uuid.uuid4()}", role=role)
    return Client(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_ACCEPT_LANGUAGE=language)


def post(client, path, body):
    return client.post(f"/api/safety/{path}", body, content_type="application/json")


def test_the_sheet_speaks_the_readers_language():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    body = client_of("nurse").get(f"/api/safety/exams/{exam.id}").json()
    assert [f["kind"] for f in body["strip"]] == [
        "allergy", "renal", "pregnancy", "implant", "isolation", "fall_risk",
    ]  # fmt: skip
    assert {f["state"] for f in body["strip"]} == {"unanswered", "no"}
    assert body["open_points"][0]["reason"]["text"] == "Earlier contrast reaction: not answered"
    zh = client_of("nurse", "zh-Hans").get(f"/api/safety/exams/{exam.id}").json()
    assert zh["open_points"][0]["reason"]["text"] == "对比剂反应史：未答"
    assert zh["form"]["code"] == "ionising_iodine"


def test_answer_release_start_finish_as_a_tablet_does():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    tablet = client_of("technologist")
    refused = post(tablet, f"exams/{exam.id}/start", {})
    assert refused.status_code == 409
    assert refused.json()["code"] == "safety.not_ready_for_release"
    assert [r["code"] for r in refused.json()["reasons"]] == ["safety.unanswered"]
    answers = {"client_id": str(uuid.uuid4()), "answers": [{"item": "identity", "value": "yes", "source": "staff"}]}
    assert post(tablet, f"exams/{exam.id}/answers", answers).status_code == 200
    started = post(tablet, f"exams/{exam.id}/start", {}).json()
    assert started["exam"]["state"] == "in_progress"
    assert started["release"]["released_by"].startswith("technologist")
    assert post(tablet, f"exams/{exam.id}/finish", {}).json()["exam"]["state"] == "acquired"
    assert post(tablet, f"exams/{exam.id}/finish", {}).json()["exam"]["state"] == "acquired"


def test_an_aborted_scan_needs_its_reason():
    exam = make_safe_exam("CT-CHEST", arrived=True)
    answer_all(exam.id, scan=True)
    tablet = client_of("technologist")
    post(tablet, f"exams/{exam.id}/start", {})
    assert post(tablet, f"exams/{exam.id}/finish", {"is_aborted": True}).status_code == 400
    done = post(tablet, f"exams/{exam.id}/finish", {"is_aborted": True, "note": "panic"})
    assert done.json()["exam"]["state"] == "discontinued"


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("answers", {"answers": []}, "answers.non_field_errors"),
        ("answers", {"answers": [{"item": "identity", "value": "maybe"}]}, "answers.0.value"),
        ("injections", {"agent_code": "iohexol_350", "volume_ml": "-3"}, "volume_ml"),
        ("injections", {"agent_code": "iohexol_350", "volume_ml": "78", "at": "soon"}, "at"),
        ("reactions", {"symptoms": ["pruritus"], "grade": "awful"}, "grade"),
        ("reactions", {"symptoms": ["happy"]}, "symptoms[0]"),
        ("observations", {"spo2_percent": 101}, "spo2_percent"),
    ],
)
def test_wrong_bodies_name_the_field(path, body, field):
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    answer = post(client_of("technologist"), f"exams/{exam.id}/{path}", body)
    assert answer.status_code == 400
    assert field in [e["field"] for e in answer.json()["errors"]]


def test_the_whole_reaction_over_http():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    tablet, doctor = client_of("technologist"), client_of("radiologist")
    table = tablet.get("/api/safety/reaction-table").json()
    assert table["cards"] == [] and table["emergency_phone"] == ""
    assert [g["group"] for g in table["groups"]][0] == "severe"
    bottle = tablet.get(f"/api/safety/exams/{exam.id}/bottle?code=DEMO-K2609A").json()
    assert (bottle["lot"]["agent"]["code"], bottle["warnings"]) == ("iohexol_350", [])
    given = {"client_id": str(uuid.uuid4()), "agent_code": "iohexol_350", "lot": "K2609A", "volume_ml": "78.0"}
    assert post(tablet, f"exams/{exam.id}/injections", given).status_code == 201
    sent = {"client_id": str(uuid.uuid4()), "symptoms": ["facial_oedema", "pruritus"]}
    first = post(tablet, f"exams/{exam.id}/reactions", sent).json()
    assert first["id"] == post(tablet, f"exams/{exam.id}/reactions", sent).json()["id"]
    assert (first["suggested_grade"], first["suggested_because"]) == (
        "moderate", [{"code": "facial_oedema", "text": "Facial oedema"}],
    )  # fmt: skip
    word = {"kind": "allergic_like", "grade": "moderate"}
    assert post(tablet, f"reactions/{first['id']}/confirm", word).status_code == 403
    assert post(doctor, f"reactions/{first['id']}/confirm", word).json()["state"] == "confirmed"
    rows = doctor.get("/api/safety/reactions?state=confirmed").json()
    assert (rows["count"], rows["results"][0]["injection"]["lot"]) == (1, "K2609A")


def test_lists_cost_the_same_for_one_and_for_many(django_assert_max_num_queries):
    first = make_safe_exam("CT-ABD-C", arrived=True)
    for _ in range(4):
        make_safe_exam("CT-ABD-C", arrived=True, site_id=first.site_id)
    nurse = client_of("nurse")
    nurse.get("/api/safety/lanes")
    with django_assert_max_num_queries(14):
        assert len(nurse.get("/api/safety/lanes").json()) == 5
    with django_assert_max_num_queries(22):
        assert len(nurse.get("/api/safety/worklist").json()) == 5


def test_the_urgent_wait_before_the_others():
    first = make_safe_exam("CT-CHEST", arrived=True)
    stat = make_safe_exam("CT-CHEST", arrived=True, site_id=first.site_id, priority="stat")
    cards = client_of("technologist").get("/api/safety/worklist?modality=CT").json()
    assert [c["exam"]["id"] for c in cards] == [stat.id, first.id]
    assert client_of("technologist").get("/api/safety/worklist?modality=MR").json() == []


def test_a_grant_of_another_site_reaches_nothing():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    boss = Actor.system("test")
    other = next(s for s in list_sites() if s.id != exam.site_id)
    create_user(actor=boss, username="far", name="Far", password="blue-Lamp-42", grants=[("nurse", other.id)])
    client = Client()
    client.post("/api/session", {"username": "far", "password": "blue-Lamp-42"}, content_type="application/json")
    assert client.get(f"/api/safety/exams/{exam.id}").status_code == 403
    assert client.get("/api/safety/lanes").json() == []
    assert (
        post(client, f"exams/{exam.id}/answers", {"answers": [{"item": "identity", "value": "yes"}]}).status_code == 403
    )
