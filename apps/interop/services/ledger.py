"""What leaves: one row a message and partner, in order per exam, until it was acknowledged. Each partner has a line and a thread of its
own: one that is down, silent, slow or refuses holds back nobody else."""

import logging
import threading
from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

from django.db import Error, close_old_connections, transaction
from django.db.models import F, Q

from apps.common.kernel import clock
from apps.common.kernel.errors import RadflowError, Refused, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.interop.drivers.mllp import Link, Unreachable
from apps.interop.engine.segments import parse
from apps.interop.models import Destination, OutboundMessage
from apps.interop.services.fhir.subscriptions import send_notification
from apps.interop.services.tls import make_sender_context

log = logging.getLogger(__name__)
PAGE = 200
LINES = 16
MOST_SILENCES = 2
"""In a row: then nobody is there, whatever the message was; one alone may be the message's own fault."""
SILENT = ("interop.peer_silent", "interop.webhook_unreachable")


class Sender:
    """Sends what is due, each partner's line in a thread of its own; who is still at work is left alone, and nobody waits for another."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(LINES, "line")
        self._lines: dict[int, Future[int]] = {}
        self._is_over = threading.Event()

    def start_due(self) -> None:
        """Begins with every line that is due and not at work."""
        self._lines = {pk: line for pk, line in self._lines.items() if not line.done()}
        for partner in _list_due(self._lines):
            self._lines[partner.id] = self._pool.submit(_drain_apart, partner, self._is_over)

    def wait(self) -> int:
        """Until all are done; how many messages were acknowledged."""
        return sum(line.result() or 0 for line in self._lines.values())

    def close(self) -> None:
        """Each line ends with the message that it has in hand."""
        self._is_over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)


def send_pending() -> int:
    """Sends what is due to every partner that is due, once; returns how many messages were acknowledged."""
    partners = _list_due(())
    if len(partners) < 2:
        return sum(_drain(partner, threading.Event()) for partner in partners)
    sender = Sender()
    try:
        sender.start_due()
        return sender.wait()
    finally:
        sender.close()


def _list_due(at_work: Collection[int]) -> list[Destination]:
    due = Q(next_try_at=None) | _is_due(get_policy("interop.ledger").payload)
    waiting = OutboundMessage.objects.filter(status="pending").values("destination")
    taking = Q(is_active=True) | Q(subscription__isnull=False, subscription__is_paused=False)
    rows = Destination.objects.filter(due, taking, pk__in=waiting).exclude(pk__in=list(at_work))
    return list(rows.order_by("id"))


def _drain_apart(partner: Destination, is_over: threading.Event) -> int:
    close_old_connections()
    try:
        return _drain(partner, is_over)
    except Error as error:
        log.warning("the line of %s waits for the database: %s", partner.code, error)
    except Exception:
        log.exception("the line of %s", partner.code)
    finally:
        close_old_connections()
    return 0


def _drain(partner: Destination, is_over: threading.Event) -> int:
    """The partner's line, oldest first, until it is empty, all that is left waits, or nobody is there."""
    policy = get_policy("interop.ledger").payload
    tls = make_sender_context() if partner.uses_tls else None
    held, sent, after = set(), 0, 0
    silences: list[OutboundMessage] = []
    with Link(partner.host, partner.port, timeout_s=policy["timeout_s"], tls=tls) as link:
        while page := _list_line(partner.id, after):
            for pk, exam, tries, due in page:
                if is_over.is_set():
                    return sent
                after = pk
                if exam in held:
                    continue
                if tries and clock.is_waiting(due, most_s=_longest_s(policy)):
                    held.add(exam)
                    continue
                try:
                    row = _send_one(pk, link, policy)
                except Unreachable:
                    _note_down(partner, policy["back_off_s"])
                    return sent
                if row is not None and row.status == "sent":
                    sent += 1
                    partner.failures, partner.down_since = 0, None
                else:
                    held.add(exam)  # a later message of the exam must not overtake
                silences = [*silences, row] if row is not None and _was_silent(row) else []
                if len(silences) >= MOST_SILENCES:
                    _forgive(silences)
                    _note_down(partner, policy["back_off_s"])
                    return sent
    return sent


def _was_silent(row: OutboundMessage) -> bool:
    return row.status == "pending" and row.reason is not None and row.reason["code"] in SILENT


def _forgive(rows: list[OutboundMessage]) -> None:
    """The try does not count against the messages: only the line waits."""
    for row in rows:
        kept = OutboundMessage.objects.filter(pk=row.pk, status="pending", attempts=row.attempts)
        kept.update(attempts=row.attempts - 1, next_try_at=clock.real_now())


def _list_line(partner_id: int, after: int) -> list[tuple]:
    rows = OutboundMessage.objects.filter(destination_id=partner_id, status="pending", id__gt=after).order_by("id")
    return list(rows.values_list("id", "exam_id", "attempts", "next_try_at")[:PAGE])


