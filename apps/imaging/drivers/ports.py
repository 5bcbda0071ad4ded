"""What the acceptor asks and tells: callables that `services` hands over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from apps.imaging.drivers.sender import Parcel, Target
from apps.imaging.engine.commitment import CommitmentReport, CommitmentRequest
from apps.imaging.engine.mpps import MppsMessage, Outcome
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.retrieve import StudyQuery
from apps.imaging.engine.transport import Certificate
from apps.imaging.engine.worklist import WorklistEntry, WorklistQuery


class NotAllowed(Exception):
    """The caller has no right to what it asks."""


class TooMany(Exception):
    """More matches than are answered: the question must be narrower."""


@dataclass(frozen=True)
class Caller:
    """Who is on the line."""

    calling: str
    called: str
    address: str
    is_tls: bool = False
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Ports:
    """`admit` answers "" or a refusal kind; the others raise `Transient` when the department's servers are away.

    Those of Query/Retrieve raise `NotAllowed`; `find_studies` also `TooMany`.
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
    find_studies: Callable[[StudyQuery, Caller], Iterable[dict[str, str]]]
    list_parcels: Callable[[StudyQuery, Caller], list[Parcel]]
    find_destination: Callable[[str, Caller], Target | None]
    note_retrieved: Callable[[StudyQuery, list[int], int, str, Caller], None]
    incoming: Path
    rest: Callable[[bool], None]
    """Between two messages of a peer; True when it pauses or has ended."""


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
