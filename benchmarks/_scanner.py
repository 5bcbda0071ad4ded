"""A scanner that stores as fast as it is answered: raw sockets, images made once and named anew for each sending."""

import os
import time
from collections.abc import Iterator

from apps.imaging.drivers import commands as dimse
from tests.imaging.drivers.line import CT, STORE_CONTEXT, Line, make_command, make_pdv, make_pdvs, write
from tests.imaging.drivers.objects import make_ct

C_STORE = 0x0001
ROOM = 39  # digits of a UID below 2.25, so that one name replaces another of the same length


class Image:
    """A CT slice whose study, series and own UID are replaced without encoding it again."""

    def __init__(self, size: int) -> None:
        self.names = [f"2.25.{n}{'0' * (ROOM - 1)}" for n in (7, 8, 9)]
        study, series, sop = self.names
        ds = make_ct(size=size, study=study, series=series)
        ds.SOPInstanceUID = sop
        self.raw = write(ds)

    def name(self, study: str, series: str, sop: str) -> bytes:
        raw = self.raw
        for old, new in zip(self.names, (study, series, sop), strict=True):
            raw = raw.replace(old.encode(), new.encode(), 1)
        return raw


def make_uids(prefix: int) -> Iterator[str]:
    """UIDs of one length, of this run and this prefix only."""
    stem = f"{time.time_ns()}{os.getpid():07d}{prefix:04d}"
    n = 0
    while True:
        n += 1
        yield f"2.25.{stem}{n:0{ROOM - len(stem)}d}"


class Scanner:
    def __init__(self, port: int, title: str = "CT1") -> None:
        self.line = Line(port, title=title)
        answer = self.line.greet()
        if not answer or answer[0] != 0x02:
            self.line.close()
            raise ConnectionRefusedError(f"{title} was not let in")
        self.line.sock.settimeout(60)

    def store(self, raw: bytes, sop: str) -> float:
        """Seconds until the answer. Raises OSError when there is none, ValueError when it is no success."""
        command = make_command(C_STORE, AFFECTED_CLASS=CT, AFFECTED_INSTANCE=sop, PRIORITY=0)
        began = time.perf_counter()
        self.line.sock.sendall(make_pdv(STORE_CONTEXT, command, 3) + make_pdvs(STORE_CONTEXT, raw))
        answer = self.line.read_pdu()
        if not answer or answer[0] != 0x04:
            raise ConnectionResetError("no answer to a C-STORE")
        status = dimse.decode_command(answer[12:])[dimse.STATUS]
        if status:
            raise ValueError(f"C-STORE answered {status:04X}")
        return time.perf_counter() - began

    def close(self) -> None:
        self.line.close()
