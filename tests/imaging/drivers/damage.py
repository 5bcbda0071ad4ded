"""Damaged conversations: whatever a broken device, a torn cable or a hostile hand may say to the node. Seeded, one kind a function."""

import contextlib
import random
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass

from pydicom.dataset import Dataset

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.contexts import MPPS, VERIFICATION, WORKLIST
from tests.imaging.drivers.line import (
    CT,
    ECHO_CONTEXT,
    FIND_CONTEXT,
    MPPS_CONTEXT,
    STORE_CONTEXT,
    STUDY_CONTEXT,
    Line,
    make_command,
    make_greeting,
    make_pdv,
    make_pdvs,
    store,
    write,
)
from tests.imaging.drivers.objects import make_ct

PATHS = (
    "../../../../tmp/radflow-was-here",
    "/tmp/radflow-was-here",
    "..",
    "1.2/../../../etc",
    "1.2\0/../x",
    "C:\\x",
    "1" * 65,
)


@dataclass(frozen=True)
class Ending:
    """How the node took it: `rejected`, `aborted`, `closed`, `status:XXXX`, or `silent` when nothing came in time."""

    kind: str
    how: str


def make_object(dice: random.Random) -> Dataset:
    return make_ct(
        dice.randrange(1, 30_000), study=f"2.25.{dice.randrange(10**9)}", series=f"2.25.{dice.randrange(10**9)}"
    )


# Each says its damage on a fresh line; what comes back is read by `hold`.
def say_junk(line: Line, dice: random.Random) -> None:
    line.send(dice.randbytes(dice.randrange(6, 4000)))
    line.sock.shutdown(socket.SHUT_WR)


def say_lying_length(line: Line, dice: random.Random) -> None:
    line.send(struct.pack(">BBL", 1, 0, dice.choice([0, 3, 0x7FFFFFFF, 0xFFFFFFFF, 600_000])) + make_greeting()[6:])
    line.sock.shutdown(socket.SHUT_WR)


def say_cut_greeting(line: Line, dice: random.Random) -> None:
    raw = make_greeting()
    line.send(raw[: dice.randrange(1, len(raw))])
    line.sock.shutdown(socket.SHUT_WR)


def say_flipped_greeting(line: Line, dice: random.Random) -> None:
    raw = bytearray(make_greeting())
    for _ in range(dice.randint(1, 20)):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    line.send(bytes(raw))
    line.sock.shutdown(socket.SHUT_WR)


def say_lying_pdv(line: Line, dice: random.Random) -> None:
    line.greet()
    raw = make_command(dimse.C_ECHO_RQ)
    line.send(struct.pack(">BBLLBB", 4, 0, len(raw) + 6, dice.choice([0, 1, 2**31, len(raw) + 3]), 1, 3) + raw)


def say_lying_element(line: Line, dice: random.Random) -> None:
    line.greet()
    raw = struct.pack("<HHLH", 0, 0x0100, dice.choice([0, 1, 3, 70_000, 2**32 - 1]), 0x0030)
    line.send(make_pdv(ECHO_CONTEXT, raw, 3))


def say_junk_command(line: Line, dice: random.Random) -> None:
    line.greet()
    line.send(make_pdv(dice.choice([ECHO_CONTEXT, STORE_CONTEXT, 99]), dice.randbytes(dice.randrange(1, 2000)), 3))


def say_endless_command(line: Line, dice: random.Random) -> None:
    line.greet()
    for _ in range(4):
        line.send(make_pdv(ECHO_CONTEXT, b"\0" * 30_000, 1))


def say_path(line: Line, dice: random.Random) -> None:
    line.greet()
    store(line, write(make_object(dice)), dice.choice(PATHS))


