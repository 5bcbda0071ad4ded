"""Images that nobody can file by themselves: a number typed wrongly at a console, an emergency without an order, an exam begun without its worklist entry."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import httpx
from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

from simulator.department import Person, Refusal
from simulator.modality import Modality, Peer
from simulator.phantom import draw_slice
from simulator.setting import Setting

log = logging.getLogger("simulator")
SLICES = {"CT": 6, "MR": 6}


class Strays:
    """One of each kind a day, of exams that the day has done already."""

    def __init__(self, setting: Setting, peer: Peer) -> None:
        self.peer, self.technologist = peer, Person(setting, "tech")
        self.sent: set[tuple[Any, str]] = set()

    def step(self, exams: Iterable[Mapping[str, Any]], now: datetime) -> None:
        """Whatever is due; tried again at the next tick when the department does not take it."""
        done = sorted(
            (e for e in exams if e["state"] in ("acquired", "reported") and e["slot_device_code"]),
            key=lambda e: e["id"],
        )
        for kind, make in (("number", make_wrong_number), ("emergency", make_emergency), ("console", make_unlisted)):
            exam = next((e for e in done if fits(kind, e)), None)
            if exam is None or (now.date(), kind) in self.sent:
                continue
            try:
                self._send(make(exam, now), exam, now)
                self.sent.add((now.date(), kind))
            except (OSError, ConnectionError, httpx.HTTPError, Refusal) as error:
                log.info("the stray images are sent again later: %s", error)

    def _send(self, row: Dataset, exam: Mapping[str, Any], now: datetime) -> None:
        """Not twice: the department remembers over a restart of the simulator."""
        found = self.technologist.get("/api/studies", q=row.PatientID, page_size=20)["results"]
        if any(s["description"] == row.RequestedProcedureDescription for s in found):
            return
        modality = exam["modality"]
        scanner = Modality(exam["slot_device_code"].replace("-", ""), modality, self.peer)
        series, n = generate_uid(), SLICES.get(modality, 1)
        scanner.store(
            [scanner.make_image(row, series, k, n, now, draw_slice(modality, k, n, seed=exam["id"])) for k in range(n)]
        )


def fits(kind: str, exam: Mapping[str, Any]) -> bool:
    is_emergency = exam["patient_class"] == "emergency"
    wanted = {"number": ("CT",), "emergency": ("CT", "DX"), "console": ("DX", "US")}[kind]
    return exam["modality"] in wanted and is_emergency == (kind == "emergency")


def make_wrong_number(exam: Mapping[str, Any], now: datetime) -> Dataset:
    """A series made later at the console: the right accession number, two digits of the patient's number the wrong way round."""
    mrn = exam["patient"]["mrn"]
    return _make_row(exam, patient_id=swap_digits(mrn), accession=exam["accession"], description="RECON THIN 1.0")


def make_emergency(exam: Mapping[str, Any], now: datetime) -> Dataset:
    """Scanned before anybody had registered the patient: a number of the emergency room, no order."""
    return _make_row(exam, patient_id=f"EMG{now:%m%d}-01", accession="", description="TRAUMA")


def make_unlisted(exam: Mapping[str, Any], now: datetime) -> Dataset:
    """Patient entered by hand instead of from the worklist: the right number, no accession number."""
    return _make_row(exam, patient_id=exam["patient"]["mrn"], accession="", description="MANUAL ENTRY")


def swap_digits(number: str) -> str:
    """The last two neighbours that differ change places: the commonest slip of typing after a wrong digit."""
    for at in range(len(number) - 1, 0, -1):
        if number[at] != number[at - 1]:
            return number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    return number + "1"


def _make_row(exam: Mapping[str, Any], *, patient_id: str, accession: str, description: str) -> Dataset:
    patient, row = exam["patient"], Dataset()
    row.StudyInstanceUID, row.PatientID, row.AccessionNumber = generate_uid(), patient_id, accession
    row.PatientName = patient["name_latin"] or patient["name"]
    row.PatientBirthDate = (patient["birth_date"] or "").replace("-", "")
    row.PatientSex = patient["sex"] if patient["sex"] in ("M", "F") else ""
    row.RequestedProcedureDescription = description
    return row
