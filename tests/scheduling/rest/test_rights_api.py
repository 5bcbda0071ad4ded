import pytest

from apps.directory.public import find_site_by_code
from apps.scheduling.models import Appointment, Resource
from tests.builders.http import client_of
from tests.builders.pathway import make_exam
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import booking, desk, send, sign_in  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
CLOSING = 9 * 60


def overbooking(exam, scanner, start=60) -> dict:
    facts = booking(exam, scanner, start) | {"reason": "often absent"}
    return facts | {"client_key": f"over-{exam.id:06d}"}


def place(client, exam, scanner, start):
    query = {"exam_id": exam.id, "resource_id": scanner.pk, "starts_at": at(start).isoformat()}
    return client.get("/api/schedule/placement", query).json()


def test_booking_after_closing_is_a_right_and_needs_a_reason(desk, site_id):  # noqa: F811
    scanner, exam = make_scanner(), make_bookable()
    seen = place(desk, exam, scanner, CLOSING)
    assert (seen["outcome"], seen["is_permitted"], seen["reasons"][0]["code"]) == (
        "override",
        False,
        "scheduling.outside_opening",
    )
    body = booking(exam, scanner, CLOSING) | {"outside_hours_reason": "ward asks"}
    assert send(desk, "appointments", body).status_code == 403
    assert not Appointment.objects.exists()
    head = sign_in("head")
    assert place(head, exam, scanner, CLOSING)["is_permitted"] is True
    assert send(head, "appointments", booking(exam, scanner, CLOSING)).status_code == 409
    assert send(head, "appointments", body).json()["outside_hours_reason"] == "ward asks"


def test_an_overbooking_is_previewed_done_and_drawn(desk, site_id):  # noqa: F811
    scanner, exam = make_scanner(), make_bookable()
    first = book(make_bookable(), scanner, at(60))
    seen = place(desk, exam, scanner, 60)
    assert (seen["outcome"], seen["is_permitted"], [row["appointment_id"] for row in seen["shared"]]) == (
        "overbook",
        True,
        [first.pk],
    )
    assert seen["wait_min"] == exam.duration_min and seen["pushes"] == []
    silent = send(desk, "overbookings", overbooking(exam, scanner) | {"reason": ""})
    assert silent.status_code == 400
    done = send(desk, "overbookings", overbooking(exam, scanner))
    assert (done.status_code, done.json()["is_overbooked"]) == (201, True)
    board = desk.get(f"/api/schedule/day?site={site_id}&day=2026-11-25").json()
    assert [(item["kind"], item["is_overbooked"]) for item in board["items"]] == [
        ("appointment", False),
        ("appointment", True),
    ]
    full = send(desk, "overbookings", overbooking(make_bookable(), scanner))
    assert (full.status_code, full.json()["code"]) == (409, "scheduling.overbook_per_slot")


def test_who_only_books_may_neither_overbook_nor_squeeze(site_id):
    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    book(make_bookable(), scanner, at(60))
    machine = client_of("machine", site_id=site_id)
    assert place(machine, stat, scanner, 60)["is_permitted"] is False
    assert send(machine, "overbookings", overbooking(stat, scanner)).status_code == 403
    squeeze = {"exam_id": stat.id, "resource_id": scanner.pk, "at": at(0).isoformat(), "reason": "stroke"}
    assert send(machine, "squeeze", squeeze | {"client_key": "sq-machine"}).status_code == 403
    assert machine.get(f"/api/schedule/squeeze/choices?exam_id={stat.id}").status_code == 403
    assert Appointment.objects.count() == 1


def test_a_routine_squeeze_is_for_who_may_override(desk, site_id):  # noqa: F811
    scanner, exam = make_scanner(), make_bookable()
    book(make_bookable(), scanner, at(5))
    choices = desk.get(f"/api/schedule/squeeze/choices?exam_id={exam.id}").json()
    assert [(row["resource_code"], row["delay_min"]) for row in choices] == [(scanner.code, exam.duration_min - 5)]
    body = {
        "exam_id": exam.id,
        "resource_id": scanner.pk,
        "at": choices[0]["starts_at"],
        "reason": "flight home",
        "client_key": "sq-routine",
    }
    refused = send(desk, "squeeze", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "scheduling.not_urgent")
    assert send(sign_in("head"), "squeeze", body).status_code == 201


def test_a_right_at_another_site_opens_nothing(site_id):
    scanner, exam = make_scanner(), make_bookable()
    book(make_bookable(), scanner, at(60))
    foreign = sign_in("head", "east")
    own = make_scanner()
    Resource.objects.filter(pk=own.pk).update(site_id=find_site_by_code("east").id)
    assert foreign.get(f"/api/schedule/squeeze?exam_id={exam.id}&resource_id={own.pk}").status_code == 403
    assert send(foreign, "overbookings", overbooking(exam, scanner)).status_code == 403
    body = booking(exam, scanner, CLOSING) | {"outside_hours_reason": "x"}
    assert send(foreign, "appointments", body).status_code == 403
