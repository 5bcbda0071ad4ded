"""The scanners of the floor: each does one exam at a time, and remembers it over a restart, as a console does."""

import json
import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from pydicom.dataset import Dataset

from simulator.doses import make_report
from simulator.modality import Modality, Peer
from simulator.plan import Visit
from simulator.setting import VAR
from simulator.telemetry import write_private

log = logging.getLogger("simulator")
MEMORY = VAR / "sim" / "scanners.json"


@dataclass
class Job:
    """What a scanner is doing: the worklist row (DICOM JSON), its performed step and when it will be done."""

    exam_id: int
    accession: str
    mpps_uid: str
    row: dict[str, Any]
    ends_at: str
    placer: str

    def is_over(self, now: datetime) -> bool:
        return now >= datetime.fromisoformat(self.ends_at)


class Scanners:
    def __init__(self, peer: Peer, *, workers: int = 2) -> None:
        self.peer, self.pool, self.lock = peer, ThreadPoolExecutor(workers, "scanner"), threading.Lock()
        self.jobs: dict[str, Job] = {}
        self.busy: dict[str, Future] = {}
        if MEMORY.exists():
            self.jobs = {k: Job(**v) for k, v in json.loads(MEMORY.read_text()).items()}

    def is_free(self, code: str) -> bool:
        return code not in self.jobs and self._is_quiet(code)

    def _is_quiet(self, code: str) -> bool:
        return code not in self.busy or self.busy[code].done()

    def start(self, code: str, modality: str, exam: dict[str, Any], visit: Visit, now: datetime) -> None:
        """Looks the patient up in the worklist and reports the start; nothing happens when the worklist hides the exam."""
        self.busy[code] = self.pool.submit(self._start, code, modality, exam, visit, now)

    def _start(self, code: str, modality: str, exam: dict[str, Any], visit: Visit, now: datetime) -> None:
        scanner = Modality(code.replace("-", ""), modality, self.peer)
        try:
            row = scanner.find_worklist(accession=exam["accession"])
            if row is None:
                log.warning("%s does not see %s in its worklist", code, exam["accession"])
                return
            uid = scanner.start_step(row, at=now)
        except Exception as error:
            log.warning("%s could not start %s: %s", code, exam["accession"], error)
            return
        ends = now + timedelta(minutes=exam["duration_min"] * visit.stretch * 0.8)
        with self.lock:
            self.jobs[code] = Job(
                exam["id"], exam["accession"], uid, row.to_json_dict(), ends.isoformat(), visit.placer
            )
            self._remember()

    def finish(self, code: str, modality: str, visit: Visit, now: datetime) -> None:
        """Makes the images, sends them and completes the step; tried again while the department does not take them."""
        if self._is_quiet(code):
            self.busy[code] = self.pool.submit(self._finish, code, modality, visit, now)

    def _finish(self, code: str, modality: str, visit: Visit, now: datetime) -> None:
        job, scanner = self.jobs[code], Modality(code.replace("-", ""), modality, self.peer)
        row = Dataset.from_json(job.row)
        try:
            series, images = scanner.make_images(
                row, at=now, slices=visit.slices, seed=job.exam_id, has_finding=visit.has_finding
            )
            report = make_report(row, visit.exam_code, modality, at=now, device=code, seed=job.exam_id)
            scanner.store(images + ([report] if report else []))
            scanner.end_step(job.mpps_uid, at=now, series_uid=series, images=images)
        except Exception as error:
            log.warning("%s could not finish %s: %s", code, job.accession, error)
            return
        self.forget(code)

    def forget(self, code: str) -> None:
        with self.lock:
            self.jobs.pop(code, None)
            self._remember()

    def _remember(self) -> None:
        write_private(MEMORY, json.dumps({k: asdict(v) for k, v in self.jobs.items()}))
