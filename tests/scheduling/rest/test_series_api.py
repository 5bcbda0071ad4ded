import pytest

from apps.scheduling.models import Appointment, Occupancy, OpeningException, Series, SlotReservation
from tests.builders.pathway import make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.scheduling.rest.test_booking_api import send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
WHY = {"reason_code": "patient_asked"}
WEEK = 7 * 24 * 60
STARTS = [f"2026-{day}T02:00:00Z" for day in ("11-25", "12-02", "12-09")]


@pytest.fixture
def desk(site_id):
    return sign_in("front_desk")


@pytest.fixture
def three(site_id):
    patient = make_patient().id
    return [make_bookable("CT-HEAD", patient_id=patient) for _ in range(3)], make_scanner()


def asked(three, **facts) -> dict:
    exams, scanner = three
    first = {"exam_id": exams[0].id, "resource_id": scanner.pk, "starts_at": STARTS[0]}
    return {"exam_ids": [exam.id for exam in exams], "first": first, "every_days": 7, "slack_days": 1} | facts


def wanted(three, starts=STARTS) -> dict:
    exams, scanner = three
    rows = [{"exam_id": e.id, "resource_id": scanner.pk, "starts_at": s} for e, s in zip(exams, starts)]
    return {"places": rows, "every_days": 7, "slack_days": 1, "client_key": "series-api-1"}


def booked(desk, three) -> list[dict]:
    answer = send(desk, "series", wanted(three))
    assert answer.status_code == 201
    return answer.json()["appointments"]


def times(desk, series_id: int) -> list[tuple]:
    rows = desk.get(f"/api/schedule/series/{series_id}").json()["appointments"]
    return [(row["starts_at"], row["state"]) for row in rows]


def test_a_series_is_proposed_held_booked_and_drawn_as_one_of_three(desk, three, site_id):
    exams, scanner = three
    places = send(desk, "series/proposals", asked(three)).json()
    assert [(row["exam_id"], row["resource_code"], row["starts_at"], row["reasons"]) for row in places] == [
        (exam.id, scanner.code, start, []) for exam, start in zip(exams, STARTS)
    ]
    assert not Occupancy.objects.exists()
    held = send(desk, "series/reservations", {"places": wanted(three)["places"]})
    assert held.status_code == 201 and 170 <= held.json()["expires_in_s"] <= 180
    assert [row["exam_id"] for row in held.json()["reservations"]] == [exam.id for exam in exams]
    answer = send(desk, "series", wanted(three))
    assert answer.status_code == 201
    series = answer.json()
    assert (series["every_days"], series["slack_days"], series["undo_s"]) == (7, 1, 10)
    assert [(row["starts_at"], row["series_id"]) for row in series["appointments"]] == [
        (start, series["id"]) for start in STARTS
    ]
    assert not SlotReservation.objects.exists()
    day = desk.get(f"/api/schedule/day?site={site_id}&day=2026-12-02").json()
    assert [(row["series_at"], row["series_of"]) for row in day["items"]] == [(2, 3)]
    alone = desk.get(f"/api/schedule/day?site={site_id}&day=2026-12-03").json()
    assert alone["items"] == []


def test_a_single_booking_has_no_number_on_the_board(desk, three, site_id):
    book(make_bookable("CT-HEAD"), three[1], at(60))
    item = desk.get(f"/api/schedule/day?site={site_id}&day=2026-11-25").json()["items"][0]
    assert (item["series_id"], item["series_at"], item["series_of"]) == (None, None, None)


def test_the_board_asks_one_query_more_for_any_number_of_series(desk, three, site_id, django_assert_num_queries):
    from apps.scheduling.selectors.board import get_board

    booked(desk, three)
    day = at(0).date()
    with django_assert_num_queries(6):
        get_board(site_id, day)
    others = [make_bookable("CT-HEAD", patient_id=make_patient().id) for _ in range(1)]
    second = [make_bookable("CT-HEAD", patient_id=others[0].patient_id) for _ in range(2)] + others
    body = wanted((second, three[1]), [s.replace("02:00", "04:00") for s in STARTS]) | {"client_key": "series-api-2"}
    assert send(desk, "series", body).status_code == 201
    with django_assert_num_queries(6):
        get_board(site_id, day)


def test_a_conflict_is_named_in_words_with_the_nearest_time_and_without_slack_has_none(desk, three):
    OpeningException.objects.create(resource=three[1], day=at(WEEK).date())
    second = send(desk, "series/proposals", asked(three)).json()[1]
    assert second["wished_at"] == STARTS[1]
    assert second["starts_at"] in ("2026-12-01T02:00:00Z", "2026-12-03T02:00:00Z")
    assert [row["code"] for row in second["reasons"]][0] == "scheduling.outside_opening"
    none = send(desk, "series/proposals", asked(three, slack_days=0)).json()[1]
    assert (none["resource_id"], none["starts_at"], none["resource_code"]) == (None, None, "")
    assert [row["code"] for row in none["reasons"]] == ["scheduling.outside_opening"]


