"""Marks of key images over HTTP."""

import pytest

from apps.imaging.models import KeyImage, Study
from tests.builders.http import client_of, post
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(site_id, images) -> str:
    for n in (1, 2):
        store(make_ct(n), images)
    return f"/api/imaging/studies/{Study.objects.get().pk}/key-images"


def test_marks_are_added_listed_and_removed(place):
    client = client_of("radiologist")
    made = post(client, place, sop_uid="2.25.78.2", title="113004")
    assert made.status_code == 201
    assert (made.json()["frame"], made.json()["title_text"], made.json()["series_uid"]) == (
        1,
        "For teaching",
        "2.25.78",
    )
    post(client, place, sop_uid="2.25.78.1", frame=1)
    assert [(row["sop_uid"], row["title"]) for row in client.get(place).json()] == [
        ("2.25.78.1", "113000"),
        ("2.25.78.2", "113004"),
    ]
    assert client.delete(f"{place}/{made.json()['id']}").status_code == 204
    assert client.delete(f"{place}/{made.json()['id']}").status_code == 404
    assert KeyImage.objects.count() == 1


@pytest.mark.parametrize(
    ("_case", "body", "status"),
    [
        ("an image of nowhere", {"sop_uid": "2.25.5"}, 404),
        ("no UID", {"sop_uid": "x"}, 400),
        ("no such frame", {"sop_uid": "2.25.78.1", "frame": 2}, 400),
        ("no such title", {"sop_uid": "2.25.78.1", "title": "113001"}, 400),
    ],
)
def test_a_bad_mark_is_refused(place, _case, body, status):
    assert post(client_of("radiologist"), place, **body).status_code == status
    assert not KeyImage.objects.exists()


def test_who_sees_images_may_not_yet_mark_them(place):
    client = client_of("physicist")
    assert client.get(place).status_code == 200
    assert post(client, place, sop_uid="2.25.78.1").status_code == 403


def test_the_list_asks_the_database_the_same_for_many(place, django_assert_max_num_queries):
    client = client_of("radiologist")
    for n in (1, 2):
        post(client, place, sop_uid=f"2.25.78.{n}")
    with django_assert_max_num_queries(6):
        assert len(client.get(place).json()) == 2
