"""Seconds from the last image of a CT study to its first finding, on a running department: worklist, performed step, C-STORE, rules, REST.

The study has a slice missing. `BENCH_SLICES` slices of 512 x 512 (600), `BENCH_ROUNDS` studies (3), each of an exam of its own.
"""

import os
import statistics
import sys
import time
from datetime import datetime

import numpy as np

from benchmarks._department import make_department, run_in

N_SLICES = int(os.environ.get("BENCH_SLICES", "600"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
PATIENCE_S = 120.0

BOOK = """
from datetime import timedelta
from apps.common.kernel import clock
from apps.directory.public import find_site_by_code
from apps.workflow.public import request
from uuid import uuid4
from tests.builders.pathway import CLERK, RADIOLOGIST, make_exam, make_patient
patient = make_patient(identifiers=[("HIS", "MR", uuid4().hex[:12].upper())])
exam = make_exam(site_id=find_site_by_code("main").id, patient_id=patient.id)
request(exam.id, "vet", actor=RADIOLOGIST)
request(exam.id, "book", actor=CLERK, detail={"starts_at": clock.now() + timedelta(minutes=5), "device_code": "CT-1"})
print(exam.accession)
"""


def make_images(scanner, row, at: datetime) -> tuple[str, list]:
    """A series with one slice missing in the middle; pixels are one drawn slice with its own noise each."""
    from pydicom.uid import generate_uid

    from simulator.phantom import draw_slice

    body = draw_slice("CT", N_SLICES // 2, N_SLICES, seed=1, size=512)
    noise, series = np.random.default_rng(1), generate_uid()
    places = [n for n in range(N_SLICES + 1) if n != N_SLICES // 2]
    return series, [
        scanner.make_image(row, series, n, N_SLICES, at, (body + noise.integers(-3, 4, body.shape)).astype(np.int16))
        for n in places
    ]


def measure(scanner, row, reader) -> tuple[float, float]:
    """(images/s while they were sent, seconds from the last answer to the first finding that REST tells)."""
    at = datetime.now().astimezone()
    series, images = make_images(scanner, row, at)
    step = scanner.start_step(row, at=at)
    began = time.monotonic()
    scanner.store(images)
    stored = time.monotonic()
    scanner.end_step(step, at=at, series_uid=series, images=images)
    (study,) = reader.get("/api/studies", q=str(row.AccessionNumber))["results"]
    while time.monotonic() - stored < PATIENCE_S:
        if reader.get("/api/qc/image-findings", study_id=study["id"])["results"]:
            return len(images) / (stored - began), time.monotonic() - stored
        time.sleep(0.1)
    raise RuntimeError(f"no finding within {PATIENCE_S:g} s")


def main() -> int:
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        os.environ["RADFLOW_VAR"] = str(department.var)  # read when the simulator's setting is first imported
        from simulator.department import Person
        from simulator.modality import Modality, Peer
        from simulator.setting import Setting

        reader = Person(Setting(url=department.ready["url"].rstrip("/")), "tech")
        scanner = Modality("CT1", "CT", Peer("127.0.0.1", department.ready["dicom"]["port"], "RADFLOW"))
        rates, waits = [], []
        for _ in range(ROUNDS):
            row = scanner.find_worklist(accession=run_in(department, BOOK))
            rate, wait = measure(scanner, row, reader)
            rates.append(rate)
            waits.append(wait)
        told = ", ".join(f"{w:.1f}" for w in waits)
        print(
            f"first finding of {N_SLICES} slices after the last image: {statistics.median(waits):.1f} s (runs: {told})"
        )
        print(f"images/s of the simulated scanner meanwhile: {statistics.median(rates):.0f} images/s")
        department.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
