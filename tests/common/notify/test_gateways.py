"""Messages leave by a mail server and by an HTTP gateway; what those answer decides whether the message comes again."""

import json
import threading
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from apps.common.doctor import examine
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.notify import queue_message, send_waiting_messages
from apps.common.notify.models import OutgoingMessage
from tests.department import find_free_ports

pytestmark = pytest.mark.django_db


class Post:
    """A mail server that keeps what it takes; `reply` answers the next recipients."""

    def __init__(self) -> None:
        self.mails, self.reply = [], ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.reply:
            return self.reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


def judge(server, session, envelope, mechanism, login) -> AuthResult:
    return AuthResult(success=login.password == b"p@ss", handled=False)


@pytest.fixture
def post(settings):
    post = Post()
    keys = {"auth_require_tls": False, "authenticator": judge}
    controller = Controller(post, hostname="127.0.0.1", port=find_free_ports(1)[0], **keys)
    controller.start()
    settings.RADFLOW_SMTP_URL = f"smtp://radflow:p%40ss@127.0.0.1:{controller.port}"
    settings.RADFLOW_MAIL_FROM = "radflow@hospital.example"
    yield post
    controller.stop()


@pytest.fixture
def gateway(settings):
    """An SMS gateway: requests as (headers, body); `status` is the next answer."""

    class Handler(BaseHTTPRequestHandler):
        taken, status = [], 202

        def do_POST(self):
            Handler.taken.append((dict(self.headers), json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(Handler.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.RADFLOW_SMS_URL, settings.RADFLOW_SMS_TOKEN = f"http://127.0.0.1:{server.server_port}/send", "t"
    yield Handler
    server.shutdown()


def queue(key: str, channel: str, language: str = "zh-Hans") -> OutgoingMessage:
    reasons = [Reason("directory.mail_subject", {"count": 2}), Reason("common.not_found")]
    address = "li@hospital.example" if channel == "email" else "13800000000"
    return queue_message(
        key, channel=channel, address=address, language=language, reasons=reasons, attachment=("a.ics", "BEGIN")
    )


def send_one(key: str, channel: str) -> tuple[str, str]:
    row = queue(key, channel)
    send_waiting_messages()
    row.refresh_from_db()
    return row.state, row.error


def test_a_mail_has_its_subject_text_and_file_and_the_same_id_for_the_same_message(post):
    assert send_one("k1", "email") == ("sent", "")
    OutgoingMessage.objects.update(state="sending", next_try_at=clock.real_now())  # as if it had died before it said so
    send_waiting_messages()
    first, again = post.mails
    assert (first["To"], first["Subject"]) == ("li@hospital.example", "Radflow：您有 2 条紧急消息未读")
    assert first.get_body().get_content().strip() == render(Reason("common.not_found"), "zh-Hans")
    assert [(f.get_filename(), f.get_content().strip()) for f in first.iter_attachments()] == [("a.ics", "BEGIN")]
    assert first["Message-ID"] == again["Message-ID"] != ""


@pytest.mark.parametrize(("reply", "state"), [("550 no such person", "failed"), ("451 try later", "waiting")])
def test_what_the_mail_server_says_decides(post, reply, state):
    post.reply = reply
    assert send_one("k1", "email") == (state, "common.mail_refused")
    assert post.mails == []


def test_a_wrong_password_and_a_server_that_is_away_wait_and_the_doctor_says_so(post, settings):
    right = settings.RADFLOW_SMTP_URL
    settings.RADFLOW_SMTP_URL = right.replace("p%40ss", "wrong")
    assert send_one("k1", "email") == ("waiting", "common.mail_refused")
    assert examine_mail() == ["common.mail_refused"]
    settings.RADFLOW_SMTP_URL = "smtp://127.0.0.1:1"
    assert send_one("k2", "email") == ("waiting", "common.gateway_away")
    assert examine_mail() == ["common.gateway_away"]
    settings.RADFLOW_SMTP_URL = "mailto:x"
    assert examine_mail() == ["common.mail_url_unknown"]
    settings.RADFLOW_SMTP_URL = right
    assert examine_mail() == []


def examine_mail() -> list[str]:
    return [reason.params["why"] for reason in examine()["mail"]]


def test_without_a_server_mail_waits_in_the_spool_like_text_messages(settings, tmp_path):
    settings.RADFLOW_OUTBOX = tmp_path
    assert send_one("k1", "email") == ("sent", "")
    assert [json.loads(path.read_text())["to"] for path in (tmp_path / "email").glob("*.json")] == [
        "li@hospital.example"
    ]


@pytest.mark.parametrize(("status", "state"), [(202, "sent"), (400, "failed"), (429, "waiting"), (503, "waiting")])
def test_an_sms_gateway_is_told_by_http(gateway, status, state):
    gateway.status = status
    gateway.taken.clear()
    assert send_one("k1", "sms")[0] == state
    ((headers, body),) = gateway.taken
    assert (body["key"], body["to"], headers["Authorization"]) == ("k1", "13800000000", "Bearer t")
    assert len(headers["Idempotency-Key"]) == 64


def test_a_gateway_that_is_away_is_asked_again(settings):
    settings.RADFLOW_SMS_URL = "http://127.0.0.1:1/send"
    assert send_one("k1", "sms") == ("waiting", "common.gateway_away")