def test_a_refused_series_names_each_exam_and_books_nothing(desk, three):
    OpeningException.objects.create(resource=three[1], day=at(WEEK).date())
    book(make_bookable("CT-HEAD"), three[1], at(60 + 2 * WEEK))
    before = Occupancy.objects.count()
    answer = send(desk, "series", wanted(three))
    assert (answer.status_code, answer.json()["code"]) == (409, "scheduling.series_conflict")
    texts = [answer.json()["detail"], *(row["text"] for row in answer.json()["reasons"])]
    assert texts == [
        f"{three[0][1].accession}: {three[1].code} is not open at this time.",
        f"{three[0][2].accession}: This slot has just been taken.",
    ]
    assert not Series.objects.exists() and Occupancy.objects.count() == before
    held = send(desk, "series/reservations", {"places": wanted(three)["places"]})
    assert (held.status_code, held.json()["code"]) == (409, "scheduling.outside_opening")
    assert not SlotReservation.objects.exists() and Occupancy.objects.count() == before


def test_this_and_the_following_move_and_come_back(desk, three):
    rows = booked(desk, three)
    second, series = rows[1]["id"], rows[0]["series_id"]
    moved = send(desk, f"appointments/{second}/following/move", WHY | {"starts_at": "2026-12-03T03:00:00Z"})
    assert moved.status_code == 200
    assert times(desk, series) == [
        (STARTS[0], "booked"),
        ("2026-12-03T03:00:00Z", "booked"),
        ("2026-12-10T03:00:00Z", "booked"),
    ]
    assert send(desk, f"appointments/{second}/following/undo").status_code == 200
    assert times(desk, series) == [(start, "booked") for start in STARTS]


def test_a_refused_shift_moves_nobody(desk, three):
    rows = booked(desk, three)
    book(make_bookable("CT-HEAD"), three[1], at(120 + 2 * WEEK))
    answer = send(desk, f"appointments/{rows[1]['id']}/following/move", WHY | {"starts_at": "2026-12-02T03:00:00Z"})
    assert (answer.status_code, answer.json()["code"]) == (409, "scheduling.series_conflict")
    assert times(desk, rows[0]["series_id"]) == [(start, "booked") for start in STARTS]
    unknown = WHY | {"reason_code": "no_such_code", "starts_at": "2026-12-03T03:00:00Z"}
    assert send(desk, f"appointments/{rows[1]['id']}/following/move", unknown).status_code in (400, 409)
    assert times(desk, rows[0]["series_id"]) == [(start, "booked") for start in STARTS]


def test_this_and_the_following_are_called_off_and_come_back(desk, three):
    rows = booked(desk, three)
    second, series = rows[1]["id"], rows[0]["series_id"]
    assert send(desk, f"appointments/{second}/following/cancel", WHY).status_code == 200
    assert [state for _, state in times(desk, series)] == ["booked", "cancelled", "cancelled"]
    assert send(desk, f"appointments/{second}/following/undo").status_code == 200
    assert times(desk, series) == [(start, "booked") for start in STARTS]


def test_the_booking_of_a_series_is_taken_back_whole_and_by_its_clerk_only(desk, three):
    rows = booked(desk, three)
    other = sign_in("head")
    refused = send(other, f"appointments/{rows[0]['id']}/following/undo")
    assert (refused.status_code, refused.json()["code"]) == (409, "scheduling.nothing_to_undo")
    assert set(Appointment.objects.values_list("state", flat=True)) == {"booked"}
    assert send(desk, f"appointments/{rows[0]['id']}/following/undo").status_code == 200
    assert set(Appointment.objects.values_list("state", flat=True)) == {"cancelled"}


WRONG = [
    ("one exam", "series/proposals", {"exam_ids": [1]}, "exam_ids"),
    ("no distance", "series/proposals", {"every_days": 0}, "every_days"),
    ("no places", "series/reservations", {"places": []}, "places"),
    ("no key", "series", {"places": []}, "client_key"),
]


@pytest.mark.parametrize(("_case", "path", "body", "field"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_body_names_its_field(desk, _case, path, body, field):
    answer = send(desk, path, body)
    assert answer.status_code == 400
    assert field in {error["field"].split(".")[0] for error in answer.json()["errors"]}


def test_foreign_sites_and_unknown_series_are_closed(desk, three):
    rows = booked(desk, three)
    foreign = sign_in("front_desk", "east")
    assert foreign.get(f"/api/schedule/series/{rows[0]['series_id']}").status_code == 403
    for act, body in (("move", WHY | {"starts_at": "2026-12-03T03:00:00Z"}), ("cancel", WHY), ("undo", {})):
        assert send(foreign, f"appointments/{rows[0]['id']}/following/{act}", body).status_code == 403
    assert send(foreign, "series/proposals", asked(three)).status_code == 403
    assert send(foreign, "series/reservations", {"places": wanted(three)["places"]}).status_code == 403
    assert send(foreign, "series", wanted(three) | {"client_key": "series-foreign"}).status_code == 403
    alone = book(make_bookable("CT-HEAD"), three[1], at(300))
    for act in ("cancel", "undo"):
        assert send(desk, f"appointments/{alone.pk}/following/{act}", WHY).status_code == 404
    assert desk.get("/api/schedule/series/999999").status_code == 404
    assert set(Appointment.objects.values_list("state", flat=True)) == {"booked"}
