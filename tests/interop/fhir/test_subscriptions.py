"""Systems that want to be told: through the ledger, in order, with the rights of their token, and never elsewhere than allowed."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.policy import activate_policy, draft_policy, seed_policies
from apps.directory.models import ApiToken
from apps.directory.public import find_site_by_code, revoke_token
from apps.interop.models import Destination, OutboundMessage, Subscription
from apps.interop.public import send_pending
from tests.builders.fhir import find_faults
from tests.builders.http import client_of
from tests.builders.pathway import CLERK, HEAD, make_exam, seed_department
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
KIND = "application/fhir+json"
JSON = "application/json"


@pytest.fixture
def department():
    seed_department()
    seed_policies()
    deliver_pending()


@pytest.fixture
def receiver():
    """Answers what `code` says and keeps what came."""

    class Handler(BaseHTTPRequestHandler):
        def take(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            server.got.append((self.command, self.path, self.headers.get("X-Secret"), body))
            self.send_response(server.code)
            self.end_headers()

        do_PUT = do_POST = take

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.code = [], 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join(10)
    server.server_close()


def wish(endpoint: str, criteria: str = "ServiceRequest?category=CT", **channel) -> dict:
    return {
        "resourceType": "Subscription",
        "status": "requested",
        "reason": "orders for the portal",
        "criteria": criteria,
        "channel": {"type": "rest-hook", "endpoint": endpoint, "payload": KIND, "header": ["X-Secret: s3"], **channel},
    }


def ask(client, body):
    return client.post("/fhir/Subscription", body, content_type=KIND)


def url_of(receiver) -> str:
    return f"http://127.0.0.1:{receiver.server_port}/hook"


def test_a_change_is_told_once_with_the_resource(department, receiver):
    client = client_of("hospital")
    made = ask(client, wish(url_of(receiver)))
    assert made.status_code == 201 and find_faults(made.json()) == [], made.content
    assert "s3" not in made.content.decode()
    exam = make_exam("CT-CHEST")
    make_exam("DX-CHEST")
    deliver_pending()
    (row,) = OutboundMessage.objects.filter(cause__startswith=f"ServiceRequest/{exam.id}:")[:1]
    assert not OutboundMessage.objects.exclude(exam_id=exam.id).exists()  # only what matches the criteria
    assert send_pending() >= 1
    method, path, secret, body = receiver.got[0]
    assert (method, path, secret) == ("PUT", f"/hook/ServiceRequest/{exam.id}", "s3")
    assert json.loads(body)["id"] == str(exam.id) and find_faults(json.loads(body)) == []
    row.refresh_from_db()
    assert row.status == "sent" and bytes(row.ack).startswith(b"HTTP 200")
    told = len(receiver.got)
    assert send_pending() == 0 and len(receiver.got) == told


def test_without_payload_only_the_knock_is_sent(department, receiver):
    body = wish(url_of(receiver), "DiagnosticReport")
    del body["channel"]["payload"]
    assert ask(client_of("hospital"), body).status_code == 201
    make_signed(make_person("rad-sub", "radiologist"))
    deliver_pending()
    assert send_pending() >= 1
    assert {(m, p, b) for m, p, _, b in receiver.got} == {("POST", "/hook", b"")}


def test_a_receiver_that_fails_is_tried_again_and_one_that_refuses_is_parked(department, receiver):
    assert ask(client_of("hospital"), wish(url_of(receiver))).status_code == 201
    receiver.code = 503
    make_exam("CT-CHEST")
    deliver_pending()
    assert send_pending() == 0
    row = OutboundMessage.objects.order_by("id").first()
    assert (row.status, row.attempts, row.reason["code"]) == ("pending", 1, "interop.webhook_failed")
    assert len(receiver.got) == 1  # those behind it wait for it
    receiver.code = 410
    OutboundMessage.objects.update(next_try_at=clock.real_now())
    send_pending()
    row.refresh_from_db()
    assert (row.status, row.reason["code"]) == ("parked", "interop.webhook_refused")


def test_rights_and_sites_are_those_of_the_token_at_the_time(department, receiver):
    east = client_of("hospital", site_id=find_site_by_code("east").id)
    assert ask(east, wish(url_of(receiver))).status_code == 201
    make_exam("CT-CHEST")
    deliver_pending()
    assert not OutboundMessage.objects.exists()
    here = client_of("hospital")
    assert ask(here, wish(url_of(receiver))).status_code == 201
    make_exam("CT-CHEST")
    deliver_pending()
    assert OutboundMessage.objects.exists()
    revoke_token(Subscription.objects.latest("pk").token_id, actor=CLERK)
    send_pending()
    assert receiver.got == []
    assert OutboundMessage.objects.order_by("id").first().reason["code"] == "interop.fhir_subscription_over"


def test_ending_one_is_for_its_owner_and_final(department, receiver):
    owner, other = client_of("hospital"), client_of("hospital")
    key = ask(owner, wish(url_of(receiver))).json()["id"]
    assert other.get(f"/fhir/Subscription/{key}").status_code == 404
    assert other.delete(f"/fhir/Subscription/{key}").status_code == 404
    assert owner.delete(f"/fhir/Subscription/{key}").status_code == 204
    assert owner.get(f"/fhir/Subscription/{key}").json()["status"] == "off"
    make_exam("CT-CHEST")
    deliver_pending()
    assert not OutboundMessage.objects.exists()
    assert not Destination.objects.filter(is_active=True, code__startswith="fhir-").exists()


def test_bad_wishes_are_refused_with_the_path(department, receiver):
    client, good = client_of("hospital"), url_of(receiver)
    cases = [
        (wish("http://example.org/hook"), "Subscription.channel.endpoint"),
        (wish("http://169.254.169.254/latest"), "Subscription.channel.endpoint"),
        (wish("file:///etc/passwd"), "Subscription.channel.endpoint"),
        (wish("http://user:pw@127.0.0.1/"), "Subscription.channel.endpoint"),
        (wish("http://127.0.0.1:99999/"), "Subscription.channel.endpoint"),
        (wish(good, "AuditEvent"), "Subscription.criteria"),
        (wish(good, "ServiceRequest?nonsense=1"), "Subscription.criteria"),
        (wish(good, type="email"), "Subscription.channel.type"),
        (wish(good, payload="text/plain"), "Subscription.channel.payload"),
        (wish(good, header=["X: a\r\nHost: evil"]), "Subscription.channel.header"),
        (wish(good) | {"channel": None}, "Subscription.channel"),
    ]
    for body, path in cases:
        answer = ask(client, body)
        assert answer.status_code == 400, (path, answer.content)
        places = [p for issue in answer.json()["issue"] for p in issue["expression"]]
        assert path in places, (path, places)
    assert not Subscription.objects.exists() and ApiToken.objects.exists()


def test_a_person_sees_pauses_and_ends_what_systems_asked_for(department, receiver, django_assert_max_num_queries):
    assert ask(client_of("hospital"), wish(url_of(receiver))).status_code == 201
    admin = client_of("admin")

    def act(path: str, **body):
        return admin.post(f"/api/messages/subscriptions/{row['id']}/{path}", body, content_type=JSON)

    with django_assert_max_num_queries(12):
        (row,) = admin.get("/api/messages/subscriptions").json()["results"]
    assert (row["kind"], row["criteria"], row["endpoint"]) == ("ServiceRequest", "category=CT", url_of(receiver))
    assert "headers" not in row and (row["is_paused"], row["is_token_over"], row["answered_at"]) == (False, False, None)
    assert act("pause", is_paused=True, reason=" ").status_code == 400
    assert act("pause", is_paused=True, reason="receiver moves house").json()["is_paused"] is True
    make_exam("CT-CHEST")
    deliver_pending()
    assert send_pending() == 0 and receiver.got == []  # what happened meanwhile waits
    (row,) = admin.get("/api/messages/subscriptions", {"status": "active"}).json()["results"]
    assert row["n_pending"] >= 1
    act("pause", is_paused=False, reason="it stands again")
    assert send_pending() >= 1 and receiver.got
    (row,) = admin.get("/api/messages/subscriptions").json()["results"]
    assert row["n_pending"] == 0 and row["answered_at"]
    assert act("end", reason="no longer used").json()["status"] == "off"
    assert act("pause", is_paused=True, reason="x").status_code == 409
    acts = AuditEntry.objects.filter(obj=f"fhir:Subscription/{row['id']}").order_by("id")
    assert [(a.action, a.detail.get("reason")) for a in acts][1:] == [
        ("fhir.subscription_paused", "receiver moves house"),
        ("fhir.subscription_resumed", "it stands again"),
        ("fhir.unsubscribed", "no longer used"),
    ]
    revoke_token(Subscription.objects.get().token_id, actor=CLERK)
    assert admin.get("/api/messages/subscriptions").json()["results"][0]["is_token_over"] is True
    reader = client_of("qc")
    assert (
        reader.post(f"/api/messages/subscriptions/{row['id']}/end", {"reason": "x"}, content_type=JSON).status_code
        == 403
    )


def test_a_host_that_is_closed_since_is_told_nothing(department, receiver, settings):
    settings.RADFLOW_DEMO = False
    client = client_of("hospital")
    assert ask(client, wish(url_of(receiver))).status_code == 400  # nowhere, until the department names its receivers
    let_hosts(["127.0.0.1"])
    assert ask(client, wish(url_of(receiver))).status_code == 201
    make_exam("CT-CHEST")
    deliver_pending()
    let_hosts([])
    send_pending()
    assert receiver.got == []
    row = OutboundMessage.objects.order_by("id").first()
    assert (row.status, row.reason["code"]) == ("parked", "interop.fhir_host_closed")


def let_hosts(hosts: list[str]) -> None:
    row = draft_policy("interop.subscriptions", payload={"hosts": hosts}, source="x", change_reason="x", actor=CLERK)
    activate_policy(row.id, actor=HEAD)
