"""The editor's interface: previews that change nothing, stale saves, who sees names, and no growth of queries with people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.scheduling.models import OpeningTemplate, PublicHoliday, Resource, StaffMember
from tests.builders.http import client_of
from tests.builders.scheduling import at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
ROOT = "/api/schedule"


@pytest.fixture
def desk(site_id):
    return client_of("front_desk", site_id=site_id)


def send(client, method: str, path: str, body: dict):
    return getattr(client, method)(f"{ROOT}/{path}", data=body, content_type="application/json")


def morning(weekday: int = 2) -> dict:
    return {"weekday": weekday, "opens": "08:00", "closes": "12:00"}


def test_hours_are_previewed_then_saved_and_a_stale_save_is_refused(desk, site_id):
    scanner = make_scanner()
    late = book(make_bookable(), scanner, at(480))
    body = {"version": 1, "openings": [morning()], "exceptions": []}
    shown = send(desk, "post", f"resources/{scanner.pk}/openings/preview", body).json()
    (row,) = shown["affected"]
    assert (row["appointment_id"], row["exam_id"], row["patient"]) == (late.pk, late.exam_id, "张三")
    assert row["reason"]["code"] == "scheduling.affected_hours"
    assert OpeningTemplate.objects.filter(resource=scanner).count() == 7
    saved = send(desk, "put", f"resources/{scanner.pk}/openings", body)
    assert (saved.status_code, saved.json()["edit_version"], len(saved.json()["affected"])) == (200, 2, 1)
    assert send(desk, "put", f"resources/{scanner.pk}/openings", body).status_code == 409
    assert OpeningTemplate.objects.filter(resource=scanner).count() == 1


@pytest.mark.parametrize(
    ("_case", "change", "status"),
    [
        ("good", {}, 200),
        ("validity backwards", {"openings": [morning() | {"valid_from": "2027-02-01", "valid_to": "2027-01-01"}]}, 400),
        ("no such weekday", {"openings": [morning(7)]}, 400),
        ("half an exception", {"exceptions": [{"day": "2026-12-01", "opens": "08:00"}]}, 400),
        ("too many", {"openings": [morning()] * 401}, 400),
    ],
)
def test_wrong_hours_are_named(desk, _case, change, status):
    scanner = make_scanner()
    body = {"version": 1, "openings": [morning()], "exceptions": []} | change
    assert send(desk, "put", f"resources/{scanner.pk}/openings", body).status_code == status


def test_a_person_is_added_given_skills_and_shifts_and_falls_ill(desk, site_id):
    pool = send(
        desk, "post", "pools", {"site_id": site_id, "code": "tech-ct", "names": {"en": "CT", "zh-Hans": "CT"},
        "pool_kind": "staff"},
    ).json()  # fmt: skip
    member = send(desk, "post", "staff", {"site_id": site_id, "name": "Li Na"}).json()
    roster = {
        "version": 1,
        "name": "Li Na",
        "skills": [{"pool_id": pool["id"]}],
        "weekly": [{"pool_id": pool["id"], "weekday": 2, "starts": "08:00", "ends": "16:00"}],
        "shifts": [],
        "absences": [],
    }
    assert send(desk, "put", f"staff/{member['id']}", roster).json()["version"] == 2
    booked = book(make_bookable(), make_scanner(), at(60))
    ill = roster | {
        "version": 2,
        "absences": [{"starts_at": at(0).isoformat(), "ends_at": at(200).isoformat(), "kind": "sick"}],
    }
    shown = send(desk, "post", f"staff/{member['id']}/preview", ill).json()
    assert [row["appointment_id"] for row in shown["affected"]] == [booked.pk]
    assert desk.get(f"{ROOT}/staff/{member['id']}").json()["absences"] == []
    assert (
        send(desk, "put", f"staff/{member['id']}", ill).json()["affected"][0]["reason"]["params"]["code"] == "tech-ct"
    )
    (level,) = desk.get(f"{ROOT}/pools?site={site_id}&day=2026-11-25&days=1").json()
    assert [item["n"] for item in level["left"]] == [1, -1, 1]
    assert send(desk, "put", f"staff/{member['id']}", ill).status_code == 409


def test_holidays_of_all_sites_need_the_whole_department(desk, site_id):
    own = {"site_id": site_id, "day": "2026-12-25", "names": {"en": "Day off"}}
    assert send(desk, "post", "holidays", own | {"site_id": None}).status_code == 403
    assert send(desk, "post", "holidays/preview", own).json()["affected"] == []
    assert desk.get(f"{ROOT}/holidays?site={site_id}").json() == []
    made = send(desk, "post", "holidays", own)
    assert made.status_code == 201
    assert [row["day"] for row in desk.get(f"{ROOT}/holidays?site={site_id}").json()] == ["2026-12-25"]
    everywhere = client_of("head")
    assert send(everywhere, "post", "holidays", own | {"site_id": None, "day": "2026-12-26"}).status_code == 201
    assert desk.delete(f"{ROOT}/holidays/{made.json()['id']}").status_code == 204


def test_a_site_that_does_not_exist_gets_no_holiday_and_no_pool(site_id):
    everywhere = client_of("head")
    holiday = {"site_id": 999_999, "day": "2026-12-25", "names": {"en": "Day off"}}
    pool = {"site_id": 999_999, "code": "tech-us", "names": {"en": "US"}, "pool_kind": "staff"}
    assert send(everywhere, "post", "holidays", holiday).status_code == 404
    assert send(everywhere, "post", "pools", pool).status_code == 404
    assert not PublicHoliday.objects.exists() and not Resource.objects.filter(code="tech-us").exists()


def test_who_only_reads_changes_nothing(site_id):
    nurse, scanner = client_of("nurse", site_id=site_id), make_scanner()
    body = {"openings": [], "exceptions": []}
    assert send(nurse, "put", f"resources/{scanner.pk}/openings", body).status_code == 403
    assert send(nurse, "post", f"resources/{scanner.pk}/openings/preview", body).status_code == 403
    assert nurse.get(f"{ROOT}/resources?site={site_id}").status_code == 200


def test_lists_tell_pools_from_scanners_and_do_not_grow(desk, site_id):
    scanner, pool = make_scanner(), make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "16:00")
    codes = lambda kind: [row["code"] for row in desk.get(f"{ROOT}/resources?site={site_id}&kind={kind}").json()]  # noqa: E731
    assert (codes("scanner"), codes("pool")) == ([scanner.code], ["tech-ct"])
    paths = [f"staff?site={site_id}", f"pools?site={site_id}", f"resources?site={site_id}&kind=all"]
    counts = [count_queries(desk, path) for path in paths]
    for _ in range(3):
        make_person(make_pool(f"p{StaffMember.objects.count()}", "staff"), "08:00", "16:00")
    assert [count_queries(desk, path) for path in paths] == counts


def count_queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{ROOT}/{path}").status_code == 200
    return len(queries)
