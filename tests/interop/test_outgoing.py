"""What the hospital is told while an exam is on its way, and how the ledger keeps its order when a partner is down, slow or refuses."""

import contextlib
import socket
import ssl
import subprocess
import threading
from datetime import timedelta

import hl7
import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Transient
from apps.common.policy import seed_policies
from apps.interop.drivers.mllp import END, START, Link, Unreachable
from apps.interop.models import Destination, OutboundMessage
from apps.interop.public import send_pending, try_partner_now, write_results
from apps.reporting.public import withdraw_release
from apps.scheduling.public import cancel_appointment, mark_no_show, move_appointment
from apps.workflow.public import record_fact
from tests.builders.pathway import CLERK, HEAD
from tests.builders.reports import make_person, make_signed
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.interop.test_results import free_port

pytestmark = pytest.mark.django_db


class Partner(threading.Thread):
    """A receiver that keeps a line open and answers each message with `answer`; the control ids that it took, in order."""

    def __init__(self, port: int, answer=lambda got: ack(got), tls: ssl.SSLContext | None = None) -> None:
        super().__init__(daemon=True)
        self.server = socket.create_server(("127.0.0.1", port))
        self.answer, self.tls, self.got, self.lines = answer, tls, [], 0
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = self.server.accept()
                self.lines += 1
                with contextlib.suppress(OSError, ssl.SSLError), (self.tls.wrap_socket(link, server_side=True) if self.tls else link) as line:  # fmt: skip
                    self._talk(line)

    def _talk(self, line) -> None:
        rest = b""
        while part := line.recv(65536):
            rest += part
            while END in rest:
                message, rest = rest.split(END, 1)
                self.got.append(message[1:])
                told = self.answer(message[1:])
                if told is None:
                    return
                line.sendall(START + told + END)

    def close(self) -> None:
        self.server.close()


def ack(got: bytes, code: str = "AA") -> bytes:
    own = got.split(b"\r", 1)[0].split(b"|")[9].decode()
    return f"MSH|^~\\&|HIS|GH|RADFLOW||20261128120000||ACK|1|P|2.5.1\rMSA|{code}|{own}\r".encode()


@pytest.fixture
def partners(db):
    seed_policies()
    made: list[Partner] = []

    def make(code="his", flows=("results", "status", "schedule", "charges"), listening=True, **more):
        port = free_port()
        facts = {"host": "127.0.0.1", "port": port, "application": code.upper(), "flows": list(flows)}
        row = Destination.objects.create(code=code, **facts | {k: more.pop(k) for k in ("uses_tls", "charset", "host") if k in more})  # fmt: skip
        if listening:
            made.append(Partner(port, **more))
        return row, made[-1] if listening else None

    yield make
    for one in made:
        one.close()


def put(partner: Destination, exam_id: int, n: int) -> OutboundMessage:
    raw = f"MSH|^~\\&|RADFLOW|R|HIS||20261128||ORU^R01|{exam_id}-{n}|P|2.5.1\r".encode()
    facts = {"raw": raw, "kind": "ORU^R01", "created_at": clock.now(), "next_try_at": clock.real_now()}
    return OutboundMessage.objects.create(destination=partner, exam_id=exam_id, cause=f"test:{n}", **facts)


def told(kind: str) -> list:
    rows = OutboundMessage.objects.filter(kind=kind).order_by("id")
    return [hl7.parse(bytes(row.raw).decode()) for row in rows]


def test_bookings_leave_as_siu_with_both_numbers_of_the_order(site_id, safety_is_clear, partners):
    partners(listening=False)
    scanner = make_scanner()
    exam = make_bookable(placer_number="A1", placer_issuer="GH")
    row = book(exam, scanner, at(120))
    deliver_pending()
    (booked,) = told("SIU^S12")
    sch, aig = booked.segment("SCH"), booked.segment("AIG")
    assert (str(sch[25]), str(sch[26]), str(sch[27])) == ("Booked", "A1^GH", f"{exam.accession}^RADFLOW")
    assert str(aig[3]) == scanner.code and str(booked.segment("AIS")[4]).startswith(f"{at(120):%Y%m%d%H%M}")
    why = {"reason_code": "other", "reason": "ward"}
    move_appointment(row.pk, resource_id=scanner.pk, starts_at=at(180), actor=CLERK, **why)
    deliver_pending()
    move_appointment(row.pk, resource_id=scanner.pk, starts_at=at(120), actor=CLERK, **why)
    deliver_pending()
    move_appointment(row.pk, resource_id=scanner.pk, starts_at=at(180), actor=CLERK, **why)
    deliver_pending()
    assert [str(m.segment("AIS")[4])[8:12] for m in told("SIU^S13")] == [
        "0400",
        "0300",
        "0400",
    ]  # to and fro, each is told
    cancel_appointment(row.pk, actor=CLERK, **why)
    deliver_pending()
    assert [str(m.segment("SCH")[25]) for m in told("SIU^S15")] == ["Cancelled"]


