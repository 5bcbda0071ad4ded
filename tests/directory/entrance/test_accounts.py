"""Whose account a person of the hospital's directory enters, with which roles, and how that ends."""

import threading

import pytest
from django.db import connection
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.common.notify import list_unread
from apps.dashboards.services.access import find_grants
from apps.directory.engine.entrance import Profile
from apps.directory.models import ExternalIdentity, Grant, Site, User
from apps.directory.public import create_user, enter
from tests.builders.entrance import BOSS, PASSWORD, come_back, rule, start, told, who
from tests.builders.http import post

pytestmark = pytest.mark.django_db


def sign_in_as_boss() -> Client:
    boss = Client(HTTP_ACCEPT_LANGUAGE="en")
    post(boss, "/api/session", username="boss", password=PASSWORD)
    return boss


def test_who_left_a_group_loses_its_role_and_keeps_what_was_given_here(liar):
    liar.claims = {"groups": ["readers", "heads"]}
    assert come_back(liar).get("/api/session").json()["roles"] == ["head", "radiologist"]
    user = User.objects.get(username="zhang.wei")
    Grant.objects.create(user=user, role="qc_manager")
    liar.claims = {"groups": ["heads"]}
    assert come_back(liar).get("/api/session").json()["roles"] == ["head", "qc_manager"]
    left = AuditEntry.objects.filter(action="user.roles_mapped").latest("id").detail["left"]
    assert left == [["radiologist", Site.objects.get(code="main").id]]
    Grant.objects.filter(source="").exclude(role="admin").delete()
    liar.claims = {"groups": ["canteen"]}
    shut = come_back(liar)
    assert (who(shut), told(shut)) == ("", "directory.no_roles")
    assert not Grant.objects.filter(user=user).exists()


def test_who_is_unknown_or_has_no_role_gets_no_account(liar):
    liar.claims = {"groups": []}
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.no_roles")
    rule(unknown="refuse")
    liar.claims = {}
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.person_unknown")
    assert not User.objects.filter(username="zhang.wei").exists() and not ExternalIdentity.objects.exists()


def test_a_name_like_an_administrators_opens_nothing_until_its_password_is_proved(liar):
    liar.claims = {"preferred_username": "BOSS", "groups": ["readers"]}
    liar.claims["groups"] = ["heads"]
    come_back(liar)
    liar.claims["groups"] = ["readers"]  # what counts at the confirmation are the groups of the last sign-in
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    start(client)
    earlier = client.session.session_key
    come_back(liar, client)
    owed = client.get("/api/session/entrance").json()["owed"]
    assert (who(client), owed["need"], owed["username"]) == ("", "link", "boss")
    assert client.session.session_key != earlier  # half a sign-in is not open to who knew the earlier key
    boss = User.objects.get(username="boss")
    assert [row.reason["code"] for row in list_unread(boss.id)] == ["directory.link_waits"]
    for _ in range(4):
        wrong = post(client, "/api/session/entrance", password="guess")
        assert (wrong.status_code, wrong.json()["code"]) == (409, "directory.login_wrong")
    assert post(client, "/api/session/entrance", password="guess").json()["code"] == "directory.login_locked"
    assert post(client, "/api/session/entrance", password=PASSWORD).json()["code"] == "directory.login_locked"
    assert who(client) == "" and ExternalIdentity.objects.get().confirmed_at is None
    User.objects.update(locked_until=None)
    assert post(client, "/api/session/entrance", password=PASSWORD).json()["roles"] == ["admin", "radiologist"]
    boss.refresh_from_db()
    assert boss.has_usable_password()  # the administrator gets in when the provider is away
    assert who(come_back(liar)) == "boss"


def test_an_administrator_confirms_and_the_local_password_ends(liar):
    grants = [("technologist", Site.objects.get(code="main").id)]
    wei = create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=grants)
    assert who(come_back(liar)) == ""
    boss = sign_in_as_boss()
    row = next(u for u in boss.get("/api/users").json()["results"] if u["username"] == "zhang.wei")
    (waiting,) = row["identities"]
    assert (waiting["confirmed_at"], row["has_password"]) == (None, True)
    path = f"/api/users/{wei.id}/identities/{waiting['id']}"
    assert (
        post(
            boss, f"/api/users/{User.objects.get(username='boss').id}/identities/{waiting['id']}/confirmation"
        ).status_code
        == 404
    )
    done = post(boss, f"{path}/confirmation").json()
    assert (done["identities"][0]["confirmed_by"], done["has_password"]) == ("Boss", False)
    assert come_back(liar).get("/api/session").json()["roles"] == ["radiologist", "technologist"]
    assert post(Client(), "/api/session", username="zhang.wei", password=PASSWORD).status_code == 409
    assert boss.delete(path).status_code == 200
    assert list(Grant.objects.filter(user=wei).values_list("role", flat=True)) == ["technologist"]


