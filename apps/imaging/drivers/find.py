"""C-FIND: an identifier in, pending answers out, of the worklist and of the stored studies."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from apps.common.kernel.errors import Transient
from apps.imaging.drivers.exchange import (
    CANCELLED,
    IDENTIFIER_MISMATCH,
    NOT_AUTHORISED,
    OUT_OF_RESOURCES,
    PENDING,
    PENDING_WARNING,
    UNABLE,
    Exchange,
)
from apps.imaging.drivers.ports import Caller, NotAllowed, Ports, TooMany
from apps.imaging.drivers.query_codec import MatchWriter, read_study_query
from apps.imaging.drivers.wire import BadPdu, Closed
from apps.imaging.drivers.worklist_codec import BadQuery, EntryWriter, read_query
from apps.imaging.engine.retrieve import find_bad_scope
from apps.imaging.engine.worklist import find_bad_key

log = logging.getLogger("radflow.dicom")
_FLUSH_BYTES = 64 * 1024


def find_worklist(request: Exchange, ports: Ports, caller: Caller, raw: bytes) -> None:
    try:
        query = read_query(raw, request.syntax)
    except BadQuery as error:
        request.reply(UNABLE, str(error))
        return
    if bad := find_bad_key(query):
        request.reply(IDENTIFIER_MISMATCH, f"{bad}: value cannot be matched")
        return
    writer = EntryWriter(query, request.syntax)
    pending = PENDING_WARNING if query.unsupported else PENDING
    _send_matches(request, caller, pending, writer.encode, lambda: ports.find_worklist(query, caller))


def find_studies(request: Exchange, ports: Ports, caller: Caller, root: str, raw: bytes) -> None:
    try:
        query = read_study_query(raw, request.syntax, root=root)
    except BadQuery as error:
        request.reply(UNABLE, str(error))
        return
    if bad := find_bad_scope(query):
        request.reply(IDENTIFIER_MISMATCH, bad)
        return
    writer = MatchWriter(query, request.syntax, retrieve_ae=caller.called)
    pending = PENDING_WARNING if query.unsupported else PENDING
    _send_matches(request, caller, pending, writer.encode, lambda: ports.find_studies(query, caller))


def _send_matches(
    request: Exchange,
    caller: Caller,
    pending: int,
    encode: Callable[[Any], bytes],
    find: Callable[[], Iterable[Any]],
) -> None:
    out = bytearray()
    try:
        for match in find():
            out += request.write_reply(pending, data_set=encode(match))
            if len(out) >= _FLUSH_BYTES:
                request.wire.write(bytes(out))
                out.clear()
                if request.is_cancelled():
                    request.reply(CANCELLED)
                    return
    except (Closed, BadPdu):
        raise
    except Transient as error:
        log.warning("query of %s not answered: %s", caller.calling, error)
        request.reply(OUT_OF_RESOURCES, "server is busy, ask again", before=bytes(out))
    except TooMany as error:
        request.reply(OUT_OF_RESOURCES, str(error), before=bytes(out))
    except NotAllowed as error:
        request.reply(NOT_AUTHORISED, str(error))
    except Exception:
        log.exception("query of %s failed", caller.calling)
        request.reply(UNABLE, "internal fault", before=bytes(out))
    else:
        request.reply(0x0000, before=bytes(out))
