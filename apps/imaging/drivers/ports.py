"""What the acceptor asks and tells: callables that `services` hands over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from apps.imaging.engine.commitment import CommitmentReport, CommitmentRequest
from apps.imaging.engine.mpps import MppsMessage, Outcome
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.worklist import WorklistEntry, WorklistQuery


@dataclass(frozen=True)
class Caller:
    """Who is on the line."""

    calling: str
    called: str
    address: str


@dataclass(frozen=True)
class Ports:
    """`admit` answers "" or a refusal kind; the others raise `Transient` when the department's servers are away.

    `find_report`: what to say about a commitment on the association it was asked on; None when the caller is called back.
    """

    admit: Callable[[Caller], str]
    note_refusal: Callable[[str, Caller, str], None]
    note_association: Callable[[Caller, str], None]
    find_worklist: Callable[[WorklistQuery, Caller], Iterable[WorklistEntry]]
    create_mpps: Callable[[MppsMessage, Caller], Outcome]
    set_mpps: Callable[[MppsMessage, Caller], Outcome]
    keep_object: Callable[[IncomingObject, Caller], Outcome]
    ask_commitment: Callable[[CommitmentRequest, Caller], Outcome]
    find_report: Callable[[str, Caller], CommitmentReport | None]
    note_reported: Callable[[CommitmentReport, Caller], None]
    incoming: Path
    rest: Callable[[], None]


@dataclass(frozen=True)
class Limits:
    """Bounds of the acceptor; seconds, bytes, counts."""

    associations: int = 50
    per_peer: int = 8
    half_open: int = 64
    greeting_s: float = 5.0
    idle_s: float = 60.0
    min_free_bytes: int = 1 << 30
    max_object_bytes: int = 4 << 30
