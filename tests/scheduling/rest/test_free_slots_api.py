"""The next free slot without an order: by modality, length, part of the day, weekday and day."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.scheduling.models import Resource
from apps.scheduling.public import block_time
from tests.builders.http import client_of
from tests.builders.pathway import CLERK
from tests.builders.scheduling import at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def scanner(site_id):
    """Open 08:00 to 18:00 in Shanghai; it is Wednesday, 09:00 (01:00 UTC)."""
    return make_scanner("CT-FREE")


def ask(site_id, **query):
    answer = client_of("front_desk", site_id=site_id).get("/api/schedule/free-slots", {"site": site_id, **query})
    assert answer.status_code == 200, answer.json()
    return answer.json()


def first(site_id, **query) -> datetime:
    return datetime.fromisoformat(ask(site_id, **query)["slots"][0]["starts_at"])


def test_the_next_gap_that_is_long_enough(site_id, scanner):
    block_time(scanner.pk, starts_at=at(30), ends_at=at(120), cause="service", actor=CLERK)
    assert first(site_id, modality="CT", duration=20) == at(5)
    assert first(site_id, modality="CT", duration=60) == at(120)


@pytest.mark.parametrize(
    ("_case", "query", "start"),
    [
        ("afternoon begins at noon", {"part_of_day": "afternoon"}, datetime(2026, 11, 25, 4, 0, tzinfo=UTC)),
        ("the morning goes on", {"part_of_day": "morning"}, datetime(2026, 11, 25, 1, 5, tzinfo=UTC)),
        ("on Friday", {"weekday": [4]}, datetime(2026, 11, 27, 0, 0, tzinfo=UTC)),
        ("Friday afternoon", {"weekday": [4], "part_of_day": "afternoon"}, datetime(2026, 11, 27, 4, 0, tzinfo=UTC)),
        ("from a day on", {"after": "2026-12-01T00:00:00+08:00"}, datetime(2026, 12, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_what_a_caller_wishes(site_id, scanner, _case, query, start):
    assert first(site_id, modality="CT", **query) == start


def test_an_exam_brings_its_modality_and_length(site_id, scanner):
    answer = ask(site_id, exam_code="CT-CHEST-C")
    assert answer["duration_min"] == 20 and answer["slots"][0]["resource_code"] == "CT-FREE"
    assert ask(site_id, exam_code="MR-KNEE", n=5)["slots"] == [] or "CT-FREE" not in {
        slot["resource_code"] for slot in ask(site_id, exam_code="MR-KNEE", n=5)["slots"]
    }


@pytest.mark.parametrize(
    ("_case", "query", "change_min"),
    [
        ("an unnamed MR exam", {"modality": "MR", "duration": 20}, 5),
        ("another coil", {"exam_code": "MR-BRAIN"}, 5),
        ("the coil that is on", {"exam_code": "MR-LSPINE"}, 0),
    ],
)
def test_the_scanner_is_changed_over_for_an_exam_of_another_family(site_id, _case, query, change_min):
    mr, spine = make_scanner("MR-FREE", modality="MR"), make_bookable("MR-LSPINE")
    book(spine, mr, at(5))
    assert first(site_id, **query) == at(5 + spine.duration_min + change_min)


def test_nothing_is_free_in_the_evening_of_a_scanner_that_closes_at_six(site_id, scanner):
    assert ask(site_id, modality="CT", part_of_day="evening", n=5)["slots"] == []


@pytest.mark.parametrize(
    ("_case", "query"), [("nothing to search for", {}), ("no such part", {"modality": "CT", "part_of_day": "noon"})]
)
def test_a_search_without_sense_is_refused(site_id, _case, query):
    answer = client_of("front_desk", site_id=site_id).get("/api/schedule/free-slots", {"site": site_id, **query})
    assert answer.status_code == 400


def test_the_search_costs_the_same_however_far_it_looks(site_id, scanner, django_assert_max_num_queries):
    client = client_of("front_desk", site_id=site_id)
    client.get("/api/schedule/free-slots", {"site": site_id, "modality": "CT"})
    with django_assert_max_num_queries(24):
        client.get("/api/schedule/free-slots", {"site": site_id, "modality": "CT", "part_of_day": "evening", "n": 20})


def test_the_people_that_every_such_exam_takes_are_asked_and_the_rest_is_named(site_id, scanner):
    pool = make_pool("tech-ct", "staff")
    make_pool("injector", "equipment")
    make_person(pool, "10:00", "18:00")
    assert first(site_id, modality="CT", duration=20) == at(60)
    book(make_bookable(), make_scanner("CT-OTHER"), at(60))
    assert first(site_id, modality="CT", duration=20) == at(70)
    told = ask(site_id, modality="CT")["not_asked"]
    assert [one["code"] for one in told] == ["scheduling.free_slot_pool", "scheduling.free_slot_patient"]
    assert "injector" in told[0]["text"]


def test_with_the_exam_its_contrast_is_known_and_asked(site_id, scanner):
    make_pool("injector", "equipment", opens="12:00", closes="18:00")
    assert first(site_id, exam_code="CT-CHEST") == at(5)
    assert first(site_id, exam_code="CT-CHEST-C") == at(180)
    assert [one["code"] for one in ask(site_id, exam_code="CT-CHEST-C")["not_asked"]] == [
        "scheduling.free_slot_patient"
    ]


def load(site_id, **query) -> list[dict]:
    answer = client_of("front_desk", site_id=site_id).get("/api/schedule/load", {"site": site_id, "days": 1, **query})
    assert answer.status_code == 200, answer.json()
    return answer.json()["days"]


def test_a_half_day_without_people_is_full_and_says_who_is_missing(site_id, scanner):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "12:00")
    morning, afternoon = load(site_id, modality="CT", duration_min=20)
    assert (morning["places"], morning["level"], morning["reason"]) == (9, 0, None)
    assert (afternoon["places"], afternoon["level"], afternoon["reason"]["code"]) == (0, 4, "scheduling.load_pool")
    assert "tech-ct" in afternoon["reason"]["text"] and afternoon["reason"]["params"]["alone"] == 18


def test_people_who_work_on_another_scanner_are_not_free(site_id, scanner):
    pool, other = make_pool("tech-ct", "staff"), make_scanner("CT-OTHER")
    make_person(pool, "08:00", "18:00")
    assert load(site_id, modality="CT", duration_min=20)[0]["places"] == 9
    for start in range(0, 180, 10):
        book(make_bookable(), other, at(start))
    morning = load(site_id, modality="CT", duration_min=20)[0]
    assert (morning["places"], morning["level"]) == (0, 4)


def test_the_strip_costs_the_same_for_one_pool_and_many(site_id, scanner):
    client = client_of("front_desk", site_id=site_id)
    query = {"site": site_id, "modality": "CT"}
    make_person(make_pool("tech-ct", "staff"), "08:00", "18:00")
    client.get("/api/schedule/load", query)
    with CaptureQueriesContext(connection) as few:
        client.get("/api/schedule/load", query)
    for _ in range(5):
        make_person(Resource.objects.get(code="tech-ct"), "08:00", "18:00")
        book(make_bookable(), scanner, at(60 + 20 * _))
    with CaptureQueriesContext(connection) as many:
        client.get("/api/schedule/load", query)
    assert len(many) == len(few)
