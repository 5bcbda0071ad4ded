"""An administrator of one site stays within it: nobody gives, takes or guards rights that reach beyond their own."""

import pytest

from apps.directory.models import ApiToken, User
from apps.directory.public import find_site_by_code
from tests.builders.http import client_of, post
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "Other-river-4471"


@pytest.fixture
def sites():
    main = seed_department()
    return {"main": main, "east": find_site_by_code("east").id}


@pytest.fixture
def admin(sites):
    return client_of("admin", site_id=sites["east"])


def new_user(*grants) -> dict:
    rows = [{"role": role, "site_id": site} for role, site in grants]
    return {"username": f"u{len(rows)}{User.objects.count()}", "name": "Gao", "password": NEW_PASSWORD, "grants": rows}


@pytest.mark.parametrize(("site", "status"), [("east", 201), ("main", 403), (None, 403)])
def test_grants_are_given_within_reach_only(admin, sites, site, status):
    before = User.objects.count()
    answer = post(admin, "/api/users", **new_user(("front_desk", site and sites[site])))
    assert (answer.status_code, User.objects.count() - before) == (status, int(status == 201))


@pytest.mark.parametrize(("site", "status"), [("east", 201), ("main", 403), (None, 403)])
def test_tokens_are_issued_within_reach_only(admin, sites, site, status):
    before = ApiToken.objects.count()
    answer = post(admin, "/api/tokens", name="probe", role="machine", site=site and sites[site])
    assert (answer.status_code, ApiToken.objects.count() - before) == (status, int(status == 201))


def test_nobody_takes_over_an_account_that_reaches_further(admin):
    make_person("boss", "admin")
    user = User.objects.get(username="boss")
    before = user.password
    assert post(admin, f"/api/users/{user.id}/password", password=NEW_PASSWORD).status_code == 403
    user.refresh_from_db()
    assert user.password == before


def test_whoever_holds_nothing_may_be_changed_by_any_administrator(admin, sites):
    made = post(admin, "/api/users", **new_user()).json()
    assert post(admin, f"/api/users/{made['id']}/password", password=NEW_PASSWORD).status_code == 204


def test_a_policy_for_all_needs_a_right_for_all(sites):
    head, east = client_of("head", site_id=sites["east"]), sites["east"]
    draft = {"code": "directory.login", "payload": {}, "source": "x", "change_reason": "x"}
    assert post(head, "/api/policies", **draft).status_code == 403
    assert post(head, "/api/policies", **draft, site_id=east).status_code != 403


def test_sites_and_rooms_are_kept_by_their_own(admin, sites):
    room = {"code": "x-9", "name": {"en": "X"}, "kind": "scanner", "floor": "1"}
    assert post(admin, "/api/rooms", site=sites["main"], **room).status_code == 403
    assert post(admin, "/api/rooms", site=sites["east"], **room).status_code == 201
