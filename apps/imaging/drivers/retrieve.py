"""C-MOVE and C-GET: stored objects to a node that listens, or back on the association that asked."""

import logging
import time
from collections.abc import Iterator

from apps.common.kernel.errors import Transient
from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.exchange import (  # fmt: skip
    CANCELLED,
    IDENTIFIER_MISMATCH,
    NOT_AUTHORISED,
    OUT_OF_RESOURCES,
    PENDING,
    UNABLE,
    Exchange,
)
from apps.imaging.drivers.ports import Caller, NotAllowed, Ports
from apps.imaging.drivers.query_codec import read_study_query, write_failed
from apps.imaging.drivers.sender import Delivery, Parcel, Target, choose_batch, send_parcels
from apps.imaging.drivers.suboperations import StoreBack
from apps.imaging.drivers.wire import BadPdu, Closed
from apps.imaging.drivers.worklist_codec import BadQuery
from apps.imaging.engine.retrieve import (
    UNKNOWN_DESTINATION,
    StudyQuery,
    SubOperations,
    find_bad_scope,
)

log = logging.getLogger("radflow.dicom")
PENDING_EVERY_S = 0.5


class Retrieval:
    """One C-MOVE or C-GET from its identifier to its final response."""

    def __init__(self, request: Exchange, ports: Ports, caller: Caller) -> None:
        self.request, self.ports, self.caller = request, ports, caller
        self._counts = SubOperations(0)
        self._told_at = 0.0

    def move(self, root: str, raw: bytes) -> None:
        title = str(self.request.command.get(dimse.MOVE_DESTINATION, ""))
        self._run(root, raw, to=title)

    def get(self, root: str, raw: bytes, back: StoreBack) -> None:
        self._run(root, raw, back=back)

    def _run(self, root: str, raw: bytes, *, to: str = "", back: StoreBack | None = None) -> None:
        try:
            query = read_study_query(raw, self.request.syntax, root=root)
            if bad := find_bad_scope(query, is_retrieve=True):
                self.request.reply(IDENTIFIER_MISMATCH, bad)
                return
            parcels = self.ports.list_parcels(query, self.caller)
            target = None if back else self.ports.find_destination(to, self.caller)
            if back is None and target is None:
                self.request.reply(UNKNOWN_DESTINATION, "Move Destination is no node that listens")
                return
            self._deliver(query, parcels, target, back)
        except BadQuery as error:
            self.request.reply(UNABLE, str(error))
        except NotAllowed as error:
            self.request.reply(NOT_AUTHORISED, str(error))
        except Transient as error:
            log.warning("retrieve of %s not answered: %s", self.caller.calling, error)
            self.request.reply(OUT_OF_RESOURCES, "server is busy, ask again")

    def _deliver(self, query: StudyQuery, parcels: list[Parcel], target: Target | None, back: StoreBack | None) -> None:
        """Says how far it is, and at the end what was not delivered. What was delivered is noted also when the peer went away."""
        counts = self._counts = SubOperations(len(parcels))
        self.ports.rest(True)
        names = {parcel.key: parcel.sop_uid for parcel in parcels}
        sending = self._send_all(parcels, target) if target else back.send_all(parcels)  # type: ignore[union-attr]
        is_cancelled, delivered = False, []
        try:
            for delivery in sending:
                counts.count(delivery.status, names[delivery.key])
                if delivery.is_taken:
                    delivered.append(delivery.key)
                is_cancelled = back.is_cancelled if back else self.request.is_cancelled()
                if is_cancelled:
                    break
                self._tell_progress()
        except (Closed, BadPdu):
            raise
        except Exception:
            log.exception("retrieve of %s broke off", self.caller.calling)
        finally:
            sending.close()
            if not is_cancelled:
                self._give_up(parcels)
            self._note(query, delivered, to=target.ae_title if target else self.caller.calling)
        self._finish(CANCELLED if is_cancelled else counts.judge(), is_over=not is_cancelled)

    def _send_all(self, parcels: list[Parcel], target: Target) -> Iterator[Delivery]:
        """To a node that listens; what it was not reached for stays undelivered."""
        rest = list(parcels)
        originator = (self.caller.calling, int(self.request.command.get(dimse.MESSAGE_ID, 0)))
        try:
            while rest:
                batch = choose_batch(rest)
                yield from send_parcels(
                    target, batch, calling=self.caller.called, is_held=lambda _: False, originator=originator
                )
                rest = rest[len(batch) :]
        except Transient as error:
            log.warning("retrieve of %s: %s not reached: %s", self.caller.calling, target.ae_title, error)

    def _give_up(self, parcels: list[Parcel]) -> None:
        """What was never tried has failed too."""
        for parcel in parcels[len(parcels) - self._counts.remaining :]:
            self._counts.count(None, parcel.sop_uid)

    def _tell_progress(self) -> None:
        now = time.monotonic()
        if self._counts.remaining and now - self._told_at >= PENDING_EVERY_S:
            self._told_at = now
            self.request.reply(PENDING, extra=self._list_counts(is_over=False))

    def _list_counts(self, *, is_over: bool) -> dict:
        counts = self._counts
        told = {
            dimse.N_COMPLETED: counts.completed,
            dimse.N_FAILED: counts.failed,
            dimse.N_WARNING: counts.warning,
        }
        # The final response of a whole run carries no number of remaining ones (PS3.4 table C.4-2).
        return told if is_over else {dimse.N_REMAINING: counts.remaining, **told}

    def _finish(self, status: int, *, is_over: bool) -> None:
        failed = self._counts.failed_uids
        data_set = write_failed(failed, self.request.syntax) if failed else None
        self.request.reply(status, extra=self._list_counts(is_over=is_over), data_set=data_set)

    def _note(self, query: StudyQuery, delivered: list[int], *, to: str) -> None:
        try:
            self.ports.note_retrieved(query, delivered, self._counts.failed, to, self.caller)
        except Transient as error:
            log.error("retrieve of %s is not in the audit trail: %s", self.caller.calling, error)
