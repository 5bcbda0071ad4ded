"""The physicist's morning: a water phantom on every CT, and once a comparison of reconstructions that two readers have begun to score."""

import logging
from datetime import datetime

import httpx
import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

from simulator.department import Person, Refusal
from simulator.modality import Modality, Peer
from simulator.phantom import draw_slice, draw_water
from simulator.setting import Setting

log = logging.getLogger("simulator")
SCANNERS = ("CT-1", "CT-2", "CT-3", "CT-4")
DRIFTED_HU = {"CT-2": 3.1}  # where the drift of the past weeks has come to
CASES = 4
NOISE_HU = {"FBP": 24.0, "IR 3": 15.0, "DL": 9.0}
PATIENT = "RECON-{n}"


class Physics:
    def __init__(self, setting: Setting, peer: Peer) -> None:
        self.setting, self.peer = setting, peer
        self.physicist = Person(setting, "physicist")
        self.checked: set = set()
        self.has_sent = self.is_done = False

    def step(self, now: datetime, site_id: int) -> None:
        """Whatever is due; tried again at the next tick when the department does not take it."""
        try:
            if now.date() not in self.checked:
                for code in SCANNERS:
                    self._check_constancy(code, now)
                self.checked.add(now.date())
            if not self.is_done:
                self._compare(now, site_id)
        except (OSError, ConnectionError, httpx.HTTPError, Refusal) as error:
            log.info("the physicist tries again: %s", error)

    def _check_constancy(self, code: str, now: datetime) -> None:
        rng = np.random.default_rng([self.setting.seed, SCANNERS.index(code), now.toordinal()])
        hu = float(rng.normal(0, 0.3)) + DRIFTED_HU.get(code, 0.0)
        pictures = [draw_water(hu=hu, noise_hu=4.8, seed=int(rng.integers(1 << 30))) for _ in range(5)]
        row = make_row(f"QA-{code}", f"water {code}", "Daily check")
        self._send(code, row, {"WATER 120 kV": pictures}, now)

    def _send(self, code: str, row: Dataset, series: dict[str, list[np.ndarray]], now: datetime) -> None:
        scanner = Modality(code.replace("-", ""), "CT", self.peer)
        images = []
        for number, (name, pictures) in enumerate(series.items(), start=1):
            uid = generate_uid()
            for n, pixels in enumerate(pictures):
                image = scanner.make_image(row, uid, n, len(pictures), now, pixels)
                image.SeriesDescription, image.SeriesNumber, image.ConvolutionKernel = name, number, "Br40"
                images.append(image)
        scanner.store(images)

    def _compare(self, now: datetime, site_id: int) -> None:
        """The department itself remembers how far this is."""
        if self.physicist.get("/api/qc/reader-studies")["results"]:
            self.is_done = True
            return
        found = self.physicist.get("/api/studies", q="RECON-", page_size=20)["results"]
        ready = sorted((s for s in found if s["n_series"] == len(NOISE_HU)), key=lambda s: s["patient_id_text"])
        if len(ready) >= CASES:
            self._make_study(ready[:CASES], site_id)
        elif not self.has_sent:
            for n in range(1, CASES + 1):
                self._send_comparison(n, now)
            self.has_sent = True

    def _send_comparison(self, n: int, now: datetime) -> None:
        series = {
            name: [
                draw_slice("CT", k, 5, seed=900 + n, size=256, has_finding=n % 2 == 0, noise_hu=noise) for k in range(5)
            ]
            for name, noise in NOISE_HU.items()
        }
        self._send("CT-1", make_row(PATIENT.format(n=n), f"comparison {n}", "Reconstructions"), series, now)

    def _make_study(self, studies: list[dict], site_id: int) -> None:
        people = {p["name"]: p["id"] for p in self.physicist.get("/api/qc/reader-studies/people")}
        readers = [Person(self.setting, name) for name in ("rad", "resident")]
        ids = [str(reader.get("/api/session")["user"]["id"]) for reader in readers]
        body = {
            "title": "胸部重建对比 / chest reconstructions",
            "site_id": site_id,
            "cases": [
                {"study_id": s["id"], "label": s["patient_id_text"], "bmi": 21.0 + 2.5 * k}
                for k, s in enumerate(studies)
            ],
            "reader_ids": [i for i in ids if i in people.values()],
            "window_centre": 40,
            "window_width": 400,
        }
        made = self.physicist.post("/api/qc/reader-studies", body)
        for k, reader in enumerate(readers):
            for place in range(1, 8 - 3 * k):
                scores = {"noise": 2 + (place + k) % 4, "sharpness": 3 + place % 2, "overall": 3 + (place * 3) % 3}
                reader.post(f"/api/qc/readings/{made['id']}/{place}", {"scores": scores})
        self.is_done = True


def make_row(patient_id: str, name: str, description: str) -> Dataset:
    """What a console fills in by hand for a phantom: there is no worklist entry."""
    row = Dataset()
    row.StudyInstanceUID, row.PatientID, row.PatientName = generate_uid(), patient_id, name
    row.AccessionNumber, row.RequestedProcedureDescription = "", description
    return row
