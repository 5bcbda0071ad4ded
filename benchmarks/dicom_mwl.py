"""Worklist questions against 2,000 and 20,000 booked exams, beside wlmscpfs (dcmtk) with the same entries, in one run.

One client for both (pynetdicom with TCP_NODELAY), questions in turn to each server, p50; every question is kept for the tracer as on
any day. `bare` is our node asked over a plain socket: what is left when the client's own polling is not counted.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid
from pynetdicom import AE, evt
from pynetdicom.sop_class import ModalityWorklistInformationFind as MWL

from benchmarks._department import make_department, run_in
from tests.department import find_free_ports
from tests.imaging.drivers.line import FIND_CONTEXT, Line, make_command, make_pdv, make_pdvs, write

SIZES = [int(n) for n in os.environ.get("BENCH_EXAMS", "2000,20000").split(",")]
PEER, PEER_AE = "wlmscpfs", "WLM"
TOP = (
    "PatientName",
    "PatientID",
    "AccessionNumber",
    "StudyInstanceUID",
    "PatientBirthDate",
    "PatientSex",
    "RequestedProcedureID",
)
STEP = (
    "Modality",
    "ScheduledStationAETitle",
    "ScheduledProcedureStepStartDate",
    "ScheduledProcedureStepStartTime",
    "ScheduledProcedureStepDescription",
    "ScheduledProcedureStepID",
)
# invented history turned into a week's bookings on four CT scanners
FILL = """
from django.db import connection
from apps.workflow.services.history import seed_history
seed_history(patients={n}, exams={n})
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM workflow_examfacet; DELETE FROM workflow_examstamp; UPDATE workflow_exam SET state = 'booked', modality = 'CT', "
        "slot_start = now() + (id %% 10000) * interval '1 minute', slot_device_code = 'CT-' || 1 + id %% 4 WHERE accession_issuer = 'HISTORY'", [])
    cursor.execute("VACUUM ANALYZE")
    cursor.execute("SELECT accession FROM workflow_exam WHERE state = 'booked' AND slot_start > now() + interval '1 hour' ORDER BY id DESC LIMIT 1")
    print(cursor.fetchone()[0])