def say_inner_path(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    data, real = write(ds), str(dice.choice([ds.StudyInstanceUID, ds.SeriesInstanceUID])).encode()
    wrong = b"../" * 40
    store(line, data.replace(real, wrong[: len(real)]), str(ds.SOPInstanceUID))


def say_cut_object(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    data = write(ds)
    store(line, data[: -dice.randrange(1, 512)], str(ds.SOPInstanceUID))


def say_broken_pixels(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    data = write(ds)
    at = data.rindex(b"\xe0\x7f\x10\x00OW\0\0") + 8
    length = struct.pack("<L", dice.choice([0x7FFFFFF0, 0xFFFFFFFE, 0xFFFFFFFF, 100_000]))
    store(line, data[:at] + length + data[at + 4 :], str(ds.SOPInstanceUID))


def say_half_and_leave(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    command = make_command(dimse.C_STORE_RQ, AFFECTED_CLASS=CT, AFFECTED_INSTANCE=str(ds.SOPInstanceUID))
    line.send(make_pdv(STORE_CONTEXT, command, 3) + make_pdv(STORE_CONTEXT, write(ds)[:600], 0))
    line.send(struct.pack(">BBLL", 7, 0, 4, 0) if dice.random() < 0.5 else b"")
    line.sock.shutdown(socket.SHUT_WR)


def say_mixed_messages(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    command = make_command(dimse.C_STORE_RQ, AFFECTED_CLASS=CT, AFFECTED_INSTANCE=str(ds.SOPInstanceUID))
    line.send(make_pdv(STORE_CONTEXT, command, 3) * 2)


def say_junk_query(line: Line, dice: random.Random) -> None:
    line.greet()
    number = dice.choice([FIND_CONTEXT, STUDY_CONTEXT])
    command = make_command(dimse.C_FIND_RQ, AFFECTED_CLASS=WORKLIST)
    line.send(
        make_pdv(number, command, 3) + make_pdvs(number, b"\x08\0\x52\0" + dice.randbytes(dice.randrange(8, 3000)))
    )


def say_deep_query(line: Line, dice: random.Random) -> None:
    line.greet()
    command = make_command(dimse.C_FIND_RQ, AFFECTED_CLASS=WORKLIST)
    deep = make_deep(60)
    deep.PatientName, deep.QueryRetrieveLevel = "*", "NONE"
    number = dice.choice([FIND_CONTEXT, STUDY_CONTEXT])
    line.send(make_pdv(number, command, 3) + make_pdvs(number, write(deep)))


def say_path_step(line: Line, dice: random.Random) -> None:
    line.greet()
    command = make_command(dimse.N_CREATE_RQ, AFFECTED_CLASS=MPPS, AFFECTED_INSTANCE=dice.choice(PATHS))
    line.send(make_pdv(MPPS_CONTEXT, command, 3) + make_pdvs(MPPS_CONTEXT, dice.randbytes(300)))


def say_wrong_operation(line: Line, dice: random.Random) -> None:
    line.greet()
    command = make_command(dice.choice([dimse.N_SET_RQ, dimse.C_FIND_RQ, 0x0777]), AFFECTED_CLASS=VERIFICATION)
    line.send(make_pdv(ECHO_CONTEXT, command, 3) + make_pdvs(ECHO_CONTEXT, b"\0" * 20))


def make_deep(levels: int) -> Dataset:
    inner = Dataset()
    inner.CodeMeaning = "deep"
    for _ in range(levels):
        outer = Dataset()
        outer.ContentSequence = [inner]
        inner = outer
    return inner


def say_long_text(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    ds.add_new(0x00204000, "LT", "x" * 60_000)
    ds.add_new(0x00400280, "UT", "y" * 10_000_000)
    store(line, write(ds), str(ds.SOPInstanceUID))


def say_deep_object(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    ds.update(make_deep(60))
    store(line, write(ds), str(ds.SOPInstanceUID))


def say_flipped_object(line: Line, dice: random.Random) -> None:
    line.greet()
    ds = make_object(dice)
    raw = bytearray(write(ds))
    for _ in range(dice.randint(1, 12)):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    store(line, bytes(raw), str(ds.SOPInstanceUID))


HOSTILE: tuple[Callable[[Line, random.Random], None], ...] = (
    say_junk, say_lying_length, say_cut_greeting, say_lying_pdv, say_lying_element,
    say_junk_command, say_endless_command, say_path, say_inner_path, say_cut_object, say_broken_pixels,
    say_half_and_leave, say_mixed_messages, say_junk_query, say_path_step, say_wrong_operation,
)  # fmt: skip
ODD = (say_long_text, say_deep_object, say_flipped_object, say_flipped_greeting, say_deep_query)
"""May be harmless: then the node goes on as if nothing were."""


def hold(port: int, say: Callable[[Line, random.Random], None], dice: random.Random, *, title: str = "CT1") -> Ending:
    try:
        line = Line(port, title=title)
    except OSError:
        return Ending(say.__name__, "not connected")
    try:
        with contextlib.suppress(OSError):  # hung up in the middle of it
            say(line, dice)
        return Ending(say.__name__, line.read_end())
    finally:
        line.close()
