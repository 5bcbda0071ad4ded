"""Objects that come over HTTP (STOW-RS, PS3.18 10.5) go the way of a C-STORE: same checks, same store, same answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Transient
from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.contexts import STORAGE_CLASSES, STORAGE_SYNTAXES
from apps.imaging.drivers.headers import BadObject
from apps.imaging.drivers.part10 import split_file
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.storage import DISK_LOW, UNREADABLE, ObjectSink
from apps.imaging.engine.mpps import PROCESSING_FAILURE
from apps.imaging.models import Instance
from apps.imaging.services.listening import make_ports, read_limits
from apps.imaging.services.storing import SET_APART

NO_SUCH_CLASS, NO_SUCH_SYNTAX, DUPLICATE = 0x0122, 0xC122, 0x0111
CLASS, INSTANCE, SYNTAX = 0x0002, 0x0003, 0x0010


@dataclass(frozen=True)
class Received:
    """What became of one object; `reason` is the failure reason, 0 when it is stored (or was already)."""

    sop_class: str
    sop_uid: str
    reason: int = 0
    comment: str = ""
    study_uid: str = ""
    series_uid: str = ""


def receive_files(
    files: Iterable[Iterable[bytes]], *, actor: Actor, address: str, study_uid: str | None = None
) -> Iterator[Received]:
    """DICOM files in pieces, stored one after the other as they arrive; `study_uid`: the only study that is taken."""
    own = settings.DICOM_AE_TITLE
    ports, limits, caller = make_ports(own), read_limits(), Caller("", own, address[:45])
    counts: dict[str, int] = {"stored": 0, "refused": 0}
    studies: dict[str, None] = {}
    try:
        for pieces in files:
            received = _receive(pieces, ports, limits, caller, study_uid)
            counts["refused" if received.reason else "stored"] += 1
            if received.study_uid:
                studies[received.study_uid] = None
            yield received
    finally:
        if any(counts.values()):
            record(actor, "study.uploaded", obj="", detail={**counts, "studies": list(studies)[:20]})


def _receive(pieces: Iterable[bytes], ports, limits, caller: Caller, study_uid: str | None) -> Received:
    try:
        meta, body = split_file(pieces)
    except BadObject as error:
        ports.note_refusal("bad_object", caller, str(error))
        return Received("", "", UNREADABLE, str(error))
    sop_class, sop_uid, syntax = (meta.get(tag, "") for tag in (CLASS, INSTANCE, SYNTAX))
    if sop_class not in STORAGE_CLASSES:
        return Received(sop_class, sop_uid, NO_SUCH_CLASS, "this SOP class is not stored here")
    if syntax not in STORAGE_SYNTAXES:
        return Received(sop_class, sop_uid, NO_SUCH_SYNTAX, "this transfer syntax is not stored here")
    sink = ObjectSink(
        {dimse.AFFECTED_CLASS: sop_class, dimse.AFFECTED_INSTANCE: sop_uid}, (sop_class, syntax), ports.incoming, limits
    )
    try:
        for piece in body:
            sink.write(memoryview(piece))
        outcome = sink.keep(ports, caller, only_study=study_uid)
    except OverflowError:
        return Received(sop_class, sop_uid, DISK_LOW, "the object is larger than the limit")
    except Transient:
        return Received(sop_class, sop_uid, PROCESSING_FAILURE, "the department's servers are away: send again")
    finally:
        sink.discard()
    if outcome.status or outcome.comment == SET_APART:
        return Received(sop_class, sop_uid, outcome.status or DUPLICATE, outcome.comment)
    row = Instance.objects.select_related("series__study").filter(sop_uid=sop_uid).first()
    if row is None:  # a person moved it meanwhile
        return Received(sop_class, sop_uid)
    return Received(sop_class, sop_uid, 0, "", row.series.study.study_uid, row.series.series_uid)
