"""How much an invented exam irradiates: typical values by exam, a spread around them, now and then far too much."""

import random
from datetime import datetime

from pydicom.dataset import Dataset

from simulator.dose_report import make_ct_report, make_dx_report

# exam code (or its beginning): region, CTDIvol mGy, scan length mm, phases
CT = {
    "CT-HEAD": ("HEAD", 44.0, 160.0, 1),
    "CTA-HEAD": ("HEAD", 17.0, 220.0, 1),
    "CTP-HEAD": ("HEAD", 60.0, 100.0, 2),
    "CTA-NECK": ("CHEST", 11.0, 320.0, 1),
    "CTA-HEADNECK": ("CHEST", 12.0, 400.0, 1),
    "CT-ORBIT": ("HEAD", 22.0, 90.0, 1),
    "CT-SINUS": ("HEAD", 11.0, 120.0, 1),
    "CT-TEMPORAL": ("HEAD", 35.0, 60.0, 1),
    "CT-FACE": ("HEAD", 20.0, 170.0, 1),
    "CT-NECK": ("CHEST", 11.0, 260.0, 1),
    "CT-CHEST-LD": ("CHEST", 1.4, 330.0, 1),
    "CT-CHEST": ("CHEST", 7.6, 330.0, 1),
    "CT": ("ABDOMEN", 10.0, 400.0, 1),
}
DX_DAP = {
    "DX-CHEST": 1.1e-5,
    "DX-ABD": 1.6e-4,
    "DX-LSPINE": 1.9e-4,
    "DX-TSPINE": 1.2e-4,
    "DX-PELVIS": 1.5e-4,
    "DX": 4e-5,
}


def _find(table: dict, code: str):
    return table[max((key for key in table if code.startswith(key)), key=len)]


def make_report(row: Dataset, exam_code: str, modality: str, *, at: datetime, device: str, seed: int) -> Dataset | None:
    """The dose report of one exam; None for what does not irradiate, or tells of it in another way."""
    dice = random.Random(f"dose:{seed}")
    factor = dice.lognormvariate(0, 0.22) * (2.6 if dice.random() < 0.03 else 1.0)
    if modality == "CT":
        region, ctdivol, length, phases = _find(CT, exam_code)
        scans = [
            (round(ctdivol * factor * dice.uniform(0.95, 1.05), 2), round(length * dice.uniform(0.9, 1.12), 1))
            for _ in range(phases)
        ]
        return make_ct_report(row, at=at, device=device, region=region, protocol=exam_code, scans=scans)
    if modality == "DX":
        views = 2 if exam_code.endswith("2V") else 1
        daps = [_find(DX_DAP, exam_code) * factor * dice.uniform(0.9, 1.1) for _ in range(views)]
        region = "CHEST" if "CHEST" in exam_code or "RIBS" in exam_code else "ABDOMEN"
        return make_dx_report(row, at=at, device=device, region=region, protocol=exam_code, daps=daps)
    return None
