from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.kernel import clock
from apps.directory.public import list_sites, save_site
from apps.workflow.models import Order, Task
from apps.workflow.public import get_exam, record_fact, request
from tests.builders.http import client_of, post
from tests.builders.pathway import CLERK, make_exam, make_patient, seed_department, walk

pytestmark = pytest.mark.django_db


def act(client, exam, action, **body):
    return post(client, f"/api/exams/{exam.id}/actions", action=action, **body)


def test_allowed_actions_depend_on_state_and_role():
    exam = make_exam()
    seen = {
        r: client_of(r).get(f"/api/exams/{exam.id}").json()["allowed_actions"]
        for r in ("radiologist", "front_desk", "physicist", "technologist")
    }
    assert seen == {
        "radiologist": ["retriage", "vet", "cancel", "suspend"],
        "front_desk": ["cancel"],
        "physicist": [],
        "technologist": ["cancel", "suspend"],
    }


def test_a_radiologist_vets_and_a_clerk_may_not():
    exam = make_exam()
    assert act(client_of("front_desk"), exam, "vet").status_code == 403
    assert get_exam(exam.id).state == "requested"
    answer = act(
        client_of("radiologist"),
        exam,
        "vet",
        version=exam.version,
        detail={"protocol": "Chest LD", "priority": "urgent"},
    )
    assert answer.status_code == 200
    body = answer.json()
    assert (body["state"], body["protocol"], body["priority_code"]) == ("vetted", "Chest LD", "urgent")
    stale = act(client_of("radiologist", language="zh-Hans"), exam, "vet", version=exam.version)
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, body["version"])


@pytest.mark.parametrize("action", ["book", "unbook", "sign", "deliver", "fly", ""])
def test_actions_of_other_rooms_and_unknown_ones_are_no_input(action):
    exam = make_exam()
    answer = act(client_of("radiologist"), exam, action)
    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (400, ["action"])


def test_a_refusal_speaks_the_callers_language():
    exam = make_exam()
    en = act(client_of("technologist"), exam, "start").json()
    zh = act(client_of("technologist", language="zh-Hans"), exam, "start").json()
    assert (en["code"], en["detail"]) == (
        "workflow.not_in_this_state",
        "“start” is not possible while the exam is “requested”.",
    )
    assert zh["detail"] == "“已申请”状态下不能“开始”。"


def test_a_site_sees_its_own_exams_only():
    seed_department()
    exam = make_exam()
    stranger = client_of("front_desk", site_id=make_other_site())
    assert stranger.get("/api/exams").json()["count"] == 0
    assert stranger.get(f"/api/exams/{exam.id}").status_code == 404
    assert act(stranger, exam, "cancel", reason="x").status_code == 404
    assert client_of("front_desk", site_id=exam.site_id).get("/api/exams").json()["count"] == 1


def make_other_site() -> int:
    rest = [s for s in list_sites() if s.code != "main"]
    if rest:
        return rest[0].id
    site = list_sites()[0]
    return save_site(
        None, actor=CLERK, code="other", name={"en": "Other"}, issuer="OTHER", working_hours=site.working_hours
    ).id


def test_filters():
    patient = make_patient(names="单小云", identifiers=[("HIS", "MR", "F77")])
    ct = make_exam("CT-CHEST", patient_id=patient.id, priority="stat")
    us = make_exam("US-ABD")
    request(us.id, "book", actor=CLERK, detail={"starts_at": clock.now(), "device_code": "US-1"})
    clerk = client_of("front_desk")

    def ids(**query):
        answer = clerk.get("/api/exams", query)
        assert answer.status_code == 200, answer.content
        return {e["id"] for e in answer.json()["results"]}

    today = clerk.get(f"/api/exams/{us.id}").json()["slot_start"][:10]
    cases = [
        ({}, {ct.id, us.id}), ({"state": "booked"}, {us.id}), ({"state": "booked,requested"}, {ct.id, us.id}),
        ({"modality": "CT"}, {ct.id}), ({"priority": "stat"}, {ct.id}), ({"patient": patient.id}, {ct.id}),
        ({"accession": us.accession}, {us.id}), ({"q": "shanxiaoyun"}, {ct.id}), ({"q": "F77"}, {ct.id}),
        ({"q": us.accession}, {us.id}), ({"q": "nobody"}, set()), ({"due": "late"}, set()), ({"due": "open"}, {ct.id, us.id}),
        ({"held": "true"}, set()), ({"patient_class": "emergency"}, set()), ({"day": "2001-01-01"}, set()), ({"site": 99}, set()),
    ]  # fmt: skip
    for query, expected in cases:
        assert ids(**query) == expected, query
    assert us.id in ids(day=today) | ids(day=(clock.now() + timedelta(hours=8)).date().isoformat())
    for query in ({"state": "flying"}, {"day": "soon"}, {"patient": "x"}, {"ordering": "secret"}, {"page": "0"}):
        assert clerk.get("/api/exams", query).status_code == 400, query


