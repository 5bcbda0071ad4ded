"""Second factors and fresh proofs of who enters by the hospital's sign-in."""

import time

import pyotp
import pytest

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.directory.models import ExternalIdentity
from apps.directory.public import create_user
from tests.builders.entrance import BOSS, PASSWORD, come_back, rule, set_up_factor, told, who
from tests.builders.http import post

pytestmark = pytest.mark.django_db


def test_a_second_factor_here_is_asked_for_after_the_provider_unless_its_own_counts(liar, monkeypatch):
    key = set_up_factor(come_back(liar), monkeypatch)
    liar.claims = {"amr": ["pwd", "otp"]}
    client = come_back(liar)
    owed = client.get("/api/session/entrance").json()["owed"]
    assert (who(client), owed["need"], owed["asks_code"]) == ("", "code", True)
    assert post(client, "/api/session/entrance").json()["code"] == "directory.second_factor_needed"
    assert post(client, "/api/session/entrance", code="12345").json()["code"] == "directory.second_factor_wrong"
    code = pyotp.TOTP(key).at(clock.real_now())
    assert post(client, "/api/session/entrance", code=code).json()["user"]["username"] == "zhang.wei"
    assert post(client, "/api/session/entrance", code=code).json()["code"] == "directory.provider_attempt_old"
    rule(second_factor={"amr": ["otp"], "acr": []})
    assert who(come_back(liar)) == "zhang.wei"
    liar.claims = {"amr": ["pwd"]}
    assert who(come_back(liar)) == ""


def test_a_factor_that_the_policy_demands_is_set_up_unless_the_providers_counts(liar):
    row = PolicySet.objects.get(code="directory.second_factor")
    row.payload["roles"] = [{"role": "radiologist", "required_from": "2020-01-01"}]
    row.save()
    clear_cache()
    assert come_back(liar).get("/api/session").json()["permissions"] == ["session.profile"]
    rule(second_factor={"amr": [], "acr": ["urn:strong"]})
    liar.claims = {"acr": "urn:strong"}
    assert "report.sign" in come_back(liar).get("/api/session").json()["permissions"]


def test_who_has_no_password_here_proves_themself_at_the_provider(liar):
    liar.claims = {"auth_time": int(time.time()) - 3600}
    client = come_back(liar)
    key = post(client, "/api/session/second-factor").json()["key"]
    body = {"code": pyotp.TOTP(key).now()}
    path = "/api/session/second-factor/confirmation"
    assert post(client, path, **body).json()["code"] == "directory.provider_proof_needed"
    assert post(client, path, password="x", **body).json()["code"] == "directory.provider_proof_needed"
    come_back(liar, client, again="true", next="/proved")
    assert (client.sent["prompt"], client.sent["max_age"]) == ("login", "0")
    assert told(client) == "directory.provider_proof_old"  # it asked nobody for anything
    liar.claims = {"sub": "s-9", "preferred_username": "wang.fang"}
    come_back(liar, client, again="true")
    assert (told(client), who(client)) == ("directory.provider_other_person", "zhang.wei")
    liar.claims, liar.without = {}, ("auth_time",)
    assert told(come_back(liar, client, again="true")) == "directory.provider_proof_old"
    assert post(client, path, **body).json()["code"] == "directory.provider_proof_needed"
    liar.without = ()
    come_back(liar, client, again="true", next="/proved")
    assert client.answer["Location"] == "/proved" and told(client) == ""
    assert post(client, path, **body).status_code == 200
    assert (
        post(client, "/api/session/password", old="x", new="green-Lamp-43").json()["code"]
        == "directory.no_local_password"
    )


def test_only_a_code_that_was_right_here_counts_as_a_code_for_signatures(liar, monkeypatch):
    rule(second_factor={"amr": ["otp"], "acr": []})
    key = set_up_factor(come_back(liar), monkeypatch)
    liar.claims = {"amr": ["otp"]}
    client = come_back(liar)
    assert (who(client), "code_at" in client.session) == ("zhang.wei", False)
    liar.claims = {"amr": ["pwd"]}
    client = come_back(liar)
    post(client, "/api/session/entrance", code=pyotp.TOTP(key).at(clock.real_now()))
    assert (who(client), "code_at" in client.session) == ("zhang.wei", True)


def test_a_code_that_nobody_asked_for_counts_as_none(liar):
    create_user(actor=BOSS, username="zhang.wei", name="Wei", password=PASSWORD, grants=[("nurse", None)])
    client = come_back(liar)
    assert post(client, "/api/session/entrance", password=PASSWORD, code="123456").status_code == 200
    assert (who(client), "code_at" in client.session) == ("zhang.wei", False)
    assert ExternalIdentity.objects.get().confirmed_at is not None
