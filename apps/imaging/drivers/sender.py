"""We call another node: objects sent as they were received, decoded where it does not take them so (C-STORE), answers to storage commitment (N-EVENT-REPORT)."""

import contextlib
import logging
import socket
import ssl
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pynetdicom import AE, _config, build_role, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import StorageCommitmentPushModel

from apps.common.kernel.errors import Transient
from apps.imaging.drivers.certificates import name_shown
from apps.imaging.drivers.commitment_codec import make_report
from apps.imaging.drivers.contexts import EXPLICIT_LE, IMPLICIT_LE
from apps.imaging.drivers.recode import NotRecoded, list_syntaxes, read_recoded
from apps.imaging.engine.commitment import PUSH_INSTANCE, CommitmentReport
from apps.imaging.engine.transport import Binding

log = logging.getLogger("radflow.dicom")
_config.STORE_SEND_CHUNKED_DATASET = True  # files leave as their bytes, undecoded
CONNECT_S, ANSWER_S = 5.0, 60.0
MAX_CONTEXTS = 128


@dataclass(frozen=True)
class Target:
    """A node that listens; with `tls` only over it, and only when it shows the certificate that is bound to it."""

    ae_title: str
    host: str
    port: int
    tls: ssl.SSLContext | None = None
    binding: Binding = Binding()


@dataclass(frozen=True)
class Parcel:
    """A stored object on its way out; `key` is the caller's own."""

    key: int
    path: Path
    sop_class: str
    syntax: str
    sop_uid: str = ""


@dataclass(frozen=True)
class Delivery:
    """`status` as the node answered, None when it does not take this kind of object or its transfer syntax, or the file is gone or damaged."""

    key: int
    status: int | None
    detail: str = ""

    @property
    def is_taken(self) -> bool:
        """Success, or a warning: the node has it (PS3.4 B.2.3)."""
        return self.status == 0x0000 or (self.status is not None and self.status & 0xF000 == 0xB000)


class BrokeOff(Transient):
    """The node broke off while it was given the object `key`."""

    def __init__(self, key: int, detail: str) -> None:
        super().__init__("imaging.node_broke_off", detail=detail[:200])
        self.key = key


def choose_batch(parcels: Sequence[Parcel]) -> list[Parcel]:
    """The first parcels that one association can carry: it names at most 128 pairs of class and syntax (PS3.8 9.3.2)."""
    pairs: set[tuple[str, str]] = set()
    chosen = []
    for parcel in parcels:
        pairs |= list_contexts(parcel)
        if len(pairs) > MAX_CONTEXTS:
            break
        chosen.append(parcel)
    return chosen


def list_contexts(parcel: Parcel) -> set[tuple[str, str]]:
    """Pairs of class and syntax to ask for: as it is stored, and what it can be decoded to."""
    return {(parcel.sop_class, syntax) for syntax in list_syntaxes(parcel.syntax)}


def send_parcels(
    target: Target,
    parcels: Sequence[Parcel],
    *,
    calling: str,
    is_held: Callable[[Parcel], bool],
    originator: tuple[str, int] | None = None,
) -> Generator[Delivery, None, None]:
    """One association for all of them, in order, without those that `is_held` says when their turn comes.

    `originator`: who asked for it by a C-MOVE, and the number of that message.

    Raises Transient when the node is not reached or refuses us, BrokeOff when it goes away over an object.
    """
    ae = _make_caller(calling)
    for sop_class, syntax in sorted({pair for parcel in parcels for pair in list_contexts(parcel)}):
        ae.add_requested_context(sop_class, syntax)
    with _associate(ae, target) as association:
        for number, parcel in enumerate(parcels):
            if not is_held(parcel):
                yield _send_one(association, parcel, number % 0xFFFF + 1, originator)


