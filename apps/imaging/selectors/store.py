"""Where objects lie: below the image store, by day and by digests, so that no UID ever becomes a path by itself; and which are shown."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from apps.imaging.drivers.tls import Identity
from apps.imaging.models import Instance, Series, Study


def get_root() -> Path:
    return Path(settings.RADFLOW_IMAGES)


def make_incoming() -> Path:
    folder = get_root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def name_path(study_uid: str, series_uid: str, sop_uid: str, sha256: str, at: datetime) -> str:
    """`2026/11/22/<study>/<series>-<object>-<content>.dcm`, digests instead of UIDs; other bytes have another name."""
    study, series, sop = (hashlib.sha256(u.encode()).hexdigest() for u in (study_uid, series_uid, sop_uid))
    return f"{at:%Y/%m/%d}/{study[:20]}/{series[:12]}-{sop[:24]}-{sha256[:16]}.dcm"


def read_content_digest(path: Path) -> str:
    """The first 16 digits of the SHA-256 that the name promises."""
    return path.stem.rpartition("-")[2]


def name_quarantine_path(sop_uid: str, sha256: str) -> str:
    return f"quarantine/{hashlib.sha256(sop_uid.encode()).hexdigest()[:24]}-{sha256[:24]}.dcm"


HAS_IMAGES = Q(removed_at=None) | Q(last_heard_at__gt=F("removed_at"))
"""Images that come after retention deleted those that were here are shown again."""


def visible_studies() -> QuerySet[Study]:
    """What is shown, found by queries and delivered: not what a person rejected, what went into another study, nor what is kept no longer."""
    return Study.objects.filter(HAS_IMAGES, rejected="", absorbed_by=None)


def visible_series() -> QuerySet[Series]:
    """With at least one image: of some a person rejected every single one."""
    shown = Instance.objects.filter(series=OuterRef("pk"), rejected="")
    return Series.objects.filter(Exists(shown), rejected="", study__rejected="")


def visible_instances() -> QuerySet[Instance]:
    return Instance.objects.filter(rejected="", series__rejected="", series__study__rejected="")


def name_identity(folder: Path) -> Identity:
    """The node's TLS files below its folder."""
    return Identity(folder / "node.pem", folder / "node.key", folder / "ca.pem")
