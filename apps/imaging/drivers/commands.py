"""DIMSE command sets (PS3.7 E): always implicit VR little endian, group 0000, a handful of elements."""

import struct

C_STORE_RQ, C_GET_RQ, C_FIND_RQ, C_MOVE_RQ, C_ECHO_RQ, C_CANCEL_RQ = 0x0001, 0x0010, 0x0020, 0x0021, 0x0030, 0x0FFF
N_SET_RQ, N_CREATE_RQ = 0x0120, 0x0140
N_EVENT_REPORT_RQ, N_ACTION_RQ = 0x0100, 0x0130
RESPONSE = 0x8000
NO_DATA_SET = 0x0101
HAS_DATA_SET = 0x0001

GROUP_LENGTH = 0x0000
AFFECTED_CLASS, REQUESTED_CLASS = 0x0002, 0x0003
COMMAND_FIELD, MESSAGE_ID, RESPONDED_TO = 0x0100, 0x0110, 0x0120
DATA_SET_TYPE, STATUS, ERROR_COMMENT, ERROR_ID = 0x0800, 0x0900, 0x0902, 0x0903
AFFECTED_INSTANCE, REQUESTED_INSTANCE = 0x1000, 0x1001
EVENT_TYPE, ACTION_TYPE = 0x1002, 0x1008
MOVE_DESTINATION, PRIORITY = 0x0600, 0x0700
N_REMAINING, N_COMPLETED, N_FAILED, N_WARNING = 0x1020, 0x1021, 0x1022, 0x1023
UIDS = frozenset({AFFECTED_CLASS, REQUESTED_CLASS, AFFECTED_INSTANCE, REQUESTED_INSTANCE})
NUMBERS = frozenset({COMMAND_FIELD, MESSAGE_ID, RESPONDED_TO, DATA_SET_TYPE, STATUS, ERROR_ID, EVENT_TYPE, ACTION_TYPE})

UNRECOGNISED_OPERATION = 0x0211
NO_SUCH_ACTION = 0x0123
NO_SUCH_INSTANCE = 0x0112
CLASS_NOT_SUPPORTED = 0x0122


class BadCommand(ValueError):
    """The command set cannot be read: the association is aborted."""


def decode_command(raw: bytes) -> dict[int, int | str]:
    """Element number -> int or text. Raises BadCommand."""
    found: dict[int, int | str] = {}
    at = 0
    while at < len(raw):
        if at + 8 > len(raw):
            raise BadCommand("cut element")
        group, element, length = struct.unpack_from("<HHL", raw, at)
        value = raw[at + 8 : at + 8 + length]
        if group != 0 or len(value) != length:
            raise BadCommand("not a command element")
        if element in NUMBERS:
            if length != 2:
                raise BadCommand("number of the wrong size")
            found[element] = struct.unpack("<H", value)[0]
        elif element == MOVE_DESTINATION:
            found[element] = value.decode("ascii", "replace").strip(" \0")
        elif element in UIDS:
            found[element] = value.rstrip(b"\0 ").decode("ascii", "replace")
        at += 8 + length
    if not isinstance(found.get(COMMAND_FIELD), int):
        raise BadCommand("no command field")
    return found


def encode_command(elements: dict[int, int | str]) -> bytes:
    body = b"".join(_encode(element, elements[element]) for element in sorted(elements))
    return struct.pack("<HHLL", 0, GROUP_LENGTH, 4, len(body)) + body


def _encode(element: int, value: int | str) -> bytes:
    if isinstance(value, int):
        return struct.pack("<HHLH", 0, element, 2, value)
    raw = value.encode("ascii", "replace")
    raw += (b"\0" if element in UIDS else b" ") * (len(raw) % 2)
    return struct.pack("<HHL", 0, element, len(raw)) + raw


def answer(request: dict[int, int | str], status: int, *, has_data_set: bool = False, comment: str = "") -> dict:
    """Command elements every response repeats from its request."""
    elements: dict[int, int | str] = {
        COMMAND_FIELD: int(request[COMMAND_FIELD]) | RESPONSE,
        RESPONDED_TO: request.get(MESSAGE_ID, 0),
        DATA_SET_TYPE: HAS_DATA_SET if has_data_set else NO_DATA_SET,
        STATUS: status,
    }
    sop_class = request.get(AFFECTED_CLASS) or request.get(REQUESTED_CLASS)
    instance = request.get(AFFECTED_INSTANCE) or request.get(REQUESTED_INSTANCE)
    if sop_class:
        elements[AFFECTED_CLASS] = sop_class
    if instance:
        elements[AFFECTED_INSTANCE] = instance
    if comment:
        elements[ERROR_COMMENT] = comment[:64]
    return elements
