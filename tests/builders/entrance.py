"""Browsers that enter by the hospital's sign-in, for tests."""

from urllib.parse import parse_qs, urlsplit

import pyotp
from django.test import Client

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from tests.builders.http import post
from tests.builders.provider import Liar

BOSS = Actor.system("test")
PASSWORD = "blue-Lamp-42"
CALLBACK = "/api/session/provider/callback"
GROUPS = [
    {"group": "readers", "role": "radiologist", "site": "main"},
    {"group": "Heads", "role": "head", "site": None},
    {"group": "bosses", "role": "admin", "site": None},
]


def rule(*, linked_password: str | None = None, **oidc) -> None:
    row = PolicySet.objects.get(code="directory.sign_in", status="active")
    row.payload["oidc"] |= oidc
    if linked_password:
        row.payload["linked_password"] = linked_password
    row.save()
    clear_cache()


def start(client: Client, **query) -> dict[str, str]:
    answer = client.get("/api/session/provider/start", query)
    assert answer.status_code == 302, answer.content
    client.address = answer["Location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def come_back(
    liar: Liar, client: Client | None = None, *, state: str | None = None, iss_back: str = "", **query
) -> Client:
    """A browser that was sent to the provider and back."""
    client = client or Client(HTTP_ACCEPT_LANGUAGE="en")
    sent = start(client, **query)
    liar.nonce = sent["nonce"]
    client.answer = client.get(CALLBACK, {"code": "c", "state": state or sent["state"], "iss": iss_back})
    client.sent = sent
    return client


def told(client: Client) -> str:
    reason = client.get("/api/session/entrance").json()["told"]
    return reason["code"] if reason else ""


def who(client: Client) -> str:
    user = client.get("/api/session").json()["user"]
    return user["username"] if user else ""


def set_up_factor(client: Client, monkeypatch) -> str:
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now)
    key = post(client, "/api/session/second-factor").json()["key"]
    code = pyotp.TOTP(key).at(now, counter_offset=-1)
    answer = post(client, "/api/session/second-factor/confirmation", code=code)
    assert answer.status_code == 200, answer.content
    return key
