"""The integration desk: who sends, what waits, which codes are unknown, partners kept and tried."""

import pytest

from apps.interop.models import Destination
from apps.interop.public import send_pending
from tests.builders.http import client_of
from tests.interop.test_hospital import lab
from tests.interop.test_orders import answer, order
from tests.interop.test_outgoing import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return client_of("admin")


def test_the_overview_tells_what_came_what_is_parked_and_what_waits(
    department, partners, admin, django_assert_max_num_queries
):
    row, _ = partners("his", listening=False)
    put(row, 1, 0), put(row, 1, 1)
    send_pending()
    answer(order()), answer(order("M2", priority="^^^^^Q")), answer(lab())
    with django_assert_max_num_queries(20):
        told = admin.get("/api/messages/overview").json()
    by_sender = {one["sender"]: one for one in told["senders"]}
    assert (by_sender["HIS|GH"]["n_received"], by_sender["HIS|GH"]["n_parked"]) == (2, 1)
    assert by_sender["LIS|GH"]["kinds"] == {"ORU^R01": 1}
    (line,) = told["lines"]
    assert (line["n_pending"], line["n_parked"], line["partner"]["failures"]) == (2, 0, 1)
    assert line["partner"]["down_since"] and line["oldest_at"]


def test_the_codes_that_no_table_knows_are_named_with_their_count(department, admin):
    for n in range(2):
        answer(order(f"M{n}", placer=f"A{n}", priority="^^^^^Q"))
    told = admin.get("/api/messages/mapping", {"sender": "HIS|GH"}).json()
    assert told["unknown"] == [{"field": "OBR-27", "value": "Q", "count": 2}]
    assert told["tables"]["sex"]["F"] == "F" and told["own"] == {}


def test_a_partner_is_kept_changed_under_its_version_and_tried_at_once(partners, admin):
    body = {
        "code": "lab",
        "host": "127.0.0.1",
        "port": 2599,
        "application": "LIS",
        "flows": ["status"],
        "uses_tls": True,
    }
    made = admin.post("/api/messages/destinations", body, content_type="application/json")
    assert made.status_code == 201 and made.json()["flows"] == ["status"]
    row = Destination.objects.get(code="lab")
    put(row, 1, 0)
    Destination.objects.update(failures=9, next_try_at="2030-01-01T00:00:00Z")
    assert send_pending() == 0
    assert admin.post(f"/api/messages/destinations/{row.id}/try").status_code == 200
    row.refresh_from_db()
    assert row.next_try_at is None
    wrong = admin.post(
        "/api/messages/destinations", body | {"code": "x", "flows": ["gossip"]}, content_type="application/json"
    )
    assert wrong.status_code == 400 and {e["field"].split(".")[0] for e in wrong.json()["errors"]} == {"flows"}
    stale = admin.put(f"/api/messages/destinations/{row.id}", body | {"version": 7}, content_type="application/json")
    assert stale.status_code == 409


def test_the_lists_are_filtered_by_partner_and_sender(department, partners, admin):
    row, _ = partners("his", listening=False)
    put(row, 1, 0)
    answer(order()), answer(lab())
    assert admin.get("/api/messages/outbound", {"destination": "his"}).json()["count"] == 1
    assert admin.get("/api/messages/outbound", {"destination": "none"}).json()["count"] == 0
    assert admin.get("/api/messages/inbound", {"sender": "LIS|GH"}).json()["count"] == 1
