"""Reading is taken, given, handed back and released after idling; a contract opens another site for reading only."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.directory.models import User
from apps.directory.public import (
    actor_of_user,
    create_user,
    end_contract,
    find_site_by_code,
    find_user_grants,
    make_contract,
)
from apps.reporting.models import Assignment
from apps.reporting.public import (
    allocate_unread,
    assign_exam,
    claim_exam,
    list_reading,
    return_exam,
    save_reader,
    start_report,
    tend_reading,
)
from apps.reporting.selectors import reading
from tests.builders.desk import Browser
from tests.builders.pathway import CLERK, make_exam, seed_department
from tests.builders.reports import PASSWORD, make_acquired, make_person, sign, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def other(rad):
    return make_person("rad-b", "radiologist", "沈志远")


def make_site_reader(username: str, site: str):
    user = create_user(
        actor=CLERK, username=username, name=username, password=PASSWORD,
        grants=[("radiologist", find_site_by_code(site).id)], is_demo=False,
    )  # fmt: skip
    return actor_of_user(user)


def open_readers() -> dict[int, str]:
    return dict(Assignment.objects.filter(ended_at=None).values_list("exam_id", "reader_name"))


def test_one_who_begins_a_report_has_the_exam_and_a_signature_ends_it(rad):
    exam = make_acquired()
    report = start_report([exam.id], actor=rad)
    assert open_readers() == {exam.id: "吴敏"}
    write(report, rad)
    sign(report, rad)
    assert [(row.how, row.end) for row in Assignment.objects.all()] == [("claimed", "signed")]


def test_a_claim_of_another_is_refused_until_taken_over(rad, other):
    exam = make_acquired()
    claim_exam(exam.id, actor=rad)
    with pytest.raises(Refused) as refusal:
        claim_exam(exam.id, actor=other)
    assert refusal.value.reason.params == {"name": "吴敏"}
    assert open_readers() == {exam.id: "吴敏"}
    claim_exam(exam.id, take_over=True, actor=other)
    assert open_readers() == {exam.id: "沈志远"}
    with pytest.raises(Refused):
        return_exam(exam.id, actor=rad)
    return_exam(exam.id, actor=other)
    assert open_readers() == {}


def test_there_is_nothing_to_claim_before_the_images(rad):
    exam = make_exam()
    with pytest.raises(Refused):
        claim_exam(exam.id, actor=rad)
    assert Assignment.objects.count() == 0


def test_it_is_given_only_to_one_who_may_write_there(rad, other):
    exam = make_acquired()
    nurse = make_person("nurse-a", "nurse")
    east = make_site_reader("rad-east", "east")
    for stranger in (nurse, east):
        with pytest.raises(Invalid):
            assign_exam(exam.id, reader_id=stranger.id, actor=rad)
    assert Assignment.objects.count() == 0
    assign_exam(exam.id, reader_id=other.id, actor=rad)
    assert [item.reader_name for item in list_reading("mine", actor_id=other.id, sites=None)] == ["沈志远"]
    assert list_reading("unread", actor_id=rad.id, sites=None, is_free=True) == []


def test_free_exams_go_to_those_who_are_there(rad, other):
    exams = [make_acquired().id for _ in range(3)]
    save_reader(rad.id, subspecialties=["chest"], max_open=2, is_available=True, actor=rad)
    save_reader(other.id, subspecialties=[], max_open=9, is_available=False, actor=rad)
    assert allocate_unread(actor=rad) == 2
    assert open_readers() == dict.fromkeys(exams[:2], "吴敏")
    with pytest.raises(Invalid):
        save_reader(rad.id, subspecialties=["palmistry"], is_available=True, actor=rad)


def test_what_lies_idle_goes_back_and_not_to_the_same_reader(rad, other):
    exam = make_acquired()
    claim_exam(exam.id, actor=rad)
    save_reader(rad.id, max_open=9, is_available=True, actor=rad)
    now = clock.now()
    tend_reading(now + timedelta(minutes=59))
    assert open_readers() == {exam.id: "吴敏"}
    tend_reading(now + timedelta(minutes=61))
    assert (open_readers(), Assignment.objects.get().end) == ({}, "idle")
    save_reader(other.id, max_open=9, is_available=True, actor=rad)
    tend_reading(now + timedelta(minutes=62))
    assert open_readers() == {exam.id: "沈志远"}


def test_writing_is_a_sign_of_life(rad):
    exam = make_acquired()
    report = start_report([exam.id], actor=rad)
    Assignment.objects.update(assigned_at=clock.now() - timedelta(hours=3))
    write(report, rad)
    tend_reading(clock.now() + timedelta(minutes=1))
    assert open_readers() == {exam.id: "吴敏"}


def test_a_contract_opens_reading_at_the_other_site_and_nothing_else(rad):
    main, east = find_site_by_code("main").id, find_site_by_code("east").id
    make_site_reader("rad-east", "east")
    exam = make_acquired()
    user = User.objects.get(username="rad-east")
    assert not find_user_grants(user.id).allows("report.sign", site_id=main)
    contract = make_contract(reading_site_id=east, owner_site_id=main, actor=CLERK)
    grants = find_user_grants(user.id)
    held = [
        p
        for p in ("report.read", "report.sign", "image.read", "exam.vet", "order.write")
        if grants.allows(p, site_id=main)
    ]
    assert held == ["report.read", "report.sign", "image.read"]
    browser = Browser("rad-east")
    assert [row["exam"]["id"] for row in browser.get("/api/reading").json()["results"]] == [exam.id]
    assert browser.send("post", "/api/reports", {"exam_ids": [exam.id]}).status_code == 201
    end_contract(contract.id, actor=CLERK)
    assert browser.get("/api/reading").json()["results"] == []
    assert browser.send("post", "/api/reports", {"exam_ids": [exam.id]}).status_code == 403
    with pytest.raises(Refused):
        end_contract(contract.id, actor=CLERK)


@pytest.mark.parametrize("facts", [{"reading_site_id": 1, "owner_site_id": 1}, {"valid_until": "2020-01-01T00:00:00Z"}])
def test_a_contract_that_makes_no_sense_is_refused(rad, facts):
    make_person("head-a", "head")
    main, east = find_site_by_code("main").id, find_site_by_code("east").id
    answer = Browser("head-a").send("post", "/api/contracts", {"reading_site_id": east, "owner_site_id": main} | facts)
    assert answer.status_code == 400


def test_over_the_wire(rad, other):
    exam, browser = make_acquired(), Browser("rad-a")
    path = f"/api/reading/exams/{exam.id}"
    assert browser.send("post", f"{path}/claim").json()["reader_name"] == "吴敏"
    (row,) = browser.get("/api/reading?tab=mine").json()["results"]
    assert (row["reader_id"], row["subspecialty"]) == (rad.id, "chest")
    assert Browser("rad-b").send("post", f"{path}/claim").status_code == 409
    assert browser.send("post", f"{path}/assign", {"reader_id": other.id}).json()["how"] == "assigned"
    readers = {row["name"]: row["n_open"] for row in browser.get("/api/reading/readers").json()}
    assert readers == {"吴敏": 0, "沈志远": 1}
    assert browser.send("put", "/api/reading/presence", {"is_available": True}).json() == {"is_available": True}
    assert browser.get("/api/reading/presence").json() == {"is_available": True}
    assert browser.send("post", "/api/reading/allocation").status_code == 403


def test_a_report_handed_over_for_its_second_signature_is_not_given_out_again(rad, other):
    """Its exam stays acquired until somebody verifies it; the reader it waits for has it on another list."""
    resident = make_person("res-a", "resident", "陆晨")
    exam = make_acquired()
    report = start_report([exam.id], actor=resident)
    write(report, resident)
    sign(report, resident, may_verify=False, ask_of=rad.id)
    assert open_readers() == {}
    save_reader(other.id, subspecialties=[], max_open=9, is_available=True, actor=rad)
    assert allocate_unread(actor=rad) == 0
    for act in (lambda: claim_exam(exam.id, actor=other), lambda: assign_exam(exam.id, reader_id=other.id, actor=rad)):
        with pytest.raises(Refused):
            act()
    assert open_readers() == {}


def test_a_small_site_loses_nothing_behind_a_large_one(rad, monkeypatch):
    """What is shown is cut after the reader's sites were chosen, not before."""
    monkeypatch.setattr(reading, "SHOWN", 1)
    make_acquired()
    small = make_acquired(site_id=find_site_by_code("east").id)
    shown = list_reading("unread", actor_id=rad.id, sites=[small.site_id])
    assert [item.exam.id for item in shown] == [small.id]
