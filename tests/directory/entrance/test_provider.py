"""Sign-in by the hospital's OpenID Connect provider: whom it is believed, and everything that must not get in."""

import base64
import json
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.directory.models import ExternalIdentity, Grant, User
from tests.builders.entrance import CALLBACK, come_back, start, told, who
from tests.builders.provider import sign_in_there

pytestmark = pytest.mark.django_db


def test_a_foreign_provider_lets_a_person_in_with_the_roles_of_their_groups(foreign, people, settings):
    settings.RADFLOW_OIDC_ISSUER, settings.RADFLOW_OIDC_SECRET = foreign, "kept words"
    claims = {"preferred_username": "li.na", "name": "李娜", "email": "li.na@hospital.example", "groups": ["READERS"]}
    assert httpx.put(f"{foreign}/users/u-1", json=claims).status_code == 204
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert client.get("/api/session/entrance").json()["provider"]["en"] == "Hospital sign-in"
    start(client, next="/reading")
    back = sign_in_there(client.address, "u-1")
    answer = client.get(back)
    assert (answer.status_code, answer["Location"]) == (302, "/reading"), told(client)
    body = client.get("/api/session").json()
    assert (body["user"]["username"], body["user"]["proof"], body["roles"]) == ("li.na", "provider", ["radiologist"])
    grant = Grant.objects.get(user__username="li.na")
    assert (grant.site.code, grant.source) == ("main", "oidc")
    again = client.get(back)
    assert again.status_code == 302 and told(client) == "directory.provider_attempt_unknown"
    code = parse_qs(urlsplit(back).query)["code"][0]
    stranger = Client(HTTP_ACCEPT_LANGUAGE="en")
    stranger.get(CALLBACK, {"code": code, "state": start(stranger)["state"]})  # its own attempt, a code that was used
    assert (who(stranger), told(stranger)) == ("", "directory.provider_wrong")
    assert AuditEntry.objects.filter(action="session.opened").get().detail["provider"] == "oidc"


def test_the_verifier_that_pkce_promised_is_shown_and_nothing_secret_is_in_the_address(liar):
    client = come_back(liar)
    assert client.sent["code_challenge_method"] == "S256" and client.sent["response_type"] == "code"
    assert len(liar.verifier) >= 43 and liar.verifier not in client.address
    assert client.sent["redirect_uri"] == "http://testserver/api/session/provider/callback"
    assert who(client) == "zhang.wei"


@pytest.mark.parametrize(
    ("_case", "change", "what"),
    [
        ("another key under the same name", {"sign_with": "other"}, "signature"),
        ("a key nobody published", {"sign_with": "other", "header": {"alg": "RS256", "kid": "b"}}, "signature"),
        ("another provider's", {"claims": {"iss": "https://elsewhere.example"}}, "iss"),
        ("for another client", {"claims": {"aud": "somebody-else"}}, "aud"),
        ("for several, issued to none of them", {"claims": {"aud": ["radflow", "x"]}}, "azp"),
        ("issued to another", {"claims": {"aud": ["radflow", "x"], "azp": "x"}}, "azp"),
        ("expired", {"claims": {"exp": 1_000_000_000}}, "exp"),
        ("from the future", {"claims": {"iat": 9_000_000_000}}, "iat"),
        ("of another attempt", {"claims": {"nonce": "other"}}, "nonce"),
        ("without a nonce", {"without": ("nonce",)}, "nonce"),
        ("without an end", {"without": ("exp",)}, "exp"),
        ("without a subject", {"without": ("sub",)}, "sub"),
        ("an empty subject", {"claims": {"sub": ""}}, "sub"),
    ],
)
def test_a_token_that_is_wrong_in_one_thing_lets_nobody_in(liar, _case, change, what):
    for name, value in change.items():
        setattr(liar, name, getattr(liar, value) if name == "sign_with" else value)
    client = come_back(liar)
    reason = client.get("/api/session/entrance").json()["told"]
    assert (who(client), reason["code"], reason["params"]["what"]) == ("", "directory.provider_wrong", what)
    assert not ExternalIdentity.objects.exists() and not User.objects.filter(username="zhang.wei").exists()
    assert AuditEntry.objects.get(action="session.refused").detail["params"]["what"] == what


