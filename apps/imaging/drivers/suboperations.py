"""C-STORE sub-operations of a C-GET, on the association of the one who asked (PS3.4 C.4.3)."""

import logging
from collections.abc import Iterator

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.exchange import Exchange
from apps.imaging.drivers.recode import NotRecoded, list_syntaxes, read_pieces
from apps.imaging.drivers.sender import Delivery, Parcel
from apps.imaging.drivers.wire import ABORT, MAX_COMMAND_BYTES, P_DATA, BadPdu, Closed, split_fragments

log = logging.getLogger("radflow.dicom")


class StoreBack:
    """`contexts`: (SOP class, transfer syntax) -> context on which the other side takes objects."""

    def __init__(self, request: Exchange, contexts: dict[tuple[str, str], int], *, idle_s: float) -> None:
        self.request, self.contexts, self.idle_s = request, contexts, idle_s
        self.is_cancelled = False

    def send_all(self, parcels: list[Parcel]) -> Iterator[Delivery]:
        """Raises Closed and BadPdu when the other side goes away."""
        for number, parcel in enumerate(parcels):
            yield self._send(parcel, number % 0xFFFF + 1)

    def _send(self, parcel: Parcel, message_id: int) -> Delivery:
        try:
            size = parcel.path.stat().st_size
        except OSError:
            return Delivery(parcel.key, None, "file_missing")
        for syntax in list_syntaxes(parcel.syntax, size):
            context_id = self.contexts.get((parcel.sop_class, syntax))
            if context_id is not None:
                return self._send_in(parcel, message_id, syntax, context_id)
        return Delivery(parcel.key, None, "not_accepted")

    def _send_in(self, parcel: Parcel, message_id: int, syntax: str, context_id: int) -> Delivery:
        wire = self.request.wire
        pieces = read_pieces(parcel.path, stored=parcel.syntax, syntax=syntax, room=wire.room)
        try:
            piece = next(pieces)
        except StopIteration:
            return Delivery(parcel.key, None, "file_damaged")
        except (Closed, BadPdu):
            raise
        except NotRecoded as error:
            log.warning("object %s cannot be decoded: %s", parcel.path, error)
            return Delivery(parcel.key, None, "not_recoded")
        except Exception as error:  # before a byte went out: pydicom raises whatever a damaged file leads it to
            log.warning("object %s cannot be sent: %s", parcel.path, type(error).__name__)
            return Delivery(parcel.key, None, "file_damaged")
        command = {
            dimse.AFFECTED_CLASS: parcel.sop_class,
            dimse.COMMAND_FIELD: dimse.C_STORE_RQ,
            dimse.MESSAGE_ID: message_id,
            dimse.PRIORITY: 0,
            dimse.DATA_SET_TYPE: dimse.HAS_DATA_SET,
            dimse.AFFECTED_INSTANCE: parcel.sop_uid,
        }
        out = wire.frame(context_id, dimse.encode_command(command), is_command=True)
        for after in pieces:
            wire.write(out + wire.frame_piece(context_id, piece, is_last=False))
            out, piece = b"", after
        wire.write(out + wire.frame_piece(context_id, piece, is_last=True))
        return Delivery(parcel.key, self._hear(message_id))

    def _hear(self, message_id: int) -> int:
        """The status of our C-STORE; a cancel may come first."""
        while True:
            sent = self._read_command()
            if sent[dimse.COMMAND_FIELD] != dimse.C_STORE_RQ | dimse.RESPONSE:
                self.is_cancelled |= self.request.is_cancel(sent)
            elif sent.get(dimse.RESPONDED_TO) == message_id:
                return int(sent.get(dimse.STATUS, 0x0110))

    def _read_command(self) -> dict:
        raw = bytearray()
        while True:
            kind, body = self.request.wire.read_pdu(wait_s=self.idle_s)
            if kind == ABORT:
                raise Closed("aborted by the peer")
            if kind != P_DATA:
                raise BadPdu("PDU not expected while objects are sent", 0x02)
            for fragment in split_fragments(body):
                if not fragment.is_command:
                    raise BadPdu("data set not expected while objects are sent", 0x02)
                raw += fragment.data
                if len(raw) > MAX_COMMAND_BYTES:
                    raise dimse.BadCommand("command set too long")
                if fragment.is_last:
                    return dimse.decode_command(bytes(raw))
