"""A message in: stored, worked on and answered in one commit, before the sender hears. The same control id twice gets the same answer.

MSH-10 names a message of its sender for good (with MSH-3, as IHE PCD's wiki has it; HL7's own wording was not read at its source).
Other bytes under one that is in use are parked, so that a person sees and replays them; after `REUSE_AFTER` a counter began anew.
"""

import hashlib
import json
import logging
import uuid
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import DataError, OperationalError, ProgrammingError, transaction
from psycopg.errors import UndefinedColumn, UndefinedTable

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, RadflowError
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.prepared import run_prepared
from apps.interop.engine.faults import code_of
from apps.interop.engine.outcome import Done, name_booking, name_order
from apps.interop.engine.segments import Fault, Header, Message, parse, write_ack
from apps.interop.models import InboundMessage
from apps.interop.services.admissions import take_admission
from apps.interop.services.labs import take_labs
from apps.interop.services.merges import take_merge
from apps.interop.services.news import may_wait_for
from apps.interop.services.orders import take_orders
from apps.interop.services.payments import take_payments
from apps.interop.services.schedules import take_schedule

KEPT_BYTES = 65_536
REUSE_AFTER = timedelta(hours=12)  # a counter that begins anew each day; a repetition of a message comes much sooner
STORE = (
    "INSERT INTO interop_inboundmessage (sender, control_id, turn, kind, peer, raw, sha256, received_at, status, ack_code, ack, reasons, "
    "exam_ids, attempts) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 'received', %s, %s, '[]', '[]', 0) ON CONFLICT DO NOTHING RETURNING id"
)
CLOSE = (
    # a sender that heard CA has had its answer
    "UPDATE interop_inboundmessage SET ack = CASE ack_code WHEN 'CA' THEN ack ELSE %s END, "
    "ack_code = CASE ack_code WHEN 'CA' THEN ack_code ELSE %s END, status = %s, reasons = %s::jsonb, exam_ids = %s::jsonb, "
    "patient_ids = %s::jsonb, waits_for = %s, attempts = attempts + 1, processed_at = %s WHERE id = %s RETURNING id"
)
WAITING = (
    "SELECT id, raw, received_at FROM interop_inboundmessage WHERE waits_for = %s AND waits_for <> '' AND status = 'parked' "
    "ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED"
)
log = logging.getLogger(__name__)
ACTOR = Actor.system("hl7")
HANDLERS = {
    "ORM^O01": take_orders,
    "OMI^O23": take_orders,
    "ORU^R01": take_labs,
    "DFT^P03": take_payments,
    **{f"ADT^{event}": take_admission for event in ("A01", "A02", "A03", "A04", "A08", "A11", "A13", "A28", "A31")},
    "ADT^A40": take_merge,
    **{f"SIU^{event}": take_schedule for event in ("S12", "S13", "S14", "S15", "S26")},
}
NOT_FOR_US = ("interop.not_production",)  # reasons to reject what is readable
# what a message waits for that is parked with this reason
NAMES = {"interop.order_unknown": name_order, "interop.not_booked": name_booking}


@dataclass(frozen=True)
class Verdict:
    """AA: done. AE: understood, not possible (parked for a person). AR: not for us, or not readable.

    `waits_for`: the subject that is not here yet; once it has come, the message is worked on again.
    """

    code: str
    reasons: tuple[tuple[str, Reason], ...] = ()  # field, reason
    done: Done | None = None
    waits_for: str = ""


def receive_message(raw: bytes, *, peer: str) -> bytes:
    """Stores, works and answers; the bytes of the acknowledgement."""
    return receive_and_tell(raw, peer=peer)[0]


