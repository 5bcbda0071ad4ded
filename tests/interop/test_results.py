"""A released report leaves as ORU^R01 to a receiver that we did not write a parser for."""

import contextlib
import hashlib
import socket
import threading
from datetime import timedelta

import hl7
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.directory.public import issue_token
from apps.interop.models import Destination, OutboundMessage
from apps.interop.public import resend_message, send_pending
from apps.reporting.public import begin_amendment, start_report
from simulator.messages import ResultsInbox
from tests.builders.pathway import HEAD
from tests.builders.reports import CLEAN, make_acquired, make_person, make_signed, sign, write

pytestmark = pytest.mark.django_db


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture
def released():
    port = free_port()
    Destination.objects.create(code="his", host="127.0.0.1", port=port, application="HIS", facility="GH")
    Destination.objects.create(code="old", host="127.0.0.1", port=port, application="OLD", is_active=False)
    return make_signed(make_person("rad", "radiologist")), port


def test_a_release_puts_one_message_an_exam_in_line_and_again_none(released):
    report, _ = released
    row = OutboundMessage.objects.get()
    assert (row.kind, row.status, row.cause) == ("ORU^R01", "pending", f"report:{report.id}:1")
    message = hl7.parse(bytes(row.raw).decode())
    assert str(message.segment("MSH")[9]) == "ORU^R01^ORU_R01"
    assert str(message.segment("OBR")[25]) == "F"
    assert [str(s[2]) for s in message.segments("OBX")] == ["TX", "TX", "TX", "CWE", "RP"]
    assert [str(s[3]) for s in message.segments("OBX")][:3] == [
        f"^{title}^99RADFLOW" for title in ("检查技术", "影像所见", "诊断意见")
    ]
    assert "右肺上叶结节" in str(message.segments("OBX")[2][5])


def correct(report, actor, findings="右肺上叶见结节，大小约8mm。") -> None:
    begin_amendment(report.id, kind="amendment", reason="size", actor=actor)
    write(report, actor, texts={**CLEAN, "findings": findings})
    sign(report, actor)
    deliver_pending()


def test_the_link_of_each_version_opens_its_own_pdf_with_the_hospitals_token():
    Destination.objects.create(code="his", host="127.0.0.1", port=1, application="HIS")
    rad = make_person("rad", "radiologist")
    start_report([make_acquired().id], actor=rad)  # reports and releases number apart
    report = make_signed(rad)
    correct(report, rad)
    _, words = issue_token(actor=HEAD, name="his", role="hospital", scopes=["system/DiagnosticReport.rs"])
    hospital = Client(HTTP_AUTHORIZATION=f"Bearer {words}")
    links = []
    for row in OutboundMessage.objects.order_by("id"):
        observed = hl7.parse(bytes(row.raw).decode()).segments("OBX")
        links.append(str(next(s for s in observed if str(s[2]) == "RP")[5][0][0][0]))
    first, second = report.releases.order_by("id")
    assert links == [f"{settings.RADFLOW_ADDRESS}/fhir/Binary/{release.pk}" for release in (first, second)]
    answers = [hospital.get(link.removeprefix(settings.RADFLOW_ADDRESS)) for link in links]
    assert [a.status_code for a in answers] == [404, 200]  # the corrected one took its place
    assert answers[1]["Content-Type"] == "application/pdf"
    assert hashlib.sha256(answers[1].content).hexdigest() == second.pdf_sha256


def test_it_is_sent_once_and_the_acknowledgement_is_kept(released):
    _, port = released
    got: list[str] = []
    inbox = ResultsInbox("127.0.0.1", port, got.append)
    inbox.start()
    assert inbox.listening.wait(10)
    assert send_pending() == 1
    assert send_pending() == 0
    row = OutboundMessage.objects.get()
    assert row.status == "sent" and b"MSA|AA" in bytes(row.ack)
    assert len([t for t in got if t.startswith("MSH")]) == 1


def test_a_receiver_that_is_away_keeps_it_in_line_and_says_why(released):
    assert send_pending() == 0
    row = OutboundMessage.objects.get()
    assert (row.status, row.attempts, row.reason["code"]) == ("pending", 0, "interop.peer_unreachable")
    assert row.destination.next_try_at > clock.real_now() and row.destination.down_since
    with pytest.raises(Exception, match="already_in_line"):
        resend_message(row.id, actor=HEAD, reason="again")


@pytest.mark.parametrize(("_case", "drip"), [("dripping without end", b"x"), ("pouring without end", b"x" * 60_000)])
def test_a_receiver_whose_answer_never_ends_does_not_hold_the_ledger(_case, drip):
    from apps.common.kernel.errors import Transient
    from apps.interop.drivers.mllp import send

    server = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def answer() -> None:
        link, _ = server.accept()
        with link, contextlib.suppress(OSError):
            while not stop.wait(0.02):
                link.sendall(drip)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    with pytest.raises(Transient):
        send("127.0.0.1", server.getsockname()[1], b"MSH|", timeout_s=0.5)
    stop.set()
    thread.join(5)
    server.close()


@pytest.fixture
def answering(released):
    """A receiver that answers every message with the bytes that it is told to, and says what stood in the ledger meanwhile."""
    server = socket.create_server(("127.0.0.1", released[1]))
    answers: list = []

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = server.accept()
                with link:
                    got = b""
                    while b"\x1c\r" not in got:
                        got += link.recv(65536)
                    link.sendall(b"\x0b" + answers.pop(0)(got) + b"\x1c\r")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield answers
    server.close()
    thread.join(5)


def acknowledge(control_id: str | None = None, code: str = "AA"):
    def answer(got: bytes) -> bytes:
        own = str(hl7.parse(got.strip(b"\x0b\x1c\r").decode()).segment("MSH")[10])
        head = "MSH|^~\\&|HIS|GH|RADFLOW||20261128120000||ACK|1|P|2.5.1"
        return f"{head}\rMSA|{code}|{own if control_id is None else control_id}\r".encode()

    return answer


@pytest.mark.parametrize("answered", ["SOMEBODY-ELSES", ""])
def test_an_acknowledgement_of_another_message_is_none_of_ours(answering, answered):
    answering += [acknowledge(answered), acknowledge()]
    assert send_pending() == 0
    row = OutboundMessage.objects.get()
    assert (row.status, row.reason["code"], row.reason["params"]["answered"]) == (
        "pending",
        "interop.ack_for_another",
        answered,
    )
    OutboundMessage.objects.update(next_try_at=clock.real_now())
    assert send_pending() == 1
    row.refresh_from_db()
    assert (row.status, row.reason, row.attempts) == ("sent", None, 2)


@pytest.mark.django_db(transaction=True)
def test_no_lock_is_held_while_the_receiver_takes_its_time_and_nobody_else_sends_it(answering):
    seen: list = []

    def look(got: bytes) -> bytes:
        with transaction.atomic():
            seen.append(OutboundMessage.objects.select_for_update(nowait=True).get().status)
        seen.append(send_pending())
        connection.close()
        return acknowledge()(got)

    answering.append(look)
    assert send_pending() == 1
    assert seen == ["pending", 0]
    assert OutboundMessage.objects.get().status == "sent"


def test_a_message_claimed_by_a_sender_that_died_goes_out_when_its_claim_is_over(answering):
    row = OutboundMessage.objects.get()
    OutboundMessage.objects.update(attempts=1, next_try_at=clock.real_now() + timedelta(seconds=20))
    assert send_pending() == 0
    answering.append(acknowledge())
    OutboundMessage.objects.update(next_try_at=clock.real_now())
    assert send_pending() == 1
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("sent", 2)
