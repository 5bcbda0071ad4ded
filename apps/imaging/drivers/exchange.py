"""One request on an association and its answers: replies, pending ones, and the cancel that may come between them."""

from io import BytesIO

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.wire import ABORT, P_DATA, BadPdu, Closed, Wire, split_fragments

MAX_MESSAGE_BYTES = 16 << 20
SUCCESS, PENDING, PENDING_WARNING, CANCELLED = 0x0000, 0xFF00, 0xFF01, 0xFE00
NOT_AUTHORISED, OUT_OF_RESOURCES, UNABLE, IDENTIFIER_MISMATCH = 0x0124, 0xA700, 0xC000, 0xA900


class Exchange:
    def __init__(self, wire: Wire, command: dict, context_id: int, syntax: str) -> None:
        self.wire, self.command, self.context_id, self.syntax = wire, command, context_id, syntax

    def write_reply(
        self, status: int, comment: str = "", *, extra: dict | None = None, data_set: bytes | None = None
    ) -> bytes:
        """A response as it goes over the wire."""
        elements = dimse.answer(self.command, status, has_data_set=data_set is not None, comment=comment)
        raw = self.wire.frame(self.context_id, dimse.encode_command({**elements, **(extra or {})}), is_command=True)
        if data_set is None:
            return raw
        return raw + self.wire.frame(self.context_id, data_set, is_command=False)

    def reply(self, status: int, comment: str = "", *, before: bytes = b"", **more) -> None:
        self.wire.write(before + self.write_reply(status, comment, **more))

    def is_cancelled(self) -> bool:
        """Reads what the peer sent meanwhile; only a C-CANCEL, a release or an abort can be legal here."""
        while self.wire.is_readable():
            kind, body = self.wire.read_pdu(wait_s=1.0)
            if kind == ABORT:
                raise Closed("aborted by the peer")
            if kind != P_DATA:
                raise BadPdu("PDU not expected while an answer is sent", 0x02)
            for fragment in split_fragments(body):
                if self.is_cancel(dimse.decode_command(bytes(fragment.data)) if fragment.is_command else {}):
                    return True
        return False

    def is_cancel(self, sent: dict) -> bool:
        """Of this request; a cancel of another one is none of ours. Raises BadPdu for anything else."""
        if sent.get(dimse.COMMAND_FIELD) != dimse.C_CANCEL_RQ:
            raise BadPdu("message not expected while an answer is sent", 0x02)
        return sent.get(dimse.RESPONDED_TO) == self.command.get(dimse.MESSAGE_ID)


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
