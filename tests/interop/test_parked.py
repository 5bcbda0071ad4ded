"""Messages that were not taken: put aside with a reason, and worked on again together once their cause is mended."""

import json

import pytest

from apps.common.audit.models import AuditEntry
from apps.interop.models import InboundMessage
from apps.interop.public import dismiss_message, replay_group
from apps.interop.services import inbound, parked
from apps.workflow.public import find_order_exams
from tests.builders.http import client_of
from tests.builders.pathway import HEAD
from tests.interop.test_fields import map_fields
from tests.interop.test_hospital import lab
from tests.interop.test_orders import answer, order

pytestmark = pytest.mark.django_db
CODE = "interop.field_missing"


@pytest.fixture
def admin():
    return client_of("admin")


def post(client, path: str, body: dict):
    return client.post(f"/api/messages/{path}", json.dumps(body), content_type="application/json")


def park(n: int) -> list[int]:
    """`n` orders that say nothing where their sender's table looks for the patient's number."""
    map_fields({"PID-3": "PID-2"})
    for k in range(n):
        assert answer(order(f"M{k}", placer=f"A{k}"))[0] == "AE"
    return list(InboundMessage.objects.order_by("id").values_list("id", flat=True))


def test_a_message_is_put_aside_with_a_reason_and_stays(department, admin):
    (row_id,) = park(1)
    assert post(admin, f"inbound/{row_id}/dismissal", {"reason": " "}).status_code == 400
    told = post(admin, f"inbound/{row_id}/dismissal", {"reason": "ordered by phone"}).json()
    assert (told["status"], told["dismissal"]["reason"], told["is_replayable"]) == (
        "dismissed",
        "ordered by phone",
        True,
    )
    assert admin.get("/api/messages/parked").json() == []
    entry = AuditEntry.objects.get(action="message.dismissed")
    assert (entry.obj, entry.detail) == (f"message:{row_id}", {"reason": "ordered by phone"})
    assert answer(order("M0", placer="A0")) == ("AE", "M0")  # the sender's repetition hears what it heard
    assert find_order_exams("GH", "A0") == []
    again = post(admin, f"inbound/{row_id}/dismissal", {"reason": "twice"})
    assert (again.status_code, again.json()["code"]) == (409, "interop.not_parked")


def test_one_put_aside_by_mistake_is_worked_on_after_all(department, admin):
    (row_id,) = park(1)
    dismiss_message(row_id, actor=HEAD, reason="mistake")
    map_fields({"PID-3": ["PID-2", "PID-3"]})
    assert post(admin, f"inbound/{row_id}/replay", {}).json()["status"] == "processed" and find_order_exams("GH", "A0")


def test_what_waits_is_told_by_sender_and_reason(department, admin, django_assert_max_num_queries):
    park(3)
    answer(lab(unit="stone"))
    with django_assert_max_num_queries(12):
        groups = admin.get("/api/messages/parked").json()
    assert [(g["sender"], g["code"], g["n"]) for g in groups] == [
        ("HIS|GH", CODE, 3),
        ("LIS|GH", "interop.value_unknown", 1),
    ]
    assert groups[0]["reason"]["text"]
    assert admin.get("/api/messages/inbound", {"code": CODE, "status": "parked"}).json()["count"] == 3


def test_all_of_one_reason_are_worked_on_in_the_order_in_which_they_came(department, admin, monkeypatch):
    ids = park(3)
    answer(lab(unit="stone"))
    map_fields({"PID-3": ["PID-2", "PID-3"]})
    seen = []
    take = parked.process_message
    monkeypatch.setattr(parked, "process_message", lambda row_id, *a, **k: (seen.append(row_id), take(row_id, *a, **k)))
    told = post(admin, "parked/replay", {"sender": "HIS|GH", "code": CODE}).json()
    assert told == {"n_tried": 3, "n_processed": 3, "n_parked": 0, "n_left": 0} and seen == ids
    assert [len(find_order_exams("GH", f"A{k}")) for k in range(3)] == [1, 1, 1]
    assert [r.status for r in InboundMessage.objects.order_by("id")] == ["processed"] * 3 + ["parked"]


def test_a_bounded_number_at_once_and_what_is_still_wrong_stays_parked(department, monkeypatch):
    ids = park(3)
    monkeypatch.setattr(parked, "MOST_AT_ONCE", 2)
    told = replay_group("HIS|GH", CODE, actor=HEAD)
    assert (told.n_tried, told.n_processed, told.n_parked, told.n_left) == (2, 0, 2, 1)
    assert set(InboundMessage.objects.filter(pk__in=ids).values_list("status", flat=True)) == {"parked"}


def test_one_rejected_as_unknown_is_taken_by_the_release_that_takes_it(department, admin, monkeypatch):
    taken = inbound.HANDLERS.pop("ORM^O01")
    try:
        assert answer(order())[0] == "AR"
    finally:
        inbound.HANDLERS["ORM^O01"] = taken
    (group,) = admin.get("/api/messages/parked").json()
    assert (group["status"], group["code"]) == ("rejected", "interop.message_unsupported")
    told = post(admin, "parked/replay", {"sender": "HIS|GH", "code": group["code"]}).json()
    assert told["n_processed"] == 1 and find_order_exams("GH", "A1")


def test_a_kind_that_is_still_not_taken_waits_for_nobody(department, admin):
    assert answer(order().replace(b"ORM^O01^ORM_O01", b"ADT^A05"))[0] == "AR"
    assert admin.get("/api/messages/parked").json() == []
    row = InboundMessage.objects.get()
    assert post(admin, f"inbound/{row.id}/replay", {}).status_code == 409


def test_an_ill_written_message_is_not_worked_on_again(department, admin):
    inbound.receive_message(b"MSH|^~\\&|HIS", peer="x")
    row = InboundMessage.objects.get()
    assert post(admin, f"inbound/{row.id}/replay", {}).status_code == 409


def test_who_only_reads_puts_nothing_aside(department):
    (row_id,) = park(1)
    reader = client_of("qc")
    assert post(reader, f"inbound/{row_id}/dismissal", {"reason": "x"}).status_code == 403
    assert post(reader, "parked/replay", {"sender": "HIS|GH", "code": CODE}).status_code == 403
    assert InboundMessage.objects.get().status == "parked"
