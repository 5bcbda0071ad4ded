"""One association from greeting to release: messages in, answers out, every failure a status or an abort."""

import logging
import ssl
import time
from dataclasses import replace

from apps.common.kernel.errors import Transient
from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.certificates import name_shown
from apps.imaging.drivers.commitment import CommitmentTalk
from apps.imaging.drivers.contexts import (
    COMMITMENT,
    MPPS,
    STUDY_FIND,
    STUDY_GET,
    STUDY_MOVE,
    VERIFICATION,
    WORKLIST,
)
from apps.imaging.drivers.exchange import OUT_OF_RESOURCES, UNABLE, Exchange, MessageSink
from apps.imaging.drivers.find import find_studies, find_worklist
from apps.imaging.drivers.greeting import (
    REJECT_BUSY,
    REJECT_CALLED,
    REJECT_CALLING,
    list_takers,
    read_greeting,
    write_acceptance,
    write_rejection,
    write_release,
)
from apps.imaging.drivers.mpps_codec import read_mpps
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.retrieve import Retrieval
from apps.imaging.drivers.storage import ObjectSink
from apps.imaging.drivers.suboperations import StoreBack
from apps.imaging.drivers.wire import (
    ABORT,
    MAX_ASSOCIATE_BYTES,
    MAX_COMMAND_BYTES,
    P_DATA,
    RELEASE_RQ,
    BadPdu,
    Closed,
    NotSecured,
    TooSlow,
    Wire,
    split_fragments,
)
from apps.imaging.engine.mpps import PROCESSING_FAILURE, Outcome

log = logging.getLogger("radflow.dicom")
_QUERIES = frozenset({dimse.C_FIND_RQ, dimse.C_MOVE_RQ, dimse.C_GET_RQ})
PAUSE_S = 0.1
"""Silence after which a peer keeps no database connection; one that sends without a pause gives it up where others wait."""
REJECTIONS = {
    "called_ae": REJECT_CALLED,
    "unknown_peer": REJECT_CALLING,
    "peer_not_allowed": REJECT_CALLING,
    "needs_tls": REJECT_CALLING,
    "no_certificate": REJECT_CALLING,
    "wrong_certificate": REJECT_CALLING,
    "busy": REJECT_BUSY,
    "peer_busy": REJECT_BUSY,
}


class Conversation:
    """`seat` is the server's count of established associations: it answers "" or "busy" / "peer_busy"."""

    def __init__(
        self, wire: Wire, address: str, ports: Ports, limits: Limits, *, seat, tls: ssl.SSLContext | None = None
    ) -> None:
        self.wire, self.ports, self.limits, self.seat = wire, ports, limits, seat
        self.caller = Caller("", "", address, is_tls=tls is not None)
        self._tls = tls
        self.contexts: dict[int, tuple[str, str]] = {}
        self._takers: frozenset[str] = frozenset()
        self.is_established = False
        self.seat_of = ""
        self.last_heard = time.monotonic()
        self._commitment = CommitmentTalk(ports)

    def hold(self) -> None:
        """Runs until the peer releases, aborts, goes away or breaks the protocol. Raises nothing."""
        try:
            self._secure()
            if self._greet():
                while self._answer_next():
                    pass
        except BadPdu as error:
            self.wire.abort(error.reason)
            self._note("bad_pdu", str(error))
        except NotSecured as error:
            self._note("tls_failed", str(error))
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
            self.ports.rest(True)

    def _note(self, kind: str, detail: str) -> None:
        try:
            self.ports.note_refusal(kind, self.caller, detail)
        except Exception as error:  # counting a refusal must never break the acceptor
            log.warning("refusal not counted: %s", type(error).__name__)

    def _secure(self) -> None:
        if self._tls is not None:
            shown = self.wire.start_tls(self._tls, wait_s=self.limits.greeting_s)
            self.caller = replace(self.caller, certificate=name_shown(shown))

    def _greet(self) -> bool:
        kind, body = self.wire.read_pdu(
            wait_s=self.limits.greeting_s, max_bytes=MAX_ASSOCIATE_BYTES, body_s=self.limits.greeting_s
        )
        greeting = read_greeting(kind, body)
        self.caller = replace(self.caller, calling=greeting.calling, called=greeting.called)
        try:
            refusal = self.ports.admit(self.caller) or self.seat(self.caller)
        except Transient:
            refusal = "busy"
        if refusal:
            self.wire.write(write_rejection(*REJECTIONS.get(refusal, REJECT_BUSY)))
            shown = self.caller.certificate
            self._note(refusal, f"{shown.subject} {shown.sha256[:16]}" if shown else "")
            return False
        self.wire.peer_pdu_bytes = greeting.peer_pdu_bytes
        reply, self.contexts = write_acceptance(greeting)
        self._takers = frozenset(str(role.sop_class_uid) for role in list_takers(greeting.request))
        self.wire.write(reply)
        self.is_established = True
        self.ports.note_association(self.caller, ",".join(sorted({a for a, _ in self.contexts.values()})[:4]))
        return True

    def _answer_next(self) -> bool:
        command, context_id, sink = None, 0, None
        raw = bytearray()
        is_pausing = not self.wire.is_readable(PAUSE_S)
        self.ports.rest(is_pausing)
        while True:
            try:
                kind, body = self.wire.read_pdu(wait_s=self.limits.idle_s)
            except BaseException:  # gone in the middle of an object: half of it is not kept
                if sink is not None:
                    sink.discard()
                raise
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
        elif field in _QUERIES and isinstance(sink, MessageSink) and self._ask(command, context_id, sink.getvalue()):
            return
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

    def _ask(self, command: dict, context_id: int, raw: bytes) -> bool:
        """Queries and retrieves; False when the context is not for what is asked."""
        abstract, syntax = self.contexts[context_id]
        request, field = Exchange(self.wire, command, context_id, syntax), command[dimse.COMMAND_FIELD]
        if field == dimse.C_FIND_RQ and abstract == WORKLIST:
            find_worklist(request, self.ports, self.caller, raw)
        elif field == dimse.C_FIND_RQ and abstract in STUDY_FIND:
            find_studies(request, self.ports, self.caller, STUDY_FIND[abstract], raw)
        elif field == dimse.C_MOVE_RQ and abstract in STUDY_MOVE:
            Retrieval(request, self.ports, self.caller).move(STUDY_MOVE[abstract], raw)
        elif field == dimse.C_GET_RQ and abstract in STUDY_GET:
            taking = {pair: number for number, pair in self.contexts.items() if pair[0] in self._takers}
            back = StoreBack(request, taking, idle_s=self.limits.idle_s)
            Retrieval(request, self.ports, self.caller).get(STUDY_GET[abstract], raw, back)
        else:
            return False
        return True

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

    def _reply(self, command, context_id, status, comment: str = "", extra: dict | None = None) -> None:
        Exchange(self.wire, command, context_id, "").reply(status, comment, extra=extra)
