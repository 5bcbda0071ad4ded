import time

import pytest
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.common.kernel.actor import Actor
from apps.common.policy import seed_policies
from apps.directory.models import User
from apps.directory.public import change_password, create_user, find_user_grants, issue_token, revoke_token, update_user

pytestmark = pytest.mark.django_db
BOSS = Actor.system("test")
PASSWORD = "blue-Lamp-42"


@pytest.fixture
def anna():
    seed_policies()
    create_user(actor=BOSS, username="boss", name="Boss", password=PASSWORD, grants=[("admin", None)])
    return create_user(actor=BOSS, username="anna", name="Anna", password=PASSWORD, grants=[("front_desk", None)])


def sign_in(client: Client, username="anna", password=PASSWORD):
    return client.post("/api/session", {"username": username, "password": password}, content_type="application/json")


def test_a_session_opens_says_what_one_may_do_and_closes(client, anna):
    assert client.get("/api/session").json()["user"] is None
    answer = sign_in(client)
    assert answer.status_code == 200
    body = answer.json()
    assert body["user"]["name"] == "Anna" and body["roles"] == ["front_desk"]
    assert "schedule.write" in body["permissions"] and "user.read" not in body["permissions"]
    assert client.get("/api/users").status_code == 403
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/notifications").status_code == 401


def test_signing_in_without_the_csrf_token_is_refused(anna):
    answer = sign_in(Client(enforce_csrf_checks=True))
    assert answer.status_code == 403
    assert answer.json()["code"] == "common.csrf"


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client, anna):
    for _ in range(4):
        assert sign_in(client, password="wrong").json()["code"] == "directory.login_wrong"
    assert sign_in(client, password="wrong").json()["code"] == "directory.login_locked"
    refused = sign_in(client)
    assert refused.status_code == 409 and refused.json()["policy_version"] == "directory.login@1"
    assert AuditEntry.objects.filter(action="session.refused", actor_name="anna").count() == 6


def test_an_unknown_name_is_told_nothing_else_than_a_wrong_password(client, anna):
    assert sign_in(client, username="nobody").json()["code"] == "directory.login_wrong"


def test_an_idle_session_ends(client, anna, settings):
    sign_in(client)
    assert client.get("/api/notifications").status_code == 200
    session = client.session
    session["seen_at"] -= settings.RADFLOW_IDLE_S + 1
    session.save()
    assert client.get("/api/notifications").status_code == 401


def test_a_demo_session_ends_where_demo_accounts_are_refused(client, anna, settings):
    User.objects.filter(pk=anna.pk).update(is_demo=True)
    sign_in(client)
    assert client.get("/api/notifications").status_code == 200
    settings.RADFLOW_DEMO = False
    assert find_user_grants(anna.pk) is None
    assert client.get("/api/notifications").status_code == 401
    assert sign_in(client).json()["code"] == "directory.login_demo_closed"


def test_a_password_that_somebody_else_gave_opens_only_the_choice_of_an_own_one(client, anna):
    change_password(anna.pk, actor=BOSS, old=None, new="green-Lamp-43")
    body = sign_in(client, password="green-Lamp-43").json()
    assert (body["user"]["must_change_password"], body["permissions"]) == (True, ["session.profile"])
    assert client.get("/api/exams").status_code == 403
    assert not find_user_grants(anna.pk).allows("exam.read")
    own = {"old": "green-Lamp-43", "new": "purple-Lamp-44"}
    assert client.post("/api/session/password", own, content_type="application/json").status_code == 204
    assert client.get("/api/exams").status_code == 200


def test_a_token_works_until_it_is_revoked(client, anna):
    token, words = issue_token(actor=BOSS, name="scanner", role="machine")
    header = {"HTTP_AUTHORIZATION": f"Bearer {words}"}
    assert client.get("/api/sites", **header).status_code == 200
    assert client.get("/api/users", **header).status_code == 403
    revoke_token(token.id, actor=BOSS)
    assert client.get("/api/sites", **header).status_code == 401


def test_a_demo_token_is_refused_where_demo_accounts_are(client, anna, settings):
    _, words = issue_token(actor=BOSS, name="demo", role="machine", is_demo=True)
    header = {"HTTP_AUTHORIZATION": f"Bearer {words}"}
    assert client.get("/api/sites", **header).status_code == 200
    settings.RADFLOW_DEMO = False
    assert client.get("/api/sites", **header).status_code == 401


def test_a_stale_save_gets_409_with_the_current_version(client, anna):
    sign_in(client, username="boss")
    body = {"name": "Anna B", "grants": [{"role": "nurse"}], "version": 1}
    assert client.put(f"/api/users/{anna.id}", body, content_type="application/json").json()["version"] == 2
    stale = client.put(f"/api/users/{anna.id}", body, content_type="application/json")
    assert stale.status_code == 409
    assert (stale.json()["code"], stale.json()["current"]["version"]) == ("common.stale", 2)


def test_the_last_administrator_cannot_be_shut_out(anna):
    boss = User.objects.get(username="boss")
    with pytest.raises(Exception, match="last_admin"):
        update_user(boss.id, actor=BOSS, expected_version=1, is_active=False)
    boss.refresh_from_db()
    assert boss.is_active and boss.version == 1


@pytest.mark.parametrize(
    ("_case", "body", "field"),
    [
        ("no password", {"username": "x1", "name": "X", "grants": []}, "password"),
        ("weak password", {"username": "x1", "name": "X", "grants": [], "password": "12345678901"}, "password"),
        (
            "unknown role",
            {"username": "x1", "name": "X", "password": PASSWORD, "grants": [{"role": "king"}]},
            "grants.0.role",
        ),
        ("taken name", {"username": "anna", "name": "X", "password": PASSWORD, "grants": []}, "username"),
    ],
)
def test_a_wrong_account_is_refused_with_field_and_reason(client, anna, _case, body, field):
    sign_in(client, username="boss")
    answer = client.post("/api/users", body, content_type="application/json")
    assert answer.status_code == 400
    assert field in [e["field"] for e in answer.json()["errors"]]
    assert answer["Content-Type"] == "application/problem+json"
    assert User.objects.count() == 2


def test_one_changes_ones_own_password_and_stays_signed_in(client, anna):
    sign_in(client)
    body = {"old": PASSWORD, "new": "green-Lamp-43"}
    assert client.post("/api/session/password", body, content_type="application/json").status_code == 204
    assert client.get("/api/notifications").status_code == 200
    assert client.post("/api/session/password", body, content_type="application/json").status_code == 409


def test_whoever_has_just_signed_in_was_seen(client, anna):
    """A live socket may come before any other request; without it the session would seem idle."""
    assert sign_in(client).status_code == 200
    assert time.time() - client.session["seen_at"] < 60


def test_the_present_password_is_not_guessed_from_an_open_session(client, anna):
    sign_in(client)
    for code in ["directory.login_wrong"] * 4 + ["directory.login_locked"]:
        guess = {"old": "guess", "new": "green-Lamp-43"}
        answer = client.post("/api/session/password", guess, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (409, code)
    right = {"old": PASSWORD, "new": "green-Lamp-43"}
    assert client.post("/api/session/password", right, content_type="application/json").status_code == 409
    assert User.objects.get(username="anna").check_password(PASSWORD)
