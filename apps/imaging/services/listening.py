"""The acceptor's ports: a server that is away becomes `Transient`; connections go back to the pool when a peer rests."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction

from apps.common.kernel.errors import Transient
from apps.common.policy import find_policy
from apps.imaging.drivers.acceptor import Acceptor
from apps.imaging.drivers.contexts import COMMITMENT, MPPS, STUDY_FIND, STUDY_GET, STUDY_MOVE, VERIFICATION, WORKLIST
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.selectors.store import make_incoming
from apps.imaging.services import (
    arriving,
    asking,
    commitment,
    peers,
    procedure_steps,
    retrieving,
    storing,
    sweep,
    worklist,
)
from apps.imaging.services.transport import get_contexts

log = logging.getLogger("radflow.dicom")
# Set when the database failed under the listener: rows whose commit was not waited for may be gone.
WAS_AWAY = threading.Event()
_SERVICES = {VERIFICATION: "echo", WORKLIST: "worklist", MPPS: "mpps", COMMITMENT: "commitment"}
_SERVICES |= dict.fromkeys((*STUDY_FIND, *STUDY_MOVE, *STUDY_GET), "retrieve")


def open_acceptor(*, host: str, port: int, ae_title: str, tls_port: int | None = None) -> Acceptor:
    """Binds the ports; the caller runs `serve()`. Without a certificate of our own there is no TLS port."""
    contexts = get_contexts()
    if tls_port is not None and not contexts.identity.is_complete():
        log.warning("no TLS port: %s and its key and authorities are not there", contexts.identity.certificate)
        tls_port = None
    return Acceptor(
        make_ports(ae_title), host=host, port=port, limits=read_limits(), tls_port=tls_port, tls=contexts.for_server
    )


def make_ports(ae_title: str) -> Ports:
    return Ports(
        admit=_guarded(lambda caller: peers.admit(caller, called_ae=ae_title)),
        note_refusal=_guarded(peers.note_refusal),
        note_association=_silent(_note_association),
        find_worklist=_find_worklist,
        create_mpps=_guarded(procedure_steps.create_mpps),
        set_mpps=_guarded(procedure_steps.set_mpps),
        keep_object=_guarded(storing.keep_object),
        ask_commitment=_guarded(commitment.ask_commitment),
        find_report=_guarded(commitment.find_report),
        note_reported=_guarded(commitment.note_reported),
        find_studies=_find_studies,
        list_parcels=_guarded(retrieving.list_parcels),
        find_destination=_guarded(retrieving.find_destination),
        note_retrieved=_guarded(retrieving.note_retrieved),
        incoming=make_incoming(),
        rest=rest,
    )


def read_limits() -> Limits:
    policy = find_policy("imaging.acceptor")
    given = dict(policy.payload) if policy else {}
    free_mb = given.pop("min_free_mb", 1024)
    return Limits(**given, min_free_bytes=free_mb << 20)


def rest(is_pausing: bool) -> None:
    """The connection goes back to the pool when the peer is silent or others wait for one: each gets a turn after one message."""
    if is_pausing or (connection.pool is not None and connection.pool.get_stats()["requests_waiting"]):
        connection.close()


def _give_up_database() -> Transient:
    """What was remembered of it may be gone; files without a row are looked for once it answers again."""
    arriving.KNOWN.forget()
    connection.close()
    WAS_AWAY.set()
    return Transient("imaging.database_away")


def _guarded(act: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        try:
            return act(*args)
        except DatabaseError as error:
            raise _give_up_database() from error
        except OSError as error:
            raise Transient("imaging.storage_failed") from error

    return call


def _silent(act: Callable[..., Any]) -> Callable[..., None]:
    guarded = _guarded(act)

    def call(*args: Any) -> None:
        try:
            guarded(*args)
        except Transient as error:
            log.warning("not noted: %s", error)

    return call


def _note_association(caller: Caller, contexts: str) -> None:
    names = [_SERVICES.get(uid, "storage") for uid in contexts.split(",") if uid]
    peers.note_association(caller, ", ".join(dict.fromkeys(names)))


def _find_worklist(query: Any, caller: Caller) -> Iterator[Any]:
    """A generator: the connection is given back when the last match is sent, or the peer cancels. What was asked is kept."""
    n_answered = 0
    try:
        with transaction.atomic():
            for entry in worklist.find_worklist(query, caller):
                n_answered += 1
                yield entry
    except DatabaseError as error:
        raise _give_up_database() from error
    _note_ask(query, caller, n_answered)


_note_ask = _silent(asking.note_ask)


def _find_studies(query: Any, caller: Caller) -> Iterator[Any]:
    try:
        yield from retrieving.find_studies(query, caller)
    except DatabaseError as error:
        raise _give_up_database() from error


def heal_after_failure() -> None:
    """Once the database answers again, files without a row get theirs; called again and again."""
    if not (WAS_AWAY.is_set() or _has_lost_connections()):
        return
    WAS_AWAY.clear()
    try:
        sweep.sweep_files()
    except DatabaseError:
        WAS_AWAY.set()
    finally:
        connection.close()


_n_lost = 0


def _has_lost_connections() -> bool:
    """Since the last question. The pool replaces what broke while nobody used it without a word to who asks next."""
    global _n_lost
    stats = connection.pool.get_stats() if connection.pool is not None else {}
    before, _n_lost = _n_lost, stats.get("connections_lost", 0) + stats.get("returns_bad", 0)
    return _n_lost > before
