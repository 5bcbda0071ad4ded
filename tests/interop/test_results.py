"""A released report leaves as ORU^R01 to a receiver that we did not write a parser for."""

import contextlib
import socket

import hl7
import pytest

from apps.interop.models import Destination, OutboundMessage
from apps.interop.public import resend_message, send_pending
from simulator.messages import ResultsInbox
from tests.builders.pathway import HEAD
from tests.builders.reports import make_person, make_signed

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
    assert [str(s[2]) for s in message.segments("OBX")] == ["TX", "TX", "TX", "RP"]
    assert [str(s[3]) for s in message.segments("OBX")][:3] == [
        f"^{title}^99RADFLOW" for title in ("检查技术", "影像所见", "诊断意见")
    ]
    assert "右肺上叶结节" in str(message.segments("OBX")[2][5])


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
    assert (row.status, row.attempts, row.reason["code"]) == ("pending", 1, "interop.peer_unreachable")
    assert row.next_try_at > row.created_at
    with pytest.raises(Exception, match="already_in_line"):
        resend_message(row.id, actor=HEAD, reason="again")


@pytest.mark.parametrize(("_case", "drip"), [("dripping without end", b"x"), ("pouring without end", b"x" * 60_000)])
def test_a_receiver_whose_answer_never_ends_does_not_hold_the_ledger(_case, drip):
    import socket
    import threading

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