def test_who_does_not_come_is_told(site_id, safety_is_clear, partners, department_clock):
    partners(listening=False, flows=["schedule"])
    row = book(make_bookable(), make_scanner(), at(60))
    department_clock.now = at(240)
    mark_no_show(row.pk, actor=CLERK, reason_code="other", reason="did not come")
    deliver_pending()
    assert [str(m.segment("SCH")[25]) for m in told("SIU^S26")] == ["Noshow"]


def test_the_orderer_hears_where_its_order_stands_and_the_cash_desk_of_the_charge(site_id, safety_is_clear, partners):
    partners(listening=False, flows=["status", "charges"])
    exam = make_bookable(placer_number="A1", placer_issuer="GH")
    book(exam, make_scanner(), at(120))
    for fact in ("mpps_started", "mpps_completed"):
        record_fact(exam.id, fact, at=clock.now(), source="mpps")
    deliver_pending()
    assert [(str(m.segment("ORC")[1]), str(m.segment("ORC")[5])) for m in told("ORM^O01")] == [("SC", "SC"), ("SC", "IP"), ("SC", "CM")]  # fmt: skip
    (charge,) = told("DFT^P03")
    assert (str(charge.segment("FT1")[6]), str(charge.segment("FT1")[23])) == ("CG", exam.accession)
    assert not OutboundMessage.objects.filter(kind__startswith="SIU").exists()  # it does not take these


@pytest.mark.parametrize(("trigger", "control"), [("cancelled_by_message", "CR"), ("cancel", "OC")])
def test_a_cancel_says_whose_it_was(site_id, partners, trigger, control):
    from apps.workflow.public import request

    partners(listening=False, flows=["status"])
    exam = make_bookable()
    if trigger == "cancel":
        request(exam.id, "cancel", actor=HEAD, reason="twice ordered")
    else:
        record_fact(exam.id, trigger, at=clock.now(), source="message")
    deliver_pending()
    assert [str(m.segment("ORC")[1]) for m in told("ORM^O01")] == [control]


def test_a_result_says_what_it_came_to_and_a_withdrawn_one_takes_every_line_back(partners):
    partners(listening=False, flows=["results"])
    report = make_signed(make_person("rad", "radiologist"))
    (final,) = told("ORU^R01")
    coded = [s for s in final.segments("OBX") if str(s[2]) == "CWE"]
    assert [(str(s[3][0][0]), str(s[5][0][0]), str(s[8])) for s in coded] in ([], [("CONCLUSION", "positive", "A")], [("CONCLUSION", "negative", "N")])  # fmt: skip
    withdraw_release(report.id, reason="wrong patient", actor=HEAD)
    deliver_pending()
    last = told("ORU^R01")[-1]
    assert str(last.segment("OBR")[25]) == "X" and {str(s[11]) for s in last.segments("OBX")} == {"W"}
    assert not [s for s in last.segments("OBX") if str(s[2]) == "RP"]


def test_a_preliminary_report_leaves_as_such_without_a_pdf(partners):
    from apps.reporting.models import ReportVersion

    partners(listening=False, flows=["results"])
    report = make_signed(make_person("rad", "radiologist"))
    OutboundMessage.objects.all().delete()
    ReportVersion.objects.filter(report=report).update(kind="preliminary", is_positive=True)
    assert write_results(report.id, 1, [report.links.get().exam_id]) == 1
    (message,) = told("ORU^R01")
    assert str(message.segment("OBR")[25]) == "P" and str(message.segment("ORC")[5]) == "IP"
    kinds = [str(s[2]) for s in message.segments("OBX")]
    assert "RP" not in kinds and kinds[-1] == "CWE" and {str(s[11]) for s in message.segments("OBX")} == {"P"}


def test_a_name_leaves_in_the_partners_character_set(partners):
    partners(listening=False, flows=["results"], charset="GB 18030-2000")
    make_signed(make_person("rad", "radiologist"))
    raw = bytes(OutboundMessage.objects.get().raw)
    text = raw.decode("gb18030")
    assert "右肺上叶结节" in text and "|GB 18030-2000\r" in text
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")


