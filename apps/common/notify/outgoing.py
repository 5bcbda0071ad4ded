"""Messages to people outside: queued with the act that causes them, sent afterwards, each at most once.

A worker claims one row in a transaction of its own, hands it to the channel, then closes it. Killed in between, the row
is claimed again when its time is over, and the channel's key tells whether the message has left already.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Permanent, Transient
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.notify.gateways import send_email, send_sms
from apps.common.notify.models import OutgoingMessage

State = OutgoingMessage.State
CLAIM = timedelta(minutes=5)
BACK_OFF = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))

Channel = Callable[[str, dict[str, Any]], object]
"""`(key, message)`: must deliver one key once however often it is called; raises Transient or Permanent."""


CHANNELS: dict[str, Channel] = {"sms": send_sms, "email": send_email}


def queue_message(
    key: str,
    *,
    channel: str,
    address: str,
    language: str,
    reasons: Sequence[Reason],
    attachment: tuple[str, str] = ("", ""),
) -> OutgoingMessage:
    """In the caller's transaction; the same key again returns the row that stands, unchanged."""
    if channel not in CHANNELS:
        raise ValueError(f"no channel {channel}")
    name, content = attachment
    row, _ = OutgoingMessage.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
            "address": address,
            "language": language,
            "reasons": [reason.to_json() for reason in reasons],
            "attachment_name": name,
            "attachment": content,
            "next_try_at": clock.real_now(),
            "created_at": clock.now(),
        },
    )
    return row


def render_message(row: OutgoingMessage) -> str:
    return "\n".join(render(Reason.from_json(reason), row.language) for reason in row.reasons)


def send_waiting_messages(*, limit: int = 200) -> int:
    """Sends what is due, one after another; returns how many left."""
    sent = 0
    for _ in range(limit):
        row = _claim_one()
        if row is None:
            break
        sent += _send(row)
    return sent


def _claim_one() -> OutgoingMessage | None:
    """The row is this worker's until `next_try_at`: whoever finds it open after that finds a dead worker's."""
    now = clock.real_now()
    with transaction.atomic():
        rows = OutgoingMessage.objects.filter(state__in=[State.WAITING, State.SENDING], next_try_at__lte=now)
        row = rows.select_for_update(skip_locked=True).order_by("next_try_at", "id").first()
        if row is not None:
            row.state, row.next_try_at, row.attempts = State.SENDING, now + CLAIM, row.attempts + 1
            row.save(update_fields=["state", "next_try_at", "attempts"])
    return row


def _send(row: OutgoingMessage) -> bool:
    try:
        CHANNELS[row.channel](row.key, _envelope(row))
    except (Transient, Permanent) as error:
        is_over = isinstance(error, Permanent) or row.attempts > len(BACK_OFF)
        state = State.FAILED if is_over else State.WAITING
        wait = BACK_OFF[min(row.attempts, len(BACK_OFF)) - 1]
        _close(row, state=state, error=error.reason.code, next_try_at=clock.real_now() + wait)
        return False
    _close(row, state=State.SENT, sent_at=clock.now(), error="")
    return True


def _close(row: OutgoingMessage, **facts: Any) -> None:
    OutgoingMessage.objects.filter(pk=row.pk, state=State.SENDING, attempts=row.attempts).update(**facts)


def _envelope(row: OutgoingMessage) -> dict[str, Any]:
    files = [{"name": row.attachment_name, "content": row.attachment}] if row.attachment else []
    return {"to": row.address, "language": row.language, "text": render_message(row), "attachments": files}
