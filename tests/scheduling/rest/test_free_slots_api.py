"""The next free slot without an order: by modality, length, part of the day, weekday and day."""

from datetime import UTC, datetime

import pytest

from apps.scheduling.public import block_time
from tests.builders.http import client_of
from tests.builders.pathway import CLERK
from tests.builders.scheduling import at, book, make_bookable, make_scanner

pytestmark = pytest.mark.django_db


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