def receive_and_tell(raw: bytes, *, peer: str) -> tuple[bytes, bool]:
    """The acknowledgement, and whether the message is new here (False: its sender and control id were known).

    Stored, worked on and answered in one transaction: killed in between, or the database gone, nothing was done, nobody was answered,
    and it is done once when it comes again. Raises the database's own error then. A sender that asks for safe storage only is answered
    as soon as the message is there; `follow.py` works on it.
    """
    try:
        header, message = parse(raw)
    except Invalid as error:
        return _keep_unreadable(raw, peer, error), True
    header = replace(header, received_at=clock.now())
    if header.asks_for_storage and header.kind in HANDLERS:
        answer = _write(header, Verdict("AA"))
        if _store(raw, header, peer, answer=answer) is not None:
            return answer, True
        return _answer_again(raw, header, message, peer)
    with transaction.atomic():
        row_id = _store(raw, header, peer)
        if row_id is not None:
            return work_on(row_id, header, message), True
    return _answer_again(raw, header, message, peer)


def refuse_frame(head: bytes, reason: Reason, *, peer: str) -> bytes:
    """Of a message that never came whole only its beginning is kept, with what was wrong; the bytes of the refusal."""
    return _keep_unreadable(head[:KEPT_BYTES], peer, Invalid({"MSH": reason}))


def process_message(
    row_id: int,
    header: Header,
    message: Message,
    *,
    may_again: Callable[[InboundMessage], bool] = lambda row: False,
) -> bytes:
    """Works on a message that is stored and keeps the answer with it, in one transaction. A fault of ours leaves it parked, never half done.

    One that was answered is worked on again only where `may_again` says so of it."""
    with transaction.atomic():
        row = InboundMessage.objects.select_for_update().get(pk=row_id)
        if row.ack and not may_again(row):
            return bytes(row.ack)  # somebody else was quicker
        return work_on(row.id, replace(header, received_at=row.received_at), message)


def work_on(row_id: int, header: Header, message: Message) -> bytes:
    """Judges and closes it, then what had waited for it; the answer."""
    verdict = _judge(header, message)
    if verdict.waits_for and not may_wait_for(verdict.waits_for):
        verdict = _judge(header, message)
    answer = _close(row_id, header, verdict)
    if verdict.done:
        _take_waiting(verdict.done.arrived)
    return answer


def _take_waiting(arrived: Iterable[str]) -> None:
    """Parked messages of what has come now (a cancel that overtook its order), in the order in which they came."""
    subjects = deque(arrived)
    while subjects:
        for row_id, raw, received_at in run_prepared(WAITING, [subjects.popleft()]):
            header, message = parse(bytes(raw))
            header = replace(header, received_at=received_at)
            verdict = _judge(header, message)
            _close(row_id, header, verdict)
            record(ACTOR, "message.replayed", obj=f"message:{row_id}")
            subjects.extend(verdict.done.arrived if verdict.done else ())


def _judge(header: Header, message: Message) -> Verdict:
    handle = HANDLERS.get(header.kind)
    if handle is None:
        known = header.kind.split("^")[0] in {k.split("^")[0] for k in HANDLERS}
        code = "interop.event_unsupported" if known else "interop.message_unsupported"
        return Verdict("AR", (("MSH-9", Reason(code, {"kind": header.kind}, "error")),))
    try:
        with transaction.atomic():
            done = handle(header, message, ACTOR)
            return Verdict("AA", done.notes, done)
    except Invalid as error:
        return _park(tuple((field, r) for field, reasons in error.fields.items() for r in reasons))
    except RadflowError as error:
        return _park((("MSH-10", error.reason),))
    except DataError:
        return Verdict("AE", (("MSH-10", Reason("common.unstorable", severity="error")),))
    except OperationalError:  # the database is gone, full or busy: nothing is kept, and the sender keeps the message
        raise
    except ProgrammingError as error:
        if isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            raise  # the tables are of another version: no message is at fault
        return _blame_us(header)
    except Exception:
        return _blame_us(header)


def _blame_us(header: Header) -> Verdict:
    log.exception("message %s of %s", header.control_id, header.sender)
    return Verdict("AE", (("MSH-10", Reason("common.our_fault", severity="error")),))


def _park(reasons: tuple[tuple[str, Reason], ...]) -> Verdict:
    waits = (NAMES[r.code](r.params["issuer"], r.params["placer"]) for _, r in reasons if r.code in NAMES)
    code = "AR" if any(r.code in NOT_FOR_US for _, r in reasons) else "AE"
    return Verdict(code, reasons, waits_for=next(waits, ""))


