"""One association from greeting to release: messages in, answers out, every failure a status or an abort."""

import logging
import time
from io import BytesIO

from apps.common.kernel.errors import Transient
from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.commitment import CommitmentTalk
from apps.imaging.drivers.contexts import COMMITMENT, MPPS, VERIFICATION, WORKLIST
from apps.imaging.drivers.greeting import (
    REJECT_BUSY,
    REJECT_CALLED,
    REJECT_CALLING,
    read_greeting,
    write_acceptance,
    write_rejection,
    write_release,
)
from apps.imaging.drivers.mpps_codec import read_mpps
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.storage import ObjectSink
from apps.imaging.drivers.wire import (
    ABORT,
    MAX_ASSOCIATE_BYTES,
    MAX_COMMAND_BYTES,
    P_DATA,
    RELEASE_RQ,
    BadPdu,
    Closed,
    TooSlow,
    Wire,
    split_fragments,
)
from apps.imaging.drivers.worklist_codec import BadQuery, EntryWriter, read_query
from apps.imaging.engine.mpps import PROCESSING_FAILURE, Outcome
from apps.imaging.engine.worklist import find_bad_key

log = logging.getLogger("radflow.dicom")
MAX_MESSAGE_BYTES = 16 << 20
PENDING, PENDING_WARNING, CANCELLED, OUT_OF_RESOURCES, UNABLE = 0xFF00, 0xFF01, 0xFE00, 0xA700, 0xC000
IDENTIFIER_MISMATCH = 0xA900
_FLUSH_BYTES = 64 * 1024
# A peer that sends without a pause keeps its database connection for so many messages, then others get a turn.
TURNS, PAUSE_S = 50, 0.1
REJECTIONS = {
    "called_ae": REJECT_CALLED,
    "unknown_peer": REJECT_CALLING,
    "peer_not_allowed": REJECT_CALLING,
    "busy": REJECT_BUSY,
    "peer_busy": REJECT_BUSY,
}


