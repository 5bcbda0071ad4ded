"""A department in memory behind a real acceptor on a free port, for tests of the wire."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from apps.imaging.drivers.acceptor import Acceptor
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.vault import commit_file
from apps.imaging.engine.mpps import MppsMessage, MppsState, Outcome, judge_create, judge_set
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.engine.worklist import Code, WorklistEntry, WorklistQuery, matches

AE = "RADFLOW"


def wait_until(is_so: Callable[[], bool], timeout_s: float = 15) -> None:
    """What the server does after its answer comes a moment later; on a busy machine a long one."""
    deadline = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline, f"not so within {timeout_s} s"
        time.sleep(0.05)


def make_entry(n: int = 1, **changes: str) -> WorklistEntry:
    top = {
        "AccessionNumber": f"A{n:05d}",
        "PatientName": "Wang^Xiaoming=王^小明",
        "PatientID": f"MRN{n:05d}",
        "IssuerOfPatientID": "HOSP",
        "PatientBirthDate": "19800229",
        "PatientSex": "M",
        "StudyInstanceUID": f"2.25.{n}",
        "RequestedProcedureDescription": "CT chest",
        "RequestedProcedureID": f"RP{n:05d}",
        "ReferringPhysicianName": "Li^Si",
        "RequestedProcedurePriority": "ROUTINE",
        "PregnancyStatus": "4",
        "Allergies": "iodine",
    }
    step = {
        "Modality": "CT",
        "ScheduledStationAETitle": "CT1",
        "ScheduledProcedureStepStartDate": "20261122",
        "ScheduledProcedureStepStartTime": "091500",
        "ScheduledProcedureStepID": f"SPS{n:05d}",
        "ScheduledProcedureStepDescription": "CT chest plain",
        "ScheduledProcedureStepStatus": "SCHEDULED",
        "ScheduledProcedureStepLocation": "R1",
    }
    for key, value in changes.items():
        (step if key in step else top)[key] = value
    return WorklistEntry(top, step, Code("CTCH", "99RADFLOW", "CT chest"), Code("P1", "99RADFLOW", "Chest routine"))


@dataclass
class Department:
    folder: Path
    limits: Limits = field(default_factory=lambda: Limits(min_free_bytes=0))
    entries: list[WorklistEntry] = field(default_factory=list)
    mpps: dict[str, MppsState] = field(default_factory=dict)
    kept: dict[str, IncomingObject] = field(default_factory=dict)
    refusals: list[tuple[str, str, str]] = field(default_factory=list)
    known: frozenset[str] = frozenset({"CT1", "DCMTK", "PROBE"})
    rests: list[bool] = field(default_factory=list)
    raises: Exception | None = None

    def admit(self, caller: Caller) -> str:
        if caller.called != AE:
            return "called_ae"
        return "" if caller.calling in self.known else "unknown_peer"

    def find(self, query: WorklistQuery, caller: Caller):
        if self.raises:
            raise self.raises
        return (e for e in self.entries if matches(e, query))

    def create(self, message: MppsMessage, caller: Caller) -> Outcome:
        outcome = judge_create(message, self.mpps.get(message.uid))
        if not outcome.status:
            self.mpps[message.uid] = MppsState(message.status, len(message.series), message.filled)
        return outcome

    def change(self, message: MppsMessage, caller: Caller) -> Outcome:
        known = self.mpps.get(message.uid)
        outcome = judge_set(message, known)
        if not outcome.status:
            self.mpps[message.uid] = MppsState(
                message.status or known.status, len(message.series), known.filled | message.filled
            )
        return outcome

    def keep(self, incoming: IncomingObject, caller: Caller) -> Outcome:
        if self.raises:
            raise self.raises
        commit_file(incoming.path, self.folder / "kept" / f"{incoming.header.sop_uid}.dcm")
        self.kept[incoming.header.sop_uid] = incoming
        return Outcome()

    def start(self) -> int:
        (self.folder / "incoming").mkdir(parents=True, exist_ok=True)
        ports = Ports(
            admit=self.admit,
            note_refusal=lambda kind, caller, detail: self.refusals.append((kind, caller.calling, detail)),
            note_association=lambda caller, what: None,
            find_worklist=self.find,
            create_mpps=self.create,
            set_mpps=self.change,
            keep_object=self.keep,
            ask_commitment=lambda request, caller: Outcome(),
            find_report=lambda transaction_uid, caller: None,
            note_reported=lambda report, caller: None,
            find_studies=lambda query, caller: [],
            list_parcels=lambda query, caller: [],
            find_destination=lambda title, caller: None,
            note_retrieved=lambda *told: None,
            incoming=self.folder / "incoming",
            rest=self.rests.append,
        )
        self.acceptor = Acceptor(ports, host="127.0.0.1", port=0, limits=self.limits)
        self._thread = threading.Thread(target=self.acceptor.serve, daemon=True)
        self._thread.start()
        return self.acceptor.port

    def stop(self) -> None:
        self.acceptor.stop(grace_s=0.2)
        self._thread.join(3)
