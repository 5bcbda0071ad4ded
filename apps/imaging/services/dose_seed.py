"""Dose values of the months before, for a demonstration department, as a former dose register would hand them over. No patients."""

import random
from datetime import timedelta

from django.conf import settings

from apps.common.kernel import clock
from apps.directory.public import list_sites
from apps.imaging.models import DoseEvent, DoseRecord

# exam, room's scanner, median DLP (mGy.cm) or DAP (Gy.m2), median CTDIvol (mGy), how many
PAST = (
    ("CT-HEAD", "CT-1", 720.0, 44.0, 64),
    ("CT-HEAD", "CT-2", 905.0, 52.0, 48),
    ("CT-CHEST", "CT-1", 255.0, 7.4, 90),
    ("CT-CHEST", "CT-2", 342.0, 9.6, 70),
    ("CT-CHEST-LD", "CT-1", 48.0, 1.4, 55),
    ("CT-SINUS", "CT-1", 138.0, 11.0, 24),
    ("CT-NECK-C", "CT-2", 310.0, 11.5, 14),
    ("DX-CHEST", "DR-1", 1.1e-5, None, 80),
    ("DX-ABD", "DR-1", 1.6e-4, None, 26),
)


def seed_past_doses() -> int:
    """Adds the register once; returns the rows added."""
    if not settings.RADFLOW_DEMO or DoseRecord.objects.filter(source=DoseRecord.Source.IMPORTED).exists():
        return 0
    dice, now = random.Random("past doses"), clock.now()
    site = next(iter(list_sites()), None)
    rows = [_invent(dice, n, line, now, site.id if site else None) for line in PAST for n in range(line[4])]
    DoseRecord.objects.bulk_create(rows)
    DoseEvent.objects.bulk_create(
        DoseEvent(
            record=row,
            number=0,
            kind="Spiral Acquisition",
            protocol=row.protocol,
            ctdivol=row.max_ctdivol,
            dlp=row.total_dlp,
            is_compared=True,
        )
        for row in rows
        if row.max_ctdivol
    )
    return len(rows)


def _invent(dice: random.Random, n: int, line: tuple, now, site_id: int | None) -> DoseRecord:
    code, device, middle, ctdivol, _ = line
    spread = dice.lognormvariate(0, 0.24)
    is_ct = code.startswith("CT")
    amount = float(f"{middle * spread:.4g}")
    return DoseRecord(
        key=f"past:{code}:{device}:{n}",
        site_id=site_id,
        source=DoseRecord.Source.IMPORTED,
        modality="CT" if is_ct else "DX",
        exam_code=code,
        device_code=device,
        protocol=code,
        started_at=now - timedelta(days=dice.uniform(2, 350)),
        age_years=round(dice.uniform(19, 88), 1),
        is_standard=True,
        n_events=1,
        total_dlp=amount if is_ct else None,
        total_dap_gym2=None if is_ct else amount,
        max_ctdivol=float(f"{ctdivol * spread * dice.uniform(0.95, 1.05):.3g}") if ctdivol else None,
        metric=amount,
        read_at=now,
    )
