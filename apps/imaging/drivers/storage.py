"""C-STORE: takes the data set in, or drains it when it must be refused, and answers with the right status."""

import logging
from pathlib import Path

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.headers import BadObject, read_header
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.vault import Incoming, free_bytes
from apps.imaging.engine.mpps import Outcome
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.uids import is_valid_uid

log = logging.getLogger("radflow.dicom")
DISK_LOW, NOT_OF_CLASS, UNREADABLE, INVALID_INSTANCE = 0xA700, 0xA900, 0xC000, 0x0117


class ObjectSink:
    def __init__(self, command: dict, context: tuple[str, str], folder: Path, limits: Limits) -> None:
        sop_class, sop_uid = str(command.get(dimse.AFFECTED_CLASS, "")), str(command.get(dimse.AFFECTED_INSTANCE, ""))
        self.refusal: Outcome | None = None
        self._incoming: Incoming | None = None
        if not is_valid_uid(sop_uid):
            self.refusal = Outcome(INVALID_INSTANCE, "Affected SOP Instance UID is not a UID")
            return
        if sop_class != context[0]:
            self.refusal = Outcome(NOT_OF_CLASS, "SOP class is not the one of the presentation context")
            return
        try:
            if free_bytes(folder) < limits.min_free_bytes:
                self._refuse_disk("storage is nearly full")
                return
            self._incoming = Incoming(
                folder, sop_class=sop_class, sop_uid=sop_uid, syntax=context[1], max_bytes=limits.max_object_bytes
            )
        except OSError as error:
            self._refuse_disk(error.strerror or "storage failed")

    def write(self, data: memoryview) -> None:
        if self._incoming is None:
            return
        try:
            self._incoming.write(data)
        except OSError as error:
            self._refuse_disk(error.strerror or "storage failed")

    def keep(self, ports: Ports, caller: Caller, *, only_study: str | None = None) -> Outcome:
        """Flushes, reads the header, hands the object over. A file that is not kept is removed."""
        if self._incoming is None:
            assert self.refusal is not None
            if self.refusal.status != DISK_LOW:
                ports.note_refusal("bad_object", caller, self.refusal.comment)
            return self.refusal
        incoming = self._incoming
        try:
            try:
                sha256 = incoming.finish()
            except OSError as error:
                self._refuse_disk(error.strerror or "storage failed")
                return Outcome(DISK_LOW, "storage failed")
            header = read_header(
                incoming.head,
                is_whole=incoming.size == len(incoming.head),
                path=str(incoming.path),
                sop_class=incoming.sop_class,
                sop_uid=incoming.sop_uid,
                syntax=incoming.syntax,
                size=incoming.size,
            )
            if header.sop_uid != incoming.sop_uid or header.sop_class != incoming.sop_class:
                return self._refuse(ports, caller, NOT_OF_CLASS, "UIDs of command and data set differ")
            if not (is_valid_uid(header.study_uid) and is_valid_uid(header.series_uid)):
                return self._refuse(ports, caller, NOT_OF_CLASS, "Study or Series Instance UID is no UID")
            if only_study not in (None, header.study_uid):
                return self._refuse(ports, caller, NOT_OF_CLASS, "the object is of another study")
            return ports.keep_object(
                IncomingObject(str(incoming.path), incoming.size, sha256, header, caller.calling, caller.address),
                caller,
            )
        except BadObject as error:
            return self._refuse(ports, caller, UNREADABLE, f"unreadable: {error}")
        finally:
            self.discard()

    def discard(self) -> None:
        if self._incoming is not None:
            self._incoming.discard()
            self._incoming = None

    def _refuse(self, ports: Ports, caller: Caller, status: int, words: str) -> Outcome:
        ports.note_refusal("bad_object", caller, words)
        return Outcome(status, words)

    def _refuse_disk(self, words: str) -> None:
        log.error("objects refused (A700H): %s", words)
        self.refusal = Outcome(DISK_LOW, words)
        self.discard()
