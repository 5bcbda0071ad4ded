"""A-ASSOCIATE: reading the request, answering it (PS3.8 9.3)."""

import struct
from dataclasses import dataclass

from pydicom.uid import UID
from pynetdicom.pdu import A_ASSOCIATE_AC, A_ASSOCIATE_RQ
from pynetdicom.pdu_primitives import (
    A_ASSOCIATE,
    ImplementationClassUIDNotification,
    ImplementationVersionNameNotification,
    MaximumLengthNotification,
    SCP_SCU_RoleSelectionNegotiation,
)

from apps.imaging.drivers.contexts import ACCEPTED, STORAGE_CLASSES, negotiate
from apps.imaging.drivers.wire import OUR_PDU_BYTES, BadPdu

ASSOCIATE_RQ = 0x01
IMPLEMENTATION_UID = "2.25.276021894413507715411302870811926455298"
IMPLEMENTATION_VERSION = "RADFLOW_1"
# (result, source, reason) of A-ASSOCIATE-RJ, PS3.8 table 9-21.
REJECT_CALLED = (1, 1, 7)
REJECT_CALLING = (1, 1, 3)
REJECT_BUSY = (2, 3, 2)


@dataclass(frozen=True)
class Greeting:
    calling: str
    called: str
    request: A_ASSOCIATE
    peer_pdu_bytes: int


def read_greeting(kind: int, body: bytearray) -> Greeting:
    """Raises BadPdu when the first PDU is no readable A-ASSOCIATE-RQ."""
    if kind != ASSOCIATE_RQ:
        raise BadPdu("association not requested", 0x02)
    try:
        pdu = A_ASSOCIATE_RQ()
        pdu.decode(struct.pack(">BBL", kind, 0, len(body)) + bytes(body))
        request = pdu.to_primitive()
        contexts = request.presentation_context_definition_list
        if not contexts or any(c.abstract_syntax is None or not c.transfer_syntax for c in contexts):
            raise BadPdu("no complete presentation context")
        limit = max(0, int(request.maximum_length_received or 0))
        return Greeting(request.calling_ae_title.strip(), request.called_ae_title.strip(), request, limit)
    except BadPdu:
        raise
    except Exception as error:  # the codec raises whatever the damaged bytes lead it to
        raise BadPdu(f"unreadable A-ASSOCIATE-RQ: {type(error).__name__}") from error


def write_acceptance(greeting: Greeting) -> tuple[bytes, dict[int, tuple[str, str]]]:
    """(A-ASSOCIATE-AC, context id -> (abstract syntax, transfer syntax) of what was accepted)."""
    results = negotiate(greeting.request.presentation_context_definition_list)
    primitive = A_ASSOCIATE()
    primitive.application_context_name = UID("1.2.840.10008.3.1.1.1")
    primitive.calling_ae_title = greeting.request.calling_ae_title
    primitive.called_ae_title = greeting.request.called_ae_title
    primitive.result, primitive.result_source = 0x00, 0x01
    primitive.presentation_context_definition_results_list = results
    length, class_uid, version = (
        MaximumLengthNotification(),
        ImplementationClassUIDNotification(),
        ImplementationVersionNameNotification(),
    )
    length.maximum_length_received = OUR_PDU_BYTES
    class_uid.implementation_class_uid = UID(IMPLEMENTATION_UID)
    version.implementation_version_name = IMPLEMENTATION_VERSION
    primitive.user_information = [length, class_uid, version, *(_grant(role) for role in list_takers(greeting.request))]
    pdu = A_ASSOCIATE_AC()
    pdu.from_primitive(primitive)
    accepted = {
        int(c.context_id): (str(c.abstract_syntax), str(c.transfer_syntax[0])) for c in results if c.result == ACCEPTED
    }
    return pdu.encode(), accepted


def list_takers(request: A_ASSOCIATE) -> list[SCP_SCU_RoleSelectionNegotiation]:
    """Storage classes for which the requestor will take objects itself, as a C-GET needs it (PS3.7 D.3.3.4)."""
    roles = [item for item in request.user_information if isinstance(item, SCP_SCU_RoleSelectionNegotiation)]
    return [role for role in roles if role.scp_role and str(role.sop_class_uid) in STORAGE_CLASSES]


def _grant(asked: SCP_SCU_RoleSelectionNegotiation) -> SCP_SCU_RoleSelectionNegotiation:
    role = SCP_SCU_RoleSelectionNegotiation()
    role.sop_class_uid, role.scu_role, role.scp_role = asked.sop_class_uid, bool(asked.scu_role), True
    return role


def write_rejection(result: int, source: int, reason: int) -> bytes:
    return struct.pack(">BBLBBBB", 0x03, 0, 4, 0, result, source, reason)


def write_release() -> bytes:
    return struct.pack(">BBLL", 0x06, 0, 4, 0)