def test_a_token_without_a_signature_or_signed_with_what_is_public_lets_nobody_in(liar):
    claims = dict(json.loads(base64.urlsafe_b64decode(liar.make_token().split(".")[1] + "==")))

    def pack(row: dict) -> str:
        return base64.urlsafe_b64encode(json.dumps(row).encode()).rstrip(b"=").decode()

    for alg in ("none", "None", "HS256"):
        client = Client(HTTP_ACCEPT_LANGUAGE="en")
        sent = start(client)
        liar.words = f"{pack({'alg': alg})}.{pack(claims | {'nonce': sent['nonce']})}."
        client.get(CALLBACK, {"code": "c", "state": sent["state"]})
        assert (who(client), told(client)) == ("", "directory.provider_wrong"), alg


def test_keys_that_were_changed_are_asked_for_anew_but_not_for_every_forgery(liar, monkeypatch):
    assert who(come_back(liar)) == "zhang.wei"
    liar.published, liar.sign_with, liar.header = [liar.other], liar.other, {"alg": "RS256", "kid": "b"}
    assert told(come_back(liar)) == "directory.provider_wrong"  # the keys were read a moment ago
    later = time.time() + 31
    monkeypatch.setattr("apps.directory.drivers.oidc.time.time", lambda: later)
    assert who(come_back(liar)) == "zhang.wei"
    assert liar.asked.count("/jwks") == 2


def test_a_state_of_another_browser_opens_nothing(liar):
    sent = start(Client())
    liar.nonce = sent["nonce"]
    victim = come_back(liar, state=sent["state"])
    assert (who(victim), told(victim)) == ("", "directory.provider_attempt_unknown")
    nobody = Client(HTTP_ACCEPT_LANGUAGE="en")
    nobody.get(CALLBACK, {"code": "c", "state": sent["state"]})
    assert who(nobody) == ""


@pytest.mark.parametrize(
    "next",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/" + "x" * 900 + "?q=" + "长" * 90,
    ],
)
def test_the_browser_is_sent_nowhere_else_afterwards(liar, next):
    assert come_back(liar, next=next).answer["Location"] == "/"


def test_who_came_by_another_host_name_begins_where_the_provider_sends_everybody_back(liar, settings):
    client = Client(HTTP_ACCEPT_LANGUAGE="en", SERVER_NAME="127.0.0.1")
    moved = client.get("/api/session/provider/start", {"next": "/reading"})["Location"]
    assert moved == "http://testserver/api/session/provider/start?next=%2Freading&moved=true"
    settings.RADFLOW_ADDRESS = "http://behind-a-proxy"
    assert start(Client(), moved="true")["redirect_uri"].startswith("http://behind-a-proxy/")


@pytest.mark.parametrize(
    ("_case", "change"),
    [
        ("no name", {"without": ("preferred_username",)}),
        ("a name that is none", {"claims": {"preferred_username": "a b<script>"}}),
        ("groups that are elsewhere", {"claims": {"_claim_names": {"groups": "src1"}}}),
        ("groups that are no list of words", {"claims": {"groups": [{"id": 1}]}}),
    ],
)
def test_claims_that_cannot_be_read_are_named(liar, _case, change):
    for name, value in change.items():
        setattr(liar, name, value)
    client = come_back(liar)
    assert (who(client), told(client)) == ("", "directory.provider_claim")


@pytest.mark.parametrize(
    ("_case", "document", "iss", "expected"),
    [
        ("another's answer", {}, "https://elsewhere.example", "directory.provider_wrong"),
        ("no name where one is promised", {"authorization_response_iss_parameter_supported": True}, "", "directory.provider_wrong"),
        ("no name where none is promised", {}, "", ""),
        ("its own name", {"authorization_response_iss_parameter_supported": True}, "own", ""),
    ],
)  # fmt: skip
def test_an_answer_says_whose_it_is(liar, _case, document, iss, expected):
    liar.document = document
    client = come_back(liar, iss_back=liar.issuer if iss == "own" else iss)
    assert (told(client), who(client)) == (expected, "" if expected else "zhang.wei")
