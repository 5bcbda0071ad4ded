"""A partner that takes calls and says nothing costs the others nothing, and what it has waiting is none the worse."""

import threading
import time

import hl7
import pytest

from apps.common.events.models import Delivery
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.interop import subscribers
from apps.interop.models import Destination, OutboundMessage, Subscription
from apps.interop.public import Sender, resend_message, send_pending
from apps.interop.services.results import write_results
from apps.reporting.public import withdraw_release
from tests.builders.pathway import HEAD
from tests.builders.reports import make_person, make_signed
from tests.interop.test_outgoing import ack, put
from tests.interop.test_results import correct, free_port

pytestmark = pytest.mark.django_db


def set_timeout(seconds: float) -> None:
    for row in PolicySet.objects.filter(code="interop.ledger"):
        PolicySet.objects.filter(pk=row.pk).update(payload=row.payload | {"timeout_s": seconds})
    clear_cache()


@pytest.fixture
def silence():
    """An answer that never comes."""
    over = threading.Event()

    def wait(got: bytes) -> None:
        over.wait(30)

    yield wait
    over.set()


def test_two_silences_in_a_row_end_the_pass_and_count_against_no_message(partners, silence):
    row, partner = partners(answer=silence)
    set_timeout(0.2)
    for exam in range(1, 9):
        put(row, exam, 0)
    began = time.monotonic()
    assert send_pending() == 0
    assert time.monotonic() - began < 2  # eight messages would have taken longer
    row.refresh_from_db()
    assert row.failures == 1 and row.next_try_at > clock.real_now()
    assert set(OutboundMessage.objects.values_list("attempts", "status")) == {(0, "pending")}
    reasons = [m.reason and m.reason["code"] for m in OutboundMessage.objects.order_by("id")]
    assert reasons == ["interop.peer_silent"] * 2 + [None] * 6


def test_one_silence_alone_is_the_messages_own(partners, silence):
    row, partner = partners(answer=lambda got: silence(got) if b"|2-0|" in got else ack(got))
    set_timeout(0.2)
    for exam in (1, 2):
        put(row, exam, 0)
    assert send_pending() == 1
    row.refresh_from_db()
    assert (row.failures, OutboundMessage.objects.get(exam_id=2).attempts) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_a_silent_partner_holds_back_nobody_while_it_is_waited_for(partners, silence):
    slow, _ = partners("slow", answer=silence)
    quick, partner = partners("quick")
    set_timeout(3)
    put(slow, 1, 0)
    sender = Sender()
    sender.start_due()
    put(quick, 1, 0)
    until = time.monotonic() + 2.5
    while time.monotonic() < until and not OutboundMessage.objects.filter(status="sent").exists():
        sender.start_due()
        time.sleep(0.05)
    assert len(partner.got) == 1 and not sender._lines[slow.id].done()
    sender.close()
    sender.wait()


def test_a_webhook_where_nobody_is_makes_its_line_wait_and_loses_nothing(partners):
    row = Destination.objects.create(code="fhir-1", host="", port=0, application="FHIR", is_active=False)
    Subscription.objects.create(
        destination=row, token_id=1, token_name="x", kind="Patient", endpoint=f"http://127.0.0.1:{free_port()}/x", created_at=clock.now()
    )  # fmt: skip
    from apps.interop.services.fhir import subscriptions

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subscriptions, "find_token_rights", lambda token: object())
        for n in range(3):
            put(row, 0, n)
        assert send_pending() == 0
    row.refresh_from_db()
    assert row.failures == 1 and row.next_try_at > clock.real_now()
    assert set(OutboundMessage.objects.values_list("attempts", "status")) == {(0, "pending")}


def test_a_release_that_is_retried_does_not_come_after_its_withdrawal(partners, monkeypatch):
    partners(listening=False, flows=["results"])
    failing = [True]

    def write(*args, **facts):
        if failing and failing.pop():
            raise RuntimeError("busy")
        return write_results(*args, **facts)

    monkeypatch.setattr(subscribers, "write_results", write)
    report = make_signed(make_person("rad", "radiologist"))
    withdraw_release(report.id, reason="wrong patient", actor=HEAD)
    deliver_pending()
    assert not OutboundMessage.objects.exists()
    Delivery.objects.filter(status="open").update(next_try_at=clock.real_now())
    deliver_pending()
    rows = OutboundMessage.objects.order_by("id")
    assert [str(hl7.parse(bytes(row.raw).decode()).segment("OBR")[25]) for row in rows] == ["F", "X"]


def test_an_older_report_is_not_sent_again_after_a_newer_one(partners):
    partners(listening=False, flows=["results"])
    rad = make_person("rad", "radiologist")
    report = make_signed(rad)
    correct(report, rad)
    make_signed(rad)
    first, second, other = OutboundMessage.objects.order_by("id")
    OutboundMessage.objects.filter(pk=first.pk).update(status="parked")
    OutboundMessage.objects.filter(pk__in=(second.pk, other.pk)).update(status="sent")
    with pytest.raises(Refused) as refused:
        resend_message(first.id, actor=HEAD, reason="the partner lost it")
    assert refused.value.reason.code == "interop.newer_sent" and refused.value.reason.params["message"] == second.id
    assert resend_message(second.id, actor=HEAD, reason="the partner lost it").status == "pending"
    OutboundMessage.objects.filter(pk=second.pk).update(status="parked")
    assert resend_message(first.id, actor=HEAD, reason="both again, in order").status == "pending"


def test_an_acknowledgement_without_an_id_of_its_own_is_read_by_msa(partners):
    row, _ = partners(answer=lambda got: ack(got).replace(b"||ACK|1|P|", b"||ACK||P|"))
    message = put(row, 1, 0)
    assert send_pending() == 1
    message.refresh_from_db()
    assert (message.status, b"||ACK||P|" in bytes(message.ack)) == ("sent", True)