"""


def ask(top: dict[str, str] | None = None, step: dict[str, str] | None = None) -> Dataset:
    asked, item = Dataset(), Dataset()
    asked.SpecificCharacterSet = "ISO_IR 192"
    for level, keywords, keys in ((asked, TOP, top or {}), (item, STEP, step or {})):
        for keyword in keywords:
            setattr(level, keyword, keys.get(keyword, ""))
    asked.ScheduledProcedureStepSequence = [item]
    return asked


def open_association(port: int, called: str):
    ae = AE("CT1")
    ae.add_requested_context(MWL, ExplicitVRLittleEndian)
    return ae.associate("127.0.0.1", port, ae_title=called, evt_handlers=[(evt.EVT_CONN_OPEN, hurry)])


def hurry(event: evt.Event) -> None:
    event.assoc.dul.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def find(assoc, question: Dataset) -> list[Dataset]:
    return [found for status, found in assoc.send_c_find(question, MWL) if status.Status in (0xFF00, 0xFF01)]


def time_ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


class Server:
    def __init__(self, port: int, called: str) -> None:
        self.port, self.called = port, called

    def measure_whole(self, question: Dataset) -> float:
        def whole() -> None:
            assoc = open_association(self.port, self.called)
            assert len(find(assoc, question)) == 1
            assoc.release()

        return time_ms(whole)


def measure(servers: dict[str, Server], accession: str) -> None:
    today = time.strftime("%Y%m%d")
    cases = {
        "1 match by accession": (ask({"AccessionNumber": accession}), 60),
        "a station's day": (ask(step={"ScheduledStationAETitle": "CT1", "ScheduledProcedureStepStartDate": today}), 9),
        "everything": (ask(), 3),
    }
    kept = {name: open_association(server.port, server.called) for name, server in servers.items()}
    for name, (question, times) in cases.items():
        took: dict[str, list[float]] = {server: [] for server in servers}
        counts = {}
        for _ in range(times):
            for server, assoc in kept.items():
                began = time.perf_counter()
                counts[server] = len(find(assoc, question))
                took[server].append((time.perf_counter() - began) * 1000)
        tell(name, took, counts)
    for assoc in kept.values():
        assoc.release()
    question = cases["1 match by accession"][0]
    whole = {name: [server.measure_whole(question) for _ in range(20)] for name, server in servers.items()}
    tell("associate, 1 match, release", whole, {})
    port = servers["radflow"].port
    tell("1 match by accession, bare", {"radflow": ask_bare(port, question, 1, times=100)}, {})
    tell("everything, bare", {"radflow": ask_bare(port, cases["everything"][0], counts["radflow"], times=3)}, {})


def tell(name: str, took: dict[str, list[float]], counts: dict[str, int]) -> None:
    for server, times in took.items():
        times.sort()
        matches = f" ({counts[server]} matches)" if server in counts else ""
        print(
            f"{name}{matches}, {server}: p50 {statistics.median(times):.1f}, p95 {times[int(len(times) * 0.95)]:.1f} ms",
            flush=True,
        )


def ask_bare(port: int, question: Dataset, n_matches: int, *, times: int) -> list[float]:
    line, took = Line(port), []
    line.greet()
    raw = make_pdvs(FIND_CONTEXT, write(question))
    command = make_command(0x0020, AFFECTED_CLASS=str(MWL), PRIORITY=0)
    message = make_pdv(FIND_CONTEXT, command, 3) + raw

    def once() -> None:
        line.sock.sendall(message)
        for _ in range(2 * n_matches + 1):  # a pending command and its data set each, then the last answer
            assert line.read_pdu()

    took = [time_ms(once) for _ in range(times)]
    line.close()
    return took


@contextmanager
def open_peer(folder: Path, ours: int) -> Iterator[Server | None]:
    """wlmscpfs over one file for each entry that our node tells."""
    if shutil.which(PEER) is None:
        yield None
        return
    place = folder / PEER_AE
    place.mkdir(parents=True)
    (place / "lockfile").touch()
    assoc = open_association(ours, "RADFLOW")
    days = [f"{datetime.now(UTC) + timedelta(days=n):%Y%m%d}" for n in range(-1, 9)]  # our answers hold 5,000 at most
    entries = [e for day in days for e in find(assoc, ask(step={"ScheduledProcedureStepStartDate": day}))]
    for n, entry in enumerate(entries):
        entry.file_meta = FileMetaDataset()
        entry.file_meta.TransferSyntaxUID, entry.file_meta.MediaStorageSOPClassUID = ExplicitVRLittleEndian, MWL
        entry.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        entry.save_as(place / f"{n}.wl", enforce_file_format=True)
    assoc.release()
    (port,) = find_free_ports(1)
    command = [PEER, "-dfp", str(folder), "--max-pdu", "131072", str(port)]
    process = subprocess.Popen(
        command, env={**os.environ, "TCP_NODELAY": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(1)
        yield Server(port, PEER_AE)
    finally:
        process.terminate()
        process.wait(20)


def main() -> int:
    with (
        make_department(RADFLOW_SIMULATOR="0") as department,
        tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder,
    ):
        department.start()
        port = department.ready["dicom"]["port"]
        for n in SIZES:
            accession = run_in(department, FILL.format(n=n))
            print(f"-- {n} booked exams, load {os.getloadavg()[0]:.1f}")
            with open_peer(Path(folder) / str(n), port) as peer:
                measure({"radflow": Server(port, "RADFLOW"), **({PEER: peer} if peer else {})}, accession)
        count = "from apps.imaging.models import WorklistAsk as A; print(A.objects.count())"
        print(f"questions kept: {run_in(department, count)}; load {os.getloadavg()[0]:.1f}")
        department.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
