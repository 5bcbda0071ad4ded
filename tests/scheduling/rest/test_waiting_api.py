import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.events.relay import deliver_pending
from apps.scheduling.models import WaitingEntry, WaitingOffer
from apps.scheduling.public import add_to_waiting, cancel_appointment
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import desk, send, sign_in  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY_MIN = 24 * 60


def free(scanner) -> None:
    appointment = book(make_bookable(), scanner, at(DAY_MIN))
    cancel_appointment(appointment.pk, reason_code="staff", actor=CLERK)
    deliver_pending()


def test_from_the_list_to_the_booking_in_one_click_each(desk, site_id):  # noqa: F811
    scanner, exam = make_scanner(), make_bookable()
    body = {
        "exam_id": exam.id,
        "parts": ["am"],
        "weekdays": [3],
        "before_day": "2026-11-27",
        "notice_h": 1,
        "contact": "ward 5",
    }
    added = send(desk, "waiting", body)
    assert (added.status_code, added.json()["exam"]["accession"]) == (201, exam.accession)
    listed = desk.get(f"/api/schedule/sites/{site_id}/waiting?modality=CT").json()
    assert [(row["id"], row["contact"], row["parts"], row["booked_for"]) for row in listed["results"]] == [
        (added.json()["id"], "ward 5", ["am"], None)
    ]
    assert desk.get(f"/api/schedule/sites/{site_id}/waiting?modality=MR").json()["results"] == []
    free(scanner)
    path = f"/api/schedule/sites/{site_id}/waiting-offers"
    [offer] = desk.get(path).json()
    assert (offer["state"], offer["resource_code"], offer["starts_at"]) == (
        "proposed",
        scanner.code,
        "2026-11-26T01:00:00Z",
    )
    board = desk.get(f"/api/schedule/day?site={site_id}&day=2026-11-26").json()
    held = next(item for item in board["items"] if item["kind"] == "reservation")
    assert (held["holder"], held["is_mine"]) == ("waiting list", False)
    assert send(desk, f"waiting-offers/{offer['id']}/give").status_code == 204
    assert desk.get(path).json()[0]["state"] == "given"
    accepted = send(desk, f"waiting-offers/{offer['id']}/accept")
    assert (accepted.status_code, accepted.json()["exam"]["id"], accepted.json()["undo_s"]) == (200, exam.id, 10)
    assert desk.get(path).json() == []
    again = send(desk, f"waiting-offers/{offer['id']}/accept")
    assert (again.status_code, again.json()["detail"]) == (409, "This offer has been dealt with: accepted.")


def test_an_offer_is_declined_and_an_entry_withdrawn(desk, site_id):  # noqa: F811
    entry = add_to_waiting(make_bookable().id, notice_h=0, actor=CLERK)
    free(make_scanner())
    offer = WaitingOffer.objects.get()
    assert send(desk, f"waiting-offers/{offer.pk}/decline").status_code == 204
    assert send(desk, f"waiting/{entry.pk}/withdraw", {"version": 9}).status_code == 409
    assert send(desk, f"waiting/{entry.pk}/withdraw", {"version": 1}).json()["state"] == "withdrawn"


WRONG = [
    ("no such day", {"weekdays": [7]}, "weekdays"),
    ("no such part", {"parts": ["night"]}, "parts"),
    ("a year's notice", {"notice_h": 9000}, "notice_h"),
    ("long ago", {"before_day": "2020-01-01"}, "before_day"),
]


@pytest.mark.parametrize(("_case", "change", "field"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_wish_names_its_field(desk, site_id, _case, change, field):  # noqa: F811
    answer = send(desk, "waiting", {"exam_id": make_bookable().id} | change)
    assert (answer.status_code, [error["field"].split(".")[0] for error in answer.json()["errors"]]) == (400, [field])
    assert not WaitingEntry.objects.exists()


def test_who_may_look_may_not_decide(site_id):
    entry = add_to_waiting(make_bookable().id, notice_h=0, actor=CLERK)
    free(make_scanner())
    offer = WaitingOffer.objects.get()
    technologist = sign_in("technologist")
    assert technologist.get(f"/api/schedule/sites/{site_id}/waiting").status_code == 200
    for path in ("give", "accept", "decline"):
        assert send(technologist, f"waiting-offers/{offer.pk}/{path}").status_code == 403
    assert send(technologist, f"waiting/{entry.pk}/withdraw", {"version": 1}).status_code == 403
    assert (WaitingOffer.objects.get().state, WaitingEntry.objects.get().state) == ("proposed", "waiting")


def test_the_list_costs_the_same_however_long(desk, site_id):  # noqa: F811
    path = f"/api/schedule/sites/{site_id}/waiting"
    add_to_waiting(make_bookable().id, actor=CLERK)
    counts = []
    for _ in range(2):
        desk.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            rows = desk.get(path).json()["results"]
        counts.append((len(rows), len(queries)))
        for _ in range(3):
            add_to_waiting(make_bookable().id, actor=CLERK)
    assert (counts[0][0], counts[1][0]) == (1, 4) and counts[0][1] == counts[1][1]
