"""How messages leave: by the site's mail server (RFC 5321), by its gateway for text messages over HTTP, or into the spool.

A server that took a message and died before it said so is asked again. The same `Message-ID` and `Idempotency-Key` tell it that the
second one is the first.
"""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from apps.common.kernel.errors import Permanent, RadflowError, Transient
from apps.common.kernel.later import Later
from apps.common.notify.spool import put_in_spool

httpx = Later("httpx")
TIMEOUT_S = 20
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
BUSY = {408, 425, 429}
"""Statuses of the 400s that ask to come again (RFC 9110, 8470, 6585)."""


def send_sms(key: str, message: dict[str, Any]) -> None:
    """To the gateway that RADFLOW_SMS_URL names, as JSON {key, to, language, text, attachments}; without one into the spool."""
    if settings.RADFLOW_SMS_URL:
        _post(settings.RADFLOW_SMS_URL, key, message)
    else:
        _put_in_spool("sms", key, message)


def send_email(key: str, message: dict[str, Any]) -> None:
    """By the server that RADFLOW_SMTP_URL names (`smtp`, `smtp+starttls` or `smtps`://user:password@host:port); without one into the spool.
    The first line of the text is the subject."""
    if settings.RADFLOW_SMTP_URL:
        mail = _compose(key, message)
        with open_mail_server() as line:
            line.send_message(mail)
    else:
        _put_in_spool("email", key, message)


def _put_in_spool(channel: str, key: str, message: dict[str, Any]) -> None:
    try:
        put_in_spool(settings.RADFLOW_OUTBOX / channel, key, message)
    except OSError as error:
        raise Transient("common.spool_unwritable", error=type(error).__name__) from error


def _post(url: str, key: str, message: dict[str, Any]) -> None:
    headers = {"Idempotency-Key": hashlib.sha256(key.encode()).hexdigest()}
    if settings.RADFLOW_SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.RADFLOW_SMS_TOKEN}"
    try:
        answer = httpx.post(url, json={"key": key, **message}, headers=headers, timeout=TIMEOUT_S)
    except httpx.HTTPError as error:
        raise Transient("common.gateway_away", error=type(error).__name__) from error
    if answer.is_success:
        return
    refused = 400 <= answer.status_code < 500 and answer.status_code not in BUSY
    raise (Permanent if refused else Transient)("common.gateway_refused", status=answer.status_code)


def _compose(key: str, message: dict[str, Any]) -> EmailMessage:
    sender = settings.RADFLOW_MAIL_FROM
    first, _, body = message["text"].partition("\n")
    subject = " ".join(first.split())
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, message["to"], subject, formatdate()
    mail["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"
    mail["Content-Language"] = message["language"]
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence note comes back
    mail.set_content(body or subject)
    for file in message["attachments"]:
        mail.add_attachment(file["content"], filename=file["name"])
    return mail


@contextmanager
def open_mail_server() -> Iterator[smtplib.SMTP]:
    """A session with the server of RADFLOW_SMTP_URL; raises Transient or Permanent for what goes wrong in it."""
    server = urlsplit(settings.RADFLOW_SMTP_URL)
    if server.scheme not in PORTS:
        raise Transient("common.mail_url_unknown", scheme=server.scheme)
    try:
        with _connect(server) as line:
            yield line
    except smtplib.SMTPRecipientsRefused as error:
        status = min(code for code, _ in error.recipients.values())
        raise _refused(status) from error
    except (
        smtplib.SMTPAuthenticationError
    ) as error:  # the department's own fault, to be put right; the message is none the worse
        raise Transient("common.mail_refused", status=error.smtp_code) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Transient("common.gateway_away", error=type(error).__name__) from error


def _refused(status: int) -> RadflowError:
    """Replies of the 500s are for good, those of the 400s are not (RFC 5321, 4.2.1)."""
    return (Permanent if status >= 500 else Transient)("common.mail_refused", status=status)


def _connect(server: SplitResult) -> smtplib.SMTP:
    """Signed in where the address names somebody; the certificate must be the server's."""
    host, port = server.hostname or "localhost", server.port or PORTS[server.scheme]
    if server.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=ssl.create_default_context())
    else:
        line = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
    try:
        if server.scheme == "smtp+starttls":
            line.starttls(context=ssl.create_default_context())
        if server.username:
            line.login(unquote(server.username), unquote(server.password or ""))
    except BaseException:
        line.close()
        raise
    return line
