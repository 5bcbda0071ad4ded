"""Where objects lie: below the image store, by day and by digests, so that no UID ever becomes a path by itself."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings


def get_root() -> Path:
    return Path(settings.RADFLOW_IMAGES)


def make_incoming() -> Path:
    folder = get_root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def name_path(study_uid: str, series_uid: str, sop_uid: str, at: datetime) -> str:
    """`2026/11/22/<study>/<series>-<object>.dcm`, digests instead of UIDs."""
    study, series, sop = (hashlib.sha256(u.encode()).hexdigest() for u in (study_uid, series_uid, sop_uid))
    return f"{at:%Y/%m/%d}/{study[:20]}/{series[:12]}-{sop[:24]}.dcm"


def name_quarantine_path(sop_uid: str, sha256: str) -> str:
    return f"quarantine/{hashlib.sha256(sop_uid.encode()).hexdigest()[:24]}-{sha256[:24]}.dcm"