class Conversation:
    """`seat` is the server's count of established associations: it answers "" or "busy" / "peer_busy"."""

    def __init__(self, wire: Wire, address: str, ports: Ports, limits: Limits, *, seat) -> None:
        self.wire, self.ports, self.limits, self.seat = wire, ports, limits, seat
        self.caller = Caller("", "", address)
        self.contexts: dict[int, tuple[str, str]] = {}
        self.is_established = False
        self.seat_of = ""
        self._turns = 0
        self.last_heard = time.monotonic()
        self._commitment = CommitmentTalk(ports)

    def hold(self) -> None:
        """Runs until the peer releases, aborts, goes away or breaks the protocol. Raises nothing."""
        try:
            if self._greet():
                while self._answer_next():
                    pass
        except BadPdu as error:
            self.wire.abort(error.reason)
            self._note("bad_pdu", str(error))
        except TooSlow as error:
            if not self.is_established:
                self._note("no_greeting", str(error))
        except Closed:
            return  # a port probe, or a peer that hung up: nothing was refused
        except (dimse.BadCommand, OverflowError) as error:
            self.wire.abort(0x06)
            self._note("bad_message", str(error))
        except Exception:
            log.exception("association with %s ended by a fault of our own", self.caller.calling)
            self.wire.abort()
        finally:
            self.ports.rest()

    def _note(self, kind: str, detail: str) -> None:
        try:
            self.ports.note_refusal(kind, self.caller, detail)
        except Exception as error:  # counting a refusal must never break the acceptor
            log.warning("refusal not counted: %s", type(error).__name__)

    def _greet(self) -> bool:
        kind, body = self.wire.read_pdu(
            wait_s=self.limits.greeting_s, max_bytes=MAX_ASSOCIATE_BYTES, body_s=self.limits.greeting_s
        )
        greeting = read_greeting(kind, body)
        self.caller = Caller(greeting.calling, greeting.called, self.caller.address)
        try:
            refusal = self.ports.admit(self.caller) or self.seat(self.caller)
        except Transient:
            refusal = "busy"
        if refusal:
            self.wire.write(write_rejection(*REJECTIONS.get(refusal, REJECT_BUSY)))
            self._note(refusal, "")
            return False
        self.wire.peer_pdu_bytes = greeting.peer_pdu_bytes
        reply, self.contexts = write_acceptance(greeting)
        self.wire.write(reply)
        self.is_established = True
        self.ports.note_association(self.caller, ",".join(sorted({a for a, _ in self.contexts.values()})[:4]))
        return True

    def _answer_next(self) -> bool:
        command, context_id, sink = None, 0, None
        raw = bytearray()
        self._turns += 1
        if self._turns % TURNS == 0 or not self.wire.is_readable(PAUSE_S):
            self.ports.rest()
        while True:
            kind, body = self.wire.read_pdu(wait_s=self.limits.idle_s)
            self.last_heard = time.monotonic()
            if kind == RELEASE_RQ and not raw and sink is None:
                self.wire.write(write_release())
                return False
            if kind == ABORT:
                if sink is not None:
                    sink.discard()
                return False
            if kind != P_DATA:
                if sink is not None:
                    sink.discard()
                raise BadPdu("PDU not expected here", 0x02)
            try:
                for fragment in split_fragments(body):
                    if command is None:
                        if not fragment.is_command:
                            raise BadPdu("data set without a command", 0x02)
                        raw += fragment.data
                        if len(raw) > MAX_COMMAND_BYTES:
                            raise dimse.BadCommand("command set too long")
                        if not fragment.is_last:
                            continue
                        command, context_id = dimse.decode_command(bytes(raw)), fragment.context_id
                        if context_id not in self.contexts:
                            raise BadPdu("presentation context was not accepted")
                        if command.get(dimse.DATA_SET_TYPE, dimse.NO_DATA_SET) == dimse.NO_DATA_SET:
                            self._dispatch(command, context_id, None)
                            return True
                        sink = self._open_sink(command, context_id)
                    else:
                        if fragment.is_command or fragment.context_id != context_id:
                            raise BadPdu("fragment of another message", 0x02)
                        sink.write(fragment.data)
                        if fragment.is_last:
                            done, sink = sink, None
                            self._dispatch(command, context_id, done)
                            return True
            except BaseException:
                if sink is not None:
                    sink.discard()
                raise

    def _open_sink(self, command: dict, context_id: int):
        if command[dimse.COMMAND_FIELD] == dimse.C_STORE_RQ:
            return ObjectSink(command, self.contexts[context_id], self.ports.incoming, self.limits)
        return MessageSink()

    def _dispatch(self, command: dict, context_id: int, sink) -> None:
        abstract, syntax = self.contexts[context_id]
        field = command[dimse.COMMAND_FIELD]
        if field == dimse.C_ECHO_RQ and abstract == VERIFICATION:
            self._reply(command, context_id, 0x0000)
        elif field == dimse.C_FIND_RQ and abstract == WORKLIST and sink is not None:
            self._find(command, context_id, syntax, sink.getvalue())
        elif field in {dimse.N_CREATE_RQ, dimse.N_SET_RQ} and abstract == MPPS and sink is not None:
            self._record_mpps(command, context_id, syntax, sink.getvalue())
        elif field == dimse.N_ACTION_RQ and abstract == COMMITMENT and sink is not None:
            raw = sink.getvalue()
            outcome = self._guard(
                lambda: self._commitment.ask(command, raw, syntax, self.caller), *[PROCESSING_FAILURE] * 2
            )
            self._reply(command, context_id, outcome.status, outcome.comment)
            self.wire.write(self._commitment.write_report(self.wire, context_id, syntax, self.caller))
        elif field == dimse.N_EVENT_REPORT_RQ | dimse.RESPONSE:
            self._commitment.hear(command, self.caller)
        elif isinstance(sink, ObjectSink):
            outcome = self._guard(lambda: sink.keep(self.ports, self.caller), OUT_OF_RESOURCES, UNABLE)
            self._reply(command, context_id, outcome.status, outcome.comment)
        elif field == dimse.C_CANCEL_RQ or field & dimse.RESPONSE:
            return  # a cancel of something already answered, or a response nobody waits for
        else:
            self._reply(command, context_id, dimse.UNRECOGNISED_OPERATION, "operation not offered in this context")

    def _record_mpps(self, command: dict, context_id: int, syntax: str, raw: bytes) -> None:
        is_create = command[dimse.COMMAND_FIELD] == dimse.N_CREATE_RQ
        uid = command.get(dimse.AFFECTED_INSTANCE if is_create else dimse.REQUESTED_INSTANCE, "")
        take = self.ports.create_mpps if is_create else self.ports.set_mpps

        def record() -> Outcome:
            message = read_mpps(raw, syntax, uid=str(uid))
            if isinstance(message, Outcome):
                return message
            command[dimse.AFFECTED_INSTANCE] = message.uid
            return take(message, self.caller)

        outcome = self._guard(record, PROCESSING_FAILURE, PROCESSING_FAILURE)
        extra = {} if outcome.error_id is None else {dimse.ERROR_ID: outcome.error_id}
        self._reply(command, context_id, outcome.status, outcome.comment, extra)

    def _guard(self, act, when_away: int, when_broken: int) -> Outcome:
        try:
            return act()
        except Transient as error:
            log.warning("answered %04XH to %s: %s", when_away, self.caller.calling, error)
            return Outcome(when_away, "server is busy, send again")
        except Exception:
            log.exception("answered %04XH to %s after a fault of our own", when_broken, self.caller.calling)
            return Outcome(when_broken, "internal fault")

    def _find(self, command: dict, context_id: int, syntax: str, raw: bytes) -> None:
        try:
            query = read_query(raw, syntax)
        except BadQuery as error:
            self._reply(command, context_id, UNABLE, str(error))
            return
        if bad := find_bad_key(query):
            self._reply(command, context_id, IDENTIFIER_MISMATCH, f"{bad}: value cannot be matched")
            return
        pending = PENDING_WARNING if query.unsupported else PENDING
        head = self.wire.frame(
            context_id, dimse.encode_command(dimse.answer(command, pending, has_data_set=True)), is_command=True
        )
        writer, out = EntryWriter(query, syntax), bytearray()
        try:
            for entry in self.ports.find_worklist(query, self.caller):
                out += head + self.wire.frame(context_id, writer.encode(entry), is_command=False)
                if len(out) >= _FLUSH_BYTES:
                    self.wire.write(bytes(out))
                    out.clear()
                    if self._is_cancelled(command):
                        self._reply(command, context_id, CANCELLED)
                        return
        except Transient as error:
            log.warning("worklist for %s not answered: %s", self.caller.calling, error)
            self._reply(command, context_id, OUT_OF_RESOURCES, "server is busy, ask again", before=bytes(out))
            return
        except Closed:
            raise
        except Exception:
            log.exception("worklist for %s failed", self.caller.calling)
            self._reply(command, context_id, UNABLE, "internal fault", before=bytes(out))
            return
        self._reply(command, context_id, 0x0000, before=bytes(out))

    def _is_cancelled(self, command: dict) -> bool:
        """Reads what the peer sent meanwhile; only a C-CANCEL, a release or an abort can be legal here."""
        while self.wire.is_readable():
            kind, body = self.wire.read_pdu(wait_s=1.0)
            if kind == ABORT:
                raise Closed("aborted by the peer")
            if kind != P_DATA:
                raise BadPdu("PDU not expected while matches are sent", 0x02)
            for fragment in split_fragments(body):
                sent = dimse.decode_command(bytes(fragment.data)) if fragment.is_command else {}
                if sent.get(dimse.COMMAND_FIELD) != dimse.C_CANCEL_RQ:
                    raise BadPdu("message not expected while matches are sent", 0x02)
                if sent.get(dimse.RESPONDED_TO) == command.get(dimse.MESSAGE_ID):
                    return True
        return False

    def _reply(
        self, command, context_id, status, comment: str = "", extra: dict | None = None, before: bytes = b""
    ) -> None:
        elements = {**dimse.answer(command, status, comment=comment), **(extra or {})}
        self.wire.write(before + self.wire.frame(context_id, dimse.encode_command(elements), is_command=True))


class MessageSink:
    """Identifier of a query or attributes of a procedure step: in memory, bounded."""

    def __init__(self) -> None:
        self._buffer = BytesIO()

    def write(self, data: memoryview) -> None:
        if self._buffer.tell() + len(data) > MAX_MESSAGE_BYTES:
            raise OverflowError("data set of a message over 16 MiB")
        self._buffer.write(data)

    def getvalue(self) -> bytes:
        return self._buffer.getvalue()

    def discard(self) -> None:
        self._buffer.close()