def _send_one(pk: int, link: Link, policy: dict) -> OutboundMessage | None:
    """Claims, sends and settles in three steps, so that no lock is held while a receiver takes its time; the row as it is now, None when
    somebody else has it. Raises Unreachable."""
    row = _claim(pk, policy)
    if row is None:
        return None
    try:
        _deliver(row, link, policy["timeout_s"])
        row.status, row.sent_at, row.reason = "sent", clock.now(), None
    except Unreachable as error:  # the message is none the worse: only the line waits
        row.reason, row.next_try_at = error.reason.to_json(), clock.real_now()
        if _settle(row):
            _forgive([row])
        raise
    except Transient as error:
        row.reason = error.reason.to_json()
        row.next_try_at = clock.real_now() + _wait(policy["back_off_s"], row.attempts)
        if row.attempts >= policy["max_attempts"]:
            row.status = "parked"
    except RadflowError as error:
        row.status, row.reason = "parked", error.reason.to_json()
        log.warning("message %s parked: %s", row.id, error)
    return row if _settle(row) else None


def _deliver(row: OutboundMessage, link: Link, timeout_s: float) -> None:
    """Keeps the receiver's answer: to a subscription over HTTP, else over MLLP. Raises Unreachable, Transient, Refused."""
    if hasattr(row.destination, "subscription"):
        row.ack = send_notification(row, timeout_s=timeout_s)
        _note_up(row.destination)
        return
    row.ack = link.send(bytes(row.raw))
    _note_up(row.destination)
    _read_ack(row)


def _lease_s(policy: dict) -> float:
    """A send may connect, exchange, and do both once more by a new line."""
    return 4 * policy["timeout_s"]


def _longest_s(policy: dict) -> float:
    return max(_lease_s(policy), *policy["back_off_s"])


def _is_due(policy: dict) -> Q:
    past, set_back = clock.ended_by_now("next_try_at", most_s=_longest_s(policy))
    return Q(**past) | Q(**set_back)


def _wait(back_off_s: list[int], tries: int) -> timedelta:
    return timedelta(seconds=back_off_s[min(max(tries, 1), len(back_off_s)) - 1])


@transaction.atomic
def _claim(pk: int, policy: dict) -> OutboundMessage | None:
    """Puts the next try beyond the time that a send can take: others leave the row alone, a sender that dies loses it then. A message
    is not taken while an earlier one of its exam is in line: another sender may have it in hand."""
    rows = OutboundMessage.objects.select_for_update(of=("self",), skip_locked=True).select_related(
        "destination__subscription"
    )
    row = rows.filter(Q(attempts=0) | _is_due(policy), pk=pk, status="pending").first()
    if row is None:
        return None
    earlier = OutboundMessage.objects.filter(destination_id=row.destination_id, exam_id=row.exam_id, status="pending")
    if earlier.filter(id__lt=pk).exists():
        return None
    row.attempts += 1
    row.next_try_at = clock.real_now() + timedelta(seconds=_lease_s(policy))
    row.save(update_fields=["attempts", "next_try_at"])
    return row


def _settle(row: OutboundMessage) -> bool:
    """Writes the outcome, unless somebody else has claimed the row since."""
    kept = OutboundMessage.objects.filter(pk=row.pk, status="pending", attempts=row.attempts)
    outcome = ("ack", "status", "sent_at", "reason", "next_try_at")
    return bool(kept.update(**{name: getattr(row, name) for name in outcome}))


def _note_down(partner: Destination, back_off_s: list[int]) -> None:
    """The line waits longer with every try that reached nobody; its messages lose nothing by it."""
    now = clock.real_now()
    if not partner.failures:
        log.warning("partner %s does not answer at %s:%s", partner.code, partner.host, partner.port)
    Destination.objects.filter(pk=partner.pk).update(
        failures=F("failures") + 1,
        down_since=partner.down_since or now,
        next_try_at=now + _wait(back_off_s, partner.failures + 1),
    )


def _note_up(partner: Destination) -> None:
    if partner.failures:
        log.warning("partner %s answers again", partner.code)
    Destination.objects.filter(pk=partner.pk).update(
        failures=0, down_since=None, next_try_at=None, answered_at=clock.real_now()
    )


def _read_ack(row: OutboundMessage) -> None:
    """MSA-1 must be AA (or CA) for our own control id (MSA-2). Raises Refused (a person tries again), Transient for another's answer."""
    _, message = parse(bytes(row.ack), is_ack=True)
    sent, answered = parse(bytes(row.raw))[0].control_id, message.get("MSA", 2)
    if answered != sent:
        raise Transient("interop.ack_for_another", sent=sent, answered=answered)
    code = message.get("MSA", 1)
    if code not in ("AA", "CA"):
        raise Refused(
            Reason(
                "interop.peer_refused", {"code": code, "text": message.get("ERR", 8) or message.get("MSA", 3)}, "error"
            )
        )
