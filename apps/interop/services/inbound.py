"""A message in: stored, worked on and answered in one commit, before the sender hears. The same control id twice gets the same answer."""

import hashlib
import json
import logging
import uuid
from dataclasses import dataclass

from django.db import DataError, OperationalError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.prepared import run_prepared
from apps.interop.engine.segments import Fault, Header, Message, parse, write_ack
from apps.interop.models import InboundMessage
from apps.interop.services.admissions import take_admission
from apps.interop.services.labs import take_labs
from apps.interop.services.merges import take_merge
from apps.interop.services.orders import take_orders
from apps.interop.services.payments import take_payments
from apps.interop.services.schedules import take_schedule

KEPT_BYTES = 65_536
STORE = (
    "INSERT INTO interop_inboundmessage (sender, control_id, kind, peer, raw, sha256, received_at, status, ack_code, ack, reasons, exam_ids, "
    "attempts) VALUES (%s, %s, %s, %s, %s, %s, %s, 'received', '', '', '[]', '[]', 0) ON CONFLICT DO NOTHING RETURNING id"
)
CLOSE = (
    "UPDATE interop_inboundmessage SET ack = %s, ack_code = %s, status = %s, reasons = %s::jsonb, exam_ids = %s::jsonb, "
    "attempts = attempts + 1, processed_at = %s WHERE id = %s RETURNING id"
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
# HL7 table 0357: what an ERR segment may say
REQUIRED_MISSING, WRONG_TYPE, NOT_IN_TABLE = "101", "102", "103"
UNSUPPORTED_MESSAGE, UNSUPPORTED_EVENT, UNKNOWN_KEY, DUPLICATE_KEY, INTERNAL = "200", "201", "204", "205", "207"
CODES = {
    "interop.field_missing": REQUIRED_MISSING,
    "interop.segment_missing": "100",
    "interop.value_unknown": NOT_IN_TABLE,
    "interop.segment_repeated": "100",
    "interop.time_unreadable": WRONG_TYPE,
    "interop.time_ahead": WRONG_TYPE,
    "interop.no_number": WRONG_TYPE,
    "interop.patient_differs": UNKNOWN_KEY,
    "directory.birth_date_in_future": WRONG_TYPE,
    "directory.identifier_taken": UNKNOWN_KEY,
    "directory.merge_contradicted": UNKNOWN_KEY,
    "workflow.visit_of_another": UNKNOWN_KEY,
    "interop.merge_cycle": UNKNOWN_KEY,
    "interop.merge_of_several": UNKNOWN_KEY,
    "interop.control_character": WRONG_TYPE,
    "interop.value_too_long": WRONG_TYPE,
    "interop.message_unsupported": UNSUPPORTED_MESSAGE,
    "interop.event_unsupported": UNSUPPORTED_EVENT,
    "interop.control_id_reused": DUPLICATE_KEY,
    "interop.order_unknown": UNKNOWN_KEY,
    "interop.order_of_several": UNKNOWN_KEY,
    "interop.order_cancelled": DUPLICATE_KEY,
    "interop.number_taken": DUPLICATE_KEY,
    "interop.exams_differ": DUPLICATE_KEY,
    "interop.order_of_another": UNKNOWN_KEY,
    "interop.not_booked": UNKNOWN_KEY,
    "interop.exam_unknown": UNKNOWN_KEY,
    "interop.exam_of_another": UNKNOWN_KEY,
}


@dataclass(frozen=True)
class Verdict:
    """AA: done. AE: understood, not possible (parked for a person). AR: not for us, or not readable."""

    code: str
    reasons: tuple[tuple[str, Reason], ...] = ()  # field, reason
    exam_ids: tuple[int, ...] = ()


def receive_message(raw: bytes, *, peer: str) -> bytes:
    """Stores, works and answers; the bytes of the acknowledgement."""
    return receive_and_tell(raw, peer=peer)[0]


def receive_and_tell(raw: bytes, *, peer: str) -> tuple[bytes, bool]:
    """The acknowledgement, and whether the message is new here (False: its sender and control id were known).

    Stored, worked on and answered in one transaction: killed in between, or the database gone, nothing was done, nobody was answered,
    and it is done once when it comes again. Raises the database's own error then.
    """
    try:
        header, message = parse(raw)
    except Invalid as error:
        return _keep_unreadable(raw, peer, error), True
    with transaction.atomic():
        row_id = _store(raw, header, peer)
        if row_id is not None:
            return _close(row_id, header, _judge(header, message)), True
    return _answer_again(raw, header), False


def refuse_frame(head: bytes, reason: Reason, *, peer: str) -> bytes:
    """Of a message that never came whole only its beginning is kept, with what was wrong; the bytes of the refusal."""
    return _keep_unreadable(head[:KEPT_BYTES], peer, Invalid({"MSH": reason}))


def process_message(row_id: int, header: Header, message: Message, *, is_replay: bool = False) -> bytes:
    """Works on a message that is stored and keeps the answer with it, in one transaction. A fault of ours leaves it parked, never half done."""
    with transaction.atomic():
        row = InboundMessage.objects.select_for_update().get(pk=row_id)
        if row.ack and not (is_replay and row.status == InboundMessage.Status.PARKED):
            return bytes(row.ack)  # somebody else was quicker
        return _close(row.id, header, _judge(header, message))


def replay_message(row_id: int, *, actor: Actor) -> InboundMessage:
    """Works on a parked message again, unchanged, after its cause was mended."""
    row = InboundMessage.objects.filter(pk=row_id).first()
    if row is None:
        raise NotFound("common.not_found")
    if row.status != InboundMessage.Status.PARKED:
        raise Refused("interop.not_parked", status=row.status)
    record(actor, "message.replayed", obj=f"message:{row.id}")
    process_message(row.id, *parse(bytes(row.raw)), is_replay=True)
    row.refresh_from_db()
    return row


def _judge(header: Header, message: Message) -> Verdict:
    handle = HANDLERS.get(header.kind)
    if handle is None:
        known = header.kind.split("^")[0] in {k.split("^")[0] for k in HANDLERS}
        code = "interop.event_unsupported" if known else "interop.message_unsupported"
        return Verdict("AR", (("MSH-9", Reason(code, {"kind": header.kind}, "error")),))
    try:
        with transaction.atomic():
            return Verdict("AA", exam_ids=tuple(handle(header, message, ACTOR)))
    except Invalid as error:
        return Verdict("AE", tuple((field, r) for field, reasons in error.fields.items() for r in reasons))
    except RadflowError as error:
        return Verdict("AE", (("MSH-10", error.reason),))
    except DataError:
        return Verdict("AE", (("MSH-10", Reason("common.unstorable", severity="error")),))
    except OperationalError:  # the database is gone, full or busy: nothing is kept, and the sender keeps the message
        raise
    except Exception:
        log.exception("message %s of %s", header.control_id, header.sender)
        return Verdict("AE", (("MSH-10", Reason("common.our_fault", severity="error")),))


def _write(header: Header | None, verdict: Verdict) -> bytes:
    faults = [Fault(f, CODES.get(r.code, INTERNAL), render(r, "en")) for f, r in verdict.reasons]
    return write_ack(header, code=verdict.code, control_id=uuid.uuid4().hex[:20], at=clock.real_now(), faults=faults)


def _store(raw: bytes, header: Header, peer: str) -> int | None:
    """Its id; None when its control id is known. The same message under way on another line is waited for."""
    facts = [header.kind[:20], peer, raw, hashlib.sha256(raw).hexdigest(), clock.now()]
    made = run_prepared(STORE, [header.sender[:200], header.control_id[:200], *facts])
    return made[0][0] if made else None


def _close(row_id: int, header: Header, verdict: Verdict) -> bytes:
    """Keeps the verdict and the answer with the message; the answer."""
    answer = _write(header, verdict)
    status = {"AA": "processed", "AE": "parked", "AR": "rejected"}[verdict.code]
    reasons = json.dumps([{"field": f} | r.to_json() for f, r in verdict.reasons], default=str)
    run_prepared(
        CLOSE, [answer, verdict.code, status, reasons, json.dumps(list(verdict.exam_ids)), clock.now(), row_id]
    )
    return answer


def _answer_again(raw: bytes, header: Header) -> bytes:
    row = InboundMessage.objects.get(sender=header.sender[:200], control_id=header.control_id[:200])
    if row.sha256 != hashlib.sha256(raw).hexdigest():
        reason = Reason("interop.control_id_reused", {"control_id": header.control_id}, "error")
        return _write(header, Verdict("AR", (("MSH-10", reason),)))
    if row.ack:
        return bytes(row.ack)
    return process_message(row.id, *parse(raw))  # stored by an older release that died before it answered


def _find_header(raw: bytes) -> Header | None:
    """So that the sender knows what was refused: the first segment is often readable by itself."""
    try:
        return parse(raw.split(b"\r", 1)[0].split(b"\n", 1)[0])[0]
    except Invalid:
        return None


def _keep_unreadable(raw: bytes, peer: str, error: Invalid) -> bytes:
    reasons = tuple((field, r) for field, rows in error.fields.items() for r in rows)
    answer = _write(_find_header(raw), Verdict("AR", reasons))
    InboundMessage.objects.create(
        sender="",
        control_id="",
        peer=peer,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        received_at=clock.now(),
        status=InboundMessage.Status.REJECTED,
        ack_code="AR",
        ack=answer,
        reasons=[{"field": f} | r.to_json() for f, r in reasons],
    )
    return answer
