"""A raw connection that speaks the DICOM upper layer by hand, and the bytes it may say."""

import socket
import struct

from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pynetdicom.pdu import A_ASSOCIATE_RQ
from pynetdicom.pdu_primitives import A_ASSOCIATE, ImplementationClassUIDNotification, MaximumLengthNotification
from pynetdicom.presentation import build_context

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.contexts import MPPS, STUDY_FIND, VERIFICATION, WORKLIST

EXPLICIT = "1.2.840.10008.1.2.1"
CT = "1.2.840.10008.5.1.4.1.1.2"
ECHO_CONTEXT, STORE_CONTEXT, FIND_CONTEXT, MPPS_CONTEXT, STUDY_CONTEXT = 1, 3, 5, 7, 9
ANSWER_S = 10.0


class Line:
    """A raw connection that speaks the upper layer by hand."""

    def __init__(self, port: int, *, title: str = "CT1") -> None:
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S)
        self.title = title

    def send(self, raw: bytes) -> None:
        try:
            self.sock.sendall(raw)
        except OSError:
            return  # the node has hung up already: how is read afterwards

    def greet(self) -> bytes:
        self.send(make_greeting(self.title))
        return self.read_pdu()

    def read_pdu(self) -> bytes:
        """b"" when the connection ends or nothing comes."""
        head = self._read(6)
        return head + self._read(struct.unpack(">L", head[2:6])[0]) if len(head) == 6 else b""

    def _read(self, size: int) -> bytes:
        got = b""
        while len(got) < size and (piece := self.sock.recv(size - len(got))):
            got += piece
        return got

    def read_end(self) -> str:
        try:
            pdu = self.read_pdu()
        except TimeoutError:
            return "silent"
        except OSError:
            return "closed"
        if not pdu:
            return "closed"
        if pdu[0] == 0x03:
            return "rejected"
        if pdu[0] == 0x07:
            return "aborted"
        if pdu[0] == 0x04:
            return f"status:{dimse.decode_command(pdu[12:])[dimse.STATUS]:04X}"
        return f"pdu:{pdu[0]:02X}"

    def close(self) -> None:
        self.sock.close()


def make_greeting(title: str = "CT1") -> bytes:
    contexts = []
    for number, abstract in zip((1, 3, 5, 7, 9), (VERIFICATION, CT, WORKLIST, MPPS, next(iter(STUDY_FIND)))):
        context = build_context(abstract, EXPLICIT)
        context.context_id = number
        contexts.append(context)
    primitive = A_ASSOCIATE()
    primitive.application_context_name = "1.2.840.10008.3.1.1.1"
    primitive.calling_ae_title, primitive.called_ae_title = title, "RADFLOW"
    primitive.presentation_context_definition_list = contexts
    length, uid = MaximumLengthNotification(), ImplementationClassUIDNotification()
    length.maximum_length_received, uid.implementation_class_uid = 16_384, "1.2.3.4"
    primitive.user_information = [length, uid]
    pdu = A_ASSOCIATE_RQ()
    pdu.from_primitive(primitive)
    return pdu.encode()


def make_pdv(context_id: int, data: bytes, header: int) -> bytes:
    """`header`: 1 command, 2 last."""
    return struct.pack(">BBLLBB", 4, 0, len(data) + 6, len(data) + 2, context_id, header) + data


def make_pdvs(context_id: int, data: bytes) -> bytes:
    pieces = [data[at : at + 100_000] for at in range(0, max(1, len(data)), 100_000)]
    return b"".join(make_pdv(context_id, piece, 2 if n == len(pieces) - 1 else 0) for n, piece in enumerate(pieces))


def make_command(field: int, **more) -> bytes:
    elements = {dimse.COMMAND_FIELD: field, dimse.MESSAGE_ID: 1, dimse.DATA_SET_TYPE: dimse.HAS_DATA_SET}
    return dimse.encode_command(elements | {getattr(dimse, key): value for key, value in more.items()})


def make_echo() -> bytes:
    raw = dimse.encode_command(
        {
            dimse.AFFECTED_CLASS: VERIFICATION,
            dimse.COMMAND_FIELD: dimse.C_ECHO_RQ,
            dimse.MESSAGE_ID: 1,
            dimse.DATA_SET_TYPE: dimse.NO_DATA_SET,
        }
    )
    return make_pdv(ECHO_CONTEXT, raw, 3)


def write(ds: Dataset) -> bytes:
    out = DicomBytesIO()
    out.is_little_endian, out.is_implicit_VR = True, False
    write_dataset(out, ds)
    return out.getvalue()


def store(line: Line, data: bytes, uid: str) -> None:
    command = make_command(dimse.C_STORE_RQ, AFFECTED_CLASS=CT, AFFECTED_INSTANCE=uid)
    line.send(make_pdv(STORE_CONTEXT, command, 3) + make_pdvs(STORE_CONTEXT, data))