def _send_one(
    association: Association, parcel: Parcel, message_id: int, originator: tuple[str, int] | None
) -> Delivery:
    accepted = {(str(c.abstract_syntax), str(c.transfer_syntax[0])) for c in association.accepted_contexts}
    if not parcel.path.exists():
        return Delivery(parcel.key, None, "file_missing")
    syntaxes = list_syntaxes(parcel.syntax, parcel.path.stat().st_size)
    syntax = next((one for one in syntaxes if (parcel.sop_class, one) in accepted), None)
    if syntax is None:
        return Delivery(parcel.key, None, "not_accepted")
    title, number = originator or (None, None)
    try:
        what = parcel.path if syntax == parcel.syntax else read_recoded(parcel.path, syntax)
        answer = association.send_c_store(what, msg_id=message_id, originator_aet=title, originator_id=number)
    except NotRecoded as error:
        log.warning("object %s cannot be decoded: %s", parcel.path, error)
        return Delivery(parcel.key, None, "not_recoded")
    except (RuntimeError, OSError) as error:
        raise BrokeOff(parcel.key, str(error)) from error
    except Exception:  # pydicom raises whatever the bytes of a damaged file lead it to
        log.exception("object %s cannot be sent", parcel.path)
        return Delivery(parcel.key, None, "file_damaged")
    if "Status" not in answer:
        raise BrokeOff(parcel.key, "no answer")
    return Delivery(parcel.key, int(answer.Status), str(answer.get("ErrorComment", ""))[:200])


def send_report(target: Target, report: CommitmentReport, *, calling: str) -> None:
    """N-EVENT-REPORT on an association of our own (PS3.4 J.3.3). Raises Transient when it was not heard."""
    ae = _make_caller(calling)
    ae.add_requested_context(StorageCommitmentPushModel, [EXPLICIT_LE, IMPLICIT_LE])
    role = build_role(StorageCommitmentPushModel, scp_role=True)
    with _associate(ae, target, roles=[role]) as association:
        try:
            status, _ = association.send_n_event_report(
                make_report(report, retrieve_ae=calling),
                report.event_type,
                StorageCommitmentPushModel,
                PUSH_INSTANCE,
            )
        except (RuntimeError, ValueError) as error:
            raise Transient("imaging.node_refused", detail=str(error)[:200]) from error
    if "Status" not in status:
        raise Transient("imaging.node_broke_off", detail="no answer")
    if status.Status != 0x0000:
        raise Transient("imaging.node_refused", detail=f"{int(status.Status):04X}H")


def _make_caller(calling: str) -> AE:
    ae = AE(calling)
    ae.connection_timeout, ae.acse_timeout = CONNECT_S, CONNECT_S * 2
    ae.dimse_timeout, ae.network_timeout = ANSWER_S, ANSWER_S
    ae.maximum_pdu_size = 131_072
    return ae


@contextlib.contextmanager
def _associate(ae: AE, target: Target, *, roles=()) -> Iterator[Association]:
    handlers = [(evt.EVT_CONN_OPEN, _send_at_once)]
    try:
        association = ae.associate(
            target.host,
            target.port,
            ae_title=target.ae_title,
            ext_neg=list(roles) or None,
            evt_handlers=handlers,
            tls_args=(target.tls, None) if target.tls else None,
        )
    except (OSError, ValueError) as error:
        raise Transient("imaging.node_unreachable", detail=str(error)[:200]) from error
    if not association.is_established:
        code = "imaging.node_refused" if association.is_rejected else "imaging.node_unreachable"
        raise Transient(code, detail=_describe_refusal(association))
    if target.tls is not None:
        _check_certificate(association, target)
    try:
        yield association
    finally:
        if association.is_established:
            association.release()


def _check_certificate(association: Association, target: Target) -> None:
    """Before anything is said: an authority's word is not enough where a certificate is bound. Raises Transient."""
    shown = name_shown(association.dul.socket.socket.getpeercert(binary_form=True))
    if shown is None or not target.binding.fits(shown):
        association.abort()
        raise Transient("imaging.node_wrong_certificate", detail=shown.subject[:200] if shown else "")


def _describe_refusal(association: Association) -> str:
    answer = association.acceptor.primitive
    if association.is_rejected and answer is not None:
        return f"{answer.result}/{answer.result_source}/{answer.diagnostic}"
    return "aborted" if association.is_aborted else "no connection"


def _send_at_once(event) -> None:
    """Without Nagle; each message would else wait 40 ms for a delayed acknowledgement."""
    event.assoc.dul.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
