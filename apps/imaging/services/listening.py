"""The acceptor's ports: every call closes its database connection and turns a server that is away into `Transient`."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction

from apps.common.kernel.errors import Transient
from apps.common.policy import find_policy
from apps.imaging.drivers.acceptor import Acceptor
from apps.imaging.drivers.contexts import MPPS, VERIFICATION, WORKLIST
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.vault import flush_folder
from apps.imaging.selectors.store import make_incoming
from apps.imaging.services import peers, procedure_steps, storing, worklist

log = logging.getLogger("radflow.dicom")
_SERVICES = {VERIFICATION: "echo", WORKLIST: "worklist", MPPS: "mpps"}


def open_acceptor(*, host: str, port: int, ae_title: str) -> Acceptor:
    """Binds the port; the caller runs `serve()`."""
    return Acceptor(make_ports(ae_title), host=host, port=port, limits=read_limits())


def make_ports(ae_title: str) -> Ports:
    return Ports(
        admit=_guarded(lambda caller: peers.admit(caller, called_ae=ae_title)),
        note_refusal=_guarded(peers.note_refusal),
        note_association=_silent(_note_association),
        find_worklist=_find_worklist,
        create_mpps=_guarded(procedure_steps.create_mpps),
        set_mpps=_guarded(procedure_steps.set_mpps),
        keep_object=_guarded(storing.keep_object),
        incoming=make_incoming(),
    )


def read_limits() -> Limits:
    policy = find_policy("imaging.acceptor")
    given = dict(policy.payload) if policy else {}
    free_mb = given.pop("min_free_mb", 1024)
    return Limits(**given, min_free_bytes=free_mb << 20)


def sweep_incoming() -> int:
    """Removes what a killed listener left half received; nothing of it was acknowledged."""
    folder, removed = make_incoming(), 0
    for path in folder.glob("*.part"):
        path.unlink(missing_ok=True)
        removed += 1
    if removed:
        flush_folder(folder)
        log.info("removed %d half received objects", removed)
    return removed


def _guarded(act: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        try:
            return act(*args)
        except DatabaseError as error:
            storing.KNOWN.forget()
            raise Transient("imaging.database_away") from error
        except OSError as error:
            raise Transient("imaging.storage_failed") from error
        finally:
            connection.close()

    return call


def _silent(act: Callable[..., Any]) -> Callable[..., None]:
    guarded = _guarded(act)

    def call(*args: Any) -> None:
        try:
            guarded(*args)
        except Transient as error:
            log.warning("association not noted: %s", error)

    return call


def _note_association(caller: Caller, contexts: str) -> None:
    names = [_SERVICES.get(uid, "storage") for uid in contexts.split(",") if uid]
    peers.note_association(caller, ", ".join(dict.fromkeys(names)))


def _find_worklist(query: Any, caller: Caller) -> Iterator[Any]:
    """A generator: the connection is given back when the last match is sent, or the peer cancels."""
    try:
        with transaction.atomic():
            yield from worklist.find_worklist(query, caller)
    except DatabaseError as error:
        raise Transient("imaging.database_away") from error
    finally:
        connection.close()