def _name_code(header: Header | None, code: str) -> str:
    """Table 0008: CA, CE and CR to who asks about storage."""
    return f"C{code[1]}" if header and header.asks_for_storage else code


def _write(header: Header | None, verdict: Verdict) -> bytes:
    told = () if verdict.code == "AA" else verdict.reasons
    faults = [Fault(f, code_of(r), render(r, "en")) for f, r in told]
    return write_ack(
        header,
        code=_name_code(header, verdict.code),
        control_id=uuid.uuid4().hex[:20],
        at=clock.real_now(),
        faults=faults,
    )


def _store(raw: bytes, header: Header, peer: str, turn: int | None = 0, *, answer: bytes = b"") -> int | None:
    """Its id; None when its control id is known. The same message under way on another line is waited for."""
    told = ["CA" if answer else "", answer]
    facts = [header.kind[:20], peer, raw, hashlib.sha256(raw).hexdigest(), header.received_at, *told]
    made = run_prepared(STORE, [header.sender[:200], header.control_id[:200], turn, *facts])
    return made[0][0] if made else None


def _close(row_id: int, header: Header, verdict: Verdict) -> bytes:
    """Keeps the verdict and the answer with the message; the answer."""
    answer = _write(header, verdict)
    status = {"AA": "processed", "AE": "parked", "AR": "rejected"}[verdict.code]
    reasons = json.dumps([{"field": f} | r.to_json() for f, r in verdict.reasons], default=str)
    exams, patients = (
        ("[]", None) if verdict.done is None else map(_list, (verdict.done.exam_ids, verdict.done.patient_ids))
    )
    run_prepared(
        CLOSE,
        [
            answer,
            _name_code(header, verdict.code),
            status,
            reasons,
            exams,
            patients,
            verdict.waits_for,
            clock.now(),
            row_id,
        ],
    )
    return answer


def _list(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))


def _answer_again(raw: bytes, header: Header, message: Message, peer: str) -> tuple[bytes, bool]:
    """The same bytes again get the same answer; others are a new message once the control id began anew, and parked before."""
    sha256 = hashlib.sha256(raw).hexdigest()
    known = InboundMessage.objects.filter(sender=header.sender[:200], control_id=header.control_id[:200])
    rows = list(known.order_by("-id").defer("raw"))
    same = next((row for row in rows if row.sha256 == sha256), None)
    if same is not None:
        # without an answer it was stored by an older release that died before it answered
        return bytes(same.ack) or process_message(same.id, header, message), False
    last = next(row for row in rows if row.turn is not None)
    is_anew = header.received_at - last.received_at >= REUSE_AFTER
    with transaction.atomic():
        row_id = _store(raw, header, peer, last.turn + 1 if is_anew else None)
        if row_id is not None and is_anew:
            return work_on(row_id, header, message), True
        if row_id is not None:
            reason = Reason("interop.control_id_reused", {"control_id": header.control_id}, "error")
            return _close(row_id, header, Verdict("AE", (("MSH-10", reason),))), True
    return _answer_again(raw, header, message, peer)  # another line was quicker


def _find_header(raw: bytes) -> Header | None:
    """So that the sender knows what was refused: the first segment is often readable by itself."""
    try:
        return parse(raw.split(b"\r", 1)[0].split(b"\n", 1)[0])[0]
    except Invalid:
        return None


def _keep_unreadable(raw: bytes, peer: str, error: Invalid) -> bytes:
    reasons = tuple((field, r) for field, rows in error.fields.items() for r in rows)
    header = _find_header(raw)
    answer = _write(header, Verdict("AR", reasons))
    InboundMessage.objects.create(
        sender="",
        control_id="",
        peer=peer,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        received_at=clock.now(),
        status=InboundMessage.Status.REJECTED,
        ack_code=_name_code(header, "AR"),
        ack=answer,
        reasons=[{"field": f} | r.to_json() for f, r in reasons],
    )
    return answer