def test_a_department_may_keep_local_passwords(liar):
    rule(linked_password="keep")
    create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=[("nurse", None)])
    client = come_back(liar)
    assert post(client, "/api/session/entrance", password=PASSWORD).status_code == 200
    assert post(Client(), "/api/session", username="zhang.wei", password=PASSWORD).status_code == 200


def test_a_second_person_of_the_directory_cannot_take_a_linked_account(liar):
    assert who(come_back(liar)) == "zhang.wei"
    liar.claims = {"sub": "s-2", "groups": ["bosses"]}
    client = come_back(liar)
    assert (who(client), client.get("/api/session/entrance").json()["owed"]["need"]) == ("", "link")
    assert post(client, "/api/session/entrance", password="").json()["code"] == "directory.login_wrong"
    waiting = ExternalIdentity.objects.get(subject="s-2")
    boss = sign_in_as_boss()
    path = f"/api/users/{waiting.user_id}/identities/{waiting.id}/confirmation"
    assert post(boss, path).json()["code"] == "directory.linked_already"
    assert not Grant.objects.filter(user=waiting.user_id, role="admin").exists()


def test_a_name_that_changed_there_is_the_same_person_here(liar):
    come_back(liar)
    liar.claims = {"preferred_username": "zhang.wei2", "name": "张 伟"}
    assert who(come_back(liar)) == "zhang.wei"
    assert (User.objects.get(username="zhang.wei").name, User.objects.count()) == ("张 伟", 2)


def test_closed_and_locked_accounts_stay_shut(liar):
    come_back(liar)
    User.objects.filter(username="zhang.wei").update(is_active=False)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.account_closed")
    later = clock.real_now() + (clock.real_now() - clock.real_now().replace(year=2020))
    User.objects.filter(username="zhang.wei").update(is_active=True, locked_until=later)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.login_locked")


@pytest.mark.django_db(transaction=True)
def test_two_first_sign_ins_at_once_make_one_account(people):
    profile = Profile("oidc", "https://idp.example", "s-1", "zhang.wei", "张伟", groups=("readers",))
    found, begin = [], threading.Barrier(4)

    def sign_in() -> None:
        begin.wait(20)
        try:
            found.append(enter(profile, source="x").user.pk)
        except Refused as error:
            found.append(error.reason.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign_in) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [User.objects.get(username="zhang.wei").pk] * 4
    assert (ExternalIdentity.objects.count(), Grant.objects.filter(source="oidc").count()) == (1, 1)


def test_untying_ends_the_sessions_that_came_by_it_and_no_others(liar):
    rule(linked_password="keep")
    wei = create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=[("nurse", None)])
    client = come_back(liar)
    post(client, "/api/session/entrance", password=PASSWORD)
    second, typed, elsewhere = come_back(liar), Client(), Client()
    post(typed, "/api/session", username="zhang.wei", password=PASSWORD)
    liar.claims = {"sub": "s-7", "preferred_username": "li.na"}
    come_back(liar, elsewhere)
    assert [who(each) for each in (client, second, typed, elsewhere)] == ["zhang.wei"] * 3 + ["li.na"]
    identity = ExternalIdentity.objects.get(user=wei)
    assert sign_in_as_boss().delete(f"/api/users/{wei.id}/identities/{identity.id}").status_code == 200
    assert find_grants(session=second.session, token="") is None  # a socket that is open ends as well
    assert find_grants(session=typed.session, token="") is not None
    assert [who(each) for each in (client, second, typed, elsewhere)] == ["", "", "zhang.wei", "li.na"]
    post(second, "/api/session", username="zhang.wei", password=PASSWORD)
    assert who(second) == "zhang.wei"


def test_who_types_a_password_over_a_session_of_the_provider_keeps_it_when_that_is_untied(liar):
    rule(linked_password="keep")
    wei = create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=[("nurse", None)])
    client = come_back(liar)
    post(client, "/api/session/entrance", password=PASSWORD)
    post(client, "/api/session", username="zhang.wei", password=PASSWORD)
    identity = ExternalIdentity.objects.get(user=wei)
    sign_in_as_boss().delete(f"/api/users/{wei.id}/identities/{identity.id}")
    assert who(client) == "zhang.wei"


def test_untying_one_who_only_waits_takes_nothing_from_the_one_who_is_tied(liar):
    client = come_back(liar)
    liar.claims = {"sub": "s-2"}
    come_back(liar)
    waiting = ExternalIdentity.objects.get(subject="s-2")
    path = f"/api/users/{waiting.user_id}/identities/{waiting.id}"
    assert sign_in_as_boss().delete(path).status_code == 200
    assert client.get("/api/session").json()["roles"] == ["radiologist"]


def test_the_last_administrator_is_not_untied(liar):
    liar.claims = {"groups": ["bosses"]}
    client = come_back(liar)
    Grant.objects.filter(source="").delete()
    identity = ExternalIdentity.objects.get()
    answer = client.delete(f"/api/users/{identity.user_id}/identities/{identity.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "directory.last_admin")
    assert who(client) == "zhang.wei" and Grant.objects.filter(source="oidc", role="admin").exists()