def test_a_line_stays_open_and_keeps_its_order(partners):
    row, partner = partners()
    rows = [put(row, exam, n) for n in range(3) for exam in (1, 2)]
    assert send_pending() == 6
    assert [g.split(b"|")[9].decode() for g in partner.got] == [f"{r.exam_id}-{n}" for n in range(3) for r in rows[:2]]
    assert partner.lines == 1


def test_a_partner_that_is_down_waits_longer_each_time_loses_nothing_and_drains_in_order(partners):
    row, _ = partners(listening=False)
    for n in range(4):
        put(row, 1, n)
    waits = []
    for _ in range(3):
        assert send_pending() == 0
        row.refresh_from_db()
        waits.append(round((row.next_try_at - clock.real_now()).total_seconds()))
        assert send_pending() == 0  # not before its time
        Destination.objects.update(next_try_at=None)
        OutboundMessage.objects.update(next_try_at=clock.real_now())
    row.refresh_from_db()
    assert waits == [5, 15, 60] and row.failures == 3 and row.down_since is not None
    assert set(OutboundMessage.objects.values_list("status", flat=True)) == {"pending"}
    partner = Partner(row.port)
    try_partner_now(row.id, actor=HEAD)
    assert send_pending() == 4
    assert [g.split(b"|")[9] for g in partner.got] == [b"1-0", b"1-1", b"1-2", b"1-3"]
    row.refresh_from_db()
    assert (row.failures, row.down_since) == (0, None) and row.answered_at
    partner.close()


def test_poison_is_parked_and_holds_back_nobody_but_its_exam_until_then(partners):
    row, partner = partners(answer=lambda got: ack(got, "AR" if b"|1-0|" in got else "AA"))
    for exam in (1, 2):
        put(row, exam, 0), put(row, exam, 1)
    assert send_pending() == 2  # what follows the poison waits until it is parked
    assert send_pending() == 1
    parked = OutboundMessage.objects.get(status="parked")
    assert parked.cause == "test:0" and parked.exam_id == 1 and parked.reason["code"] == "interop.peer_refused"
    assert OutboundMessage.objects.filter(status="sent").count() == 3


def test_a_message_that_makes_the_partner_hang_up_waits_alone(partners):
    row, partner = partners(answer=lambda got: None if b"|1-0|" in got else ack(got))
    put(row, 1, 0), put(row, 1, 1), put(row, 2, 0)
    assert send_pending() == 1
    first = OutboundMessage.objects.get(exam_id=1, cause="test:0")
    assert (first.status, first.reason["code"]) == ("pending", "interop.peer_closed")
    assert OutboundMessage.objects.get(exam_id=1, cause="test:1").attempts == 0
    assert OutboundMessage.objects.get(exam_id=2).status == "sent"


@pytest.mark.django_db(transaction=True)
def test_a_partner_that_is_down_holds_back_no_other(partners):
    up, partner = partners("up")
    down, _ = partners("down", listening=False)
    put(down, 1, 0), put(up, 1, 0)
    assert send_pending() == 1
    assert len(partner.got) == 1


def test_a_later_message_is_not_taken_while_another_sender_has_the_earlier_in_hand(partners):
    row, partner = partners()
    first, _ = put(row, 1, 0), put(row, 1, 1)
    OutboundMessage.objects.filter(pk=first.pk).update(attempts=1, next_try_at=clock.real_now() + timedelta(seconds=20))
    assert send_pending() == 0 and partner.got == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)  # fmt: skip
    return cert, key


def test_a_line_by_tls_and_a_partner_without_the_right_certificate(partners, certificate, settings):
    cert, key = certificate
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    row, partner = partners(uses_tls=True, tls=context)
    put(row, 1, 0)
    settings.RADFLOW_MLLP_TLS_CA = ""
    assert send_pending() == 0  # nobody vouches for it
    assert OutboundMessage.objects.get().reason["code"] == "interop.peer_unreachable"
    settings.RADFLOW_MLLP_TLS_CA = str(cert)
    try_partner_now(row.id, actor=HEAD)
    assert send_pending() == 1 and len(partner.got) == 1


def test_a_line_that_was_closed_meanwhile_is_opened_again():
    port = free_port()
    partner = Partner(port)
    with Link("127.0.0.1", port, timeout_s=5) as link:
        assert b"MSA|AA|1" in link.send(b"MSH|^~\\&|A|B|C|D|1||ORU^R01|1|P|2.5.1\r")
        link._socket.close()
        assert b"MSA|AA|2" in link.send(b"MSH|^~\\&|A|B|C|D|1||ORU^R01|2|P|2.5.1\r")
        partner.close()
    with pytest.raises(Unreachable), Link("127.0.0.1", free_port()) as link:
        link.send(b"x")
    assert issubclass(Unreachable, Transient)
