"""What anybody can ask for without being known: it costs little, writes nothing, and a provider that is away holds up nobody."""

import threading
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Permanent, Transient
from apps.directory.drivers.kept import Kept
from apps.directory.services.provider import check_provider
from tests.builders.entrance import CALLBACK, PASSWORD, start, told, who
from tests.builders.http import post

pytestmark = pytest.mark.django_db


def test_a_provider_that_is_away_is_told_in_words_and_passwords_go_on(liar, settings):
    liar.down = True
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    answer = client.get("/api/session/provider/start", {"next": "/reading"})
    assert (answer.status_code, answer["Location"], told(client)) == (302, "/reading", "directory.provider_away")
    assert "cannot be reached" in client.get("/api/session/entrance").json()["told"]["text"]
    assert post(client, "/api/session", username="boss", password=PASSWORD).status_code == 200
    found = {finding.code: finding.severity for finding in check_provider()}
    assert found == {"directory.doctor_oidc_address": "warning", "directory.doctor_oidc": "error"}
    liar.down, settings.RADFLOW_ADDRESS = False, "https://radflow.hospital.example"
    assert list(check_provider()) == []


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("another issuer", {"issuer": "https://elsewhere.example"}),
        ("a token endpoint without TLS", {"token_endpoint": "http://hospital.example/token"}),
        ("no keys", {"jwks_uri": None}),
    ],
)
def test_a_document_that_cannot_be_trusted_is_not_used(liar, _case, document):
    liar.document = document
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.get("/api/session/provider/start")
    assert told(client) == "directory.provider_wrong"


def test_whoever_is_not_known_leaves_no_rows_however_often_they_call(liar):
    stranger = Client(HTTP_ACCEPT_LANGUAGE="en")
    stranger.get("/api/session/entrance")
    for _ in range(3):
        start(stranger)
        Client().get(CALLBACK, {"code": "c", "state": "never issued"})
        Client().get(CALLBACK, {"error": "x" * 300})
        stranger.get(CALLBACK, {"code": "c", "state": "another one"})
        assert told(stranger) == "directory.provider_attempt_unknown"
    liar.down = True
    Client().get("/api/session/provider/start")
    assert not Session.objects.exists() and not AuditEntry.objects.filter(action__startswith="session.").exists()
    assert "/token" not in liar.asked


@pytest.mark.parametrize("odd", ["\0", "长" * 5000, "\ud800".encode("utf-8", "surrogatepass"), "%00%ff", "[]", "{}"])
def test_odd_words_of_a_stranger_are_refused_or_told_and_never_a_fault_of_ours(liar, odd):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    state = start(client)["state"]
    carried = client.cookies["radflow_provider_attempt"].value
    for path in ("/api/session/provider/start", CALLBACK):
        for name in ("next", "again", "moved", "state", "code", "error", "iss"):
            client.cookies["radflow_provider_attempt"] = carried
            answer = client.get(path, {"state": state, "code": "c"} | {name: odd})
            assert answer.status_code in (302, 400), (path, name)
            assert answer.get("Location", "/").startswith(("/", liar.issuer)), (path, name)
    for body in ({"password": odd}, {"code": odd}, [], "x"):
        words = (
            {key: value.decode("latin-1") if isinstance(value, bytes) else value for key, value in body.items()}
            if isinstance(body, dict)
            else body
        )
        answer = client.post("/api/session/entrance", data=words, content_type="application/json")
        assert answer.status_code in (400, 409), body
    for name in ("radflow_provider_told", "radflow_provider_attempt"):
        client.cookies[name] = "a:b:c"
        assert client.get("/api/session/entrance").json()["told"] is None
        assert client.get(CALLBACK, {"state": state, "code": "c"}).status_code == 302
        client.cookies.clear()


def test_an_attempt_that_the_browser_wrote_itself_is_none(liar):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    sent = start(client)
    words = client.cookies["radflow_provider_attempt"].value
    client.cookies["radflow_provider_attempt"] = words[:-2] + ("AA" if words[-2:] != "AA" else "BB")
    liar.nonce = sent["nonce"]
    client.get(CALLBACK, {"code": "c", "state": sent["state"]})
    assert (who(client), told(client)) == ("", "directory.provider_attempt_unknown")


def test_what_a_browser_carries_is_out_of_the_reach_of_scripts_and_holds_no_verifier(liar):
    client = Client()
    sent = start(client)
    cookie = client.cookies["radflow_provider_attempt"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert sent["nonce"] not in cookie.value
    client.get(CALLBACK, {"error": "access_denied", "state": sent["state"]})
    assert client.cookies["radflow_provider_attempt"].value == "" and told(client) == "directory.provider_refused"


def test_that_a_provider_is_away_is_asked_once_in_a_while_and_told_to_everybody(liar, monkeypatch):
    liar.down = True
    for _ in range(5):
        client = Client()
        client.get("/api/session/provider/start")
        assert told(client) == "directory.provider_away"
    assert len(liar.asked) == 1
    liar.down, later = False, time.time() + 11
    monkeypatch.setattr("apps.directory.drivers.kept.time.time", lambda: later)
    assert start(Client())["client_id"] == "radflow"


@pytest.mark.django_db(transaction=True)
def test_a_provider_that_does_not_answer_holds_up_one_and_the_others_for_a_moment(liar):
    liar.delay_s, took, begin = 5.0, [], threading.Barrier(6)

    def knock() -> None:
        begin.wait(20)
        began = time.monotonic()
        Client().get("/api/session/provider/start")
        took.append(time.monotonic() - began)
        connection.close()

    threads = [threading.Thread(target=knock) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(liar.asked) == 1 and sum(each > 4.5 for each in took) == 1


@pytest.mark.parametrize("error", [Transient("directory.provider_away"), Permanent("directory.provider_wrong")])
def test_a_failure_is_remembered_and_a_success_kept(error, monkeypatch):
    answers, now = [error, error, "one", error], [1000.0]
    monkeypatch.setattr("apps.directory.drivers.kept.time.time", lambda: now[0])

    def ask() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = Kept(ask, failed_s=10, wait_s=0.1)
    for seconds, left in ((0, 3), (9, 3), (2, 2), (5, 2)):
        now[0] += seconds
        with pytest.raises(type(error)):
            kept.load(newer_than=0)
        assert len(answers) == left
    now[0] += 6
    assert [kept.load(newer_than=0), kept.load(newer_than=0), len(answers)] == ["one", "one", 1]
    with pytest.raises(type(error)):
        kept.load(newer_than=now[0])
    assert kept.load(newer_than=0) == "one"  # what is kept still serves whoever needs nothing newer