def test_the_list_costs_a_fixed_number_of_queries(monkeypatch):
    for kept in ("policy.registry", "department_clock"):  # a slow machine must not change the count
        monkeypatch.setattr(f"apps.common.{kept}.CACHED_S", 3600.0)
    clerk, counts = None, []
    for n in range(12):
        make_exam("US-ABD")
        clerk = clerk or client_of("front_desk")
        if n in (1, 11):
            clerk.get("/api/exams")
            with CaptureQueriesContext(connection) as seen:
                assert clerk.get("/api/exams").json()["count"] == n + 1
            counts.append(len(seen))
    assert counts[0] == counts[1] <= 5  # session, user, grants, the page's ids, their facts


def test_ordered_by_a_time_the_list_holds_those_that_have_one():
    booked, unbooked = make_exam("US-ABD"), make_exam("US-ABD")
    request(booked.id, "book", actor=CLERK, detail={"starts_at": clock.now(), "device_code": "US-1"})
    clerk = client_of("front_desk")
    assert [e["id"] for e in clerk.get("/api/exams", {"ordering": "slot_start"}).json()["results"]] == [booked.id]
    both = clerk.get("/api/exams", {"ordering": "received_at"}).json()["results"]
    assert [e["id"] for e in both] == [booked.id, unbooked.id]


def test_vetting_list_is_by_urgency_and_holds_requests_only():
    routine, stat, _vetted = make_exam(), make_exam(priority="stat"), make_exam("DX-CHEST")
    rows = client_of("radiologist").get("/api/vetting").json()["results"]
    assert [r["id"] for r in rows] == [stat.id, routine.id]


def test_a_question_is_a_task_that_is_closed_with_a_note():
    exam, radiologist = make_exam(), client_of("radiologist")
    asked = post(radiologist, f"/api/exams/{exam.id}/questions", question="Which side?")
    assert (asked.status_code, asked.json()["reason"]["params"]["question"]) == (201, "Which side?")
    clerk = client_of("front_desk")
    task = clerk.get("/api/tasks", {"open": "true"}).json()["results"][0]
    path = f"/api/tasks/{task['id']}/closure"
    assert post(clerk, path, version=1, note=" ").status_code == 400
    assert post(clerk, path, version=9, note="left").status_code == 409
    assert post(clerk, path, version=1, note="left").json()["closed_by"]
    again = post(clerk, path, version=2, note="right")
    assert (again.status_code, again.json()["code"], Task.objects.get().note) == (409, "workflow.task_closed", "left")


def test_orders_are_placed_and_refused_with_the_field():
    site, patient, clerk = seed_department(), make_patient(), client_of("front_desk")
    body = {
        "patient_id": patient.id, "site_id": site, "patient_class": "outpatient", "exam_type_codes": ["DX-CHEST"],
        "priority": "routine", "reason": "cough", "referrer_name": "Dr Li",
    }  # fmt: skip
    made = post(clerk, "/api/orders", **body)
    assert (made.status_code, made.json()["exams"][0]["state"]) == (201, "vetted")
    assert (
        clerk.get("/api/orders", {"patient": patient.id}).json()["results"][0]["exams"][0]["exam_type_code"]
        == "DX-CHEST"
    )
    for change, status in (
        ({"exam_type_codes": []}, 400), ({"exam_type_codes": ["NOPE"]}, 404), ({"priority": "now"}, 404),
        ({"patient_id": 999999}, 404), ({"site_id": 999999}, 404), ({"reason": ""}, 400), ({"exam_type_codes": ["DX-KNEE"]}, 400),
        ({"reason": "a\u0000b"}, 400), ({"patient_class": "vip"}, 400), ({"exam_type_codes": "DX-CHEST"}, 400),
    ):  # fmt: skip
        assert post(clerk, "/api/orders", **{**body, **change}).status_code == status, change
    assert Order.objects.count() == 1


def test_timeline_tells_everything_with_its_clock():
    exam = walk(make_exam(), "vet", "check_in")
    record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    record_fact(exam.id, "report_delivered", at=clock.now(), source="message")
    body = client_of("radiologist").get(f"/api/exams/{exam.id}/timeline").json()
    told = [(e["text"], e["source"], e["is_expected"]) for e in body["entries"]]
    assert told[0] == ("order received", "person", True)
    assert ("scanner says started", "mpps", True) in told
    assert ("report delivered", "message", False) in told
    assert any(e["kind"] == "task" for e in body["entries"])
    assert [i["code"] for i in body["intervals"]] == ["vetting", "waiting", "access"]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_timeline_prints(language):
    exam = walk(make_exam(), "vet", "cancel")
    answer = client_of("radiologist", language=language).get(f"/api/exams/{exam.id}/timeline.pdf")
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_by_priority_the_pages_run_on_from_one_rank_to_the_next():
    made = [make_exam("US-ABD", priority=code) for code in ("routine", "stat", "urgent", "stat", "routine")]
    clerk = client_of("front_desk")
    urgent_first = [made[i].id for i in (3, 1, 2, 4, 0)]
    for ordering, expected in (("priority__rank", urgent_first), ("-priority__rank", urgent_first[::-1])):
        pages = [
            clerk.get("/api/exams", {"ordering": ordering, "page_size": 2, "page": page}).json()
            for page in (1, 2, 3, 4)
        ]
        assert [row["id"] for page in pages for row in page["results"]] == expected
        assert [page["next_page"] for page in pages] == [2, 3, None, None]
        assert {page["count"] for page in pages} == {5}
    assert clerk.get("/api/exams", {"ordering": " , "}).status_code == 200
