"""This machine: room, rights, settings, certificates, the backup."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cryptography import x509
from django.conf import settings

from apps.common.doctor.registry import fault, note, register_check, warn
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason

LEAST_SHARE, LEAST_BYTES = 0.05, 2e9
WARN_SHARE, WARN_BYTES = 0.15, 20e9
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
BACKUP_DAYS, CERTIFICATE_DAYS = 2, 30


def check_disk() -> Iterator[Reason]:
    """Each file system once."""
    seen = set()
    for folder in (settings.VAR, settings.RADFLOW_IMAGES, settings.RADFLOW_FILES):
        place = Path(folder)
        while not place.exists():
            place = place.parent
        if place.stat().st_dev in seen:
            continue
        seen.add(place.stat().st_dev)
        room = shutil.disk_usage(place)
        facts = {
            "place": str(place),
            "free_gb": round(room.free / 1e9, 1),
            "share": round(100 * room.free / room.total),
        }
        if room.free < LEAST_BYTES or room.free < LEAST_SHARE * room.total:
            yield fault("common.doctor_disk_full", **facts)
        elif room.free < WARN_BYTES and room.free < WARN_SHARE * room.total:
            yield warn("common.doctor_disk_low", **facts)


def check_folders() -> Iterator[Reason]:
    for folder in (settings.VAR, settings.RADFLOW_IMAGES, settings.RADFLOW_FILES):
        path = Path(folder)
        if not path.exists():
            continue
        try:
            with tempfile.TemporaryFile(dir=path) as probe:
                probe.write(b"0")
                probe.flush()
                os.fsync(probe.fileno())
        except OSError as error:
            yield fault("common.doctor_folder", place=str(path), error=error.strerror or str(error))
    for path in sorted((settings.VAR / "secrets").rglob("*")):
        if path.is_file() and path.stat().st_mode & 0o077:
            yield fault("common.doctor_secret_open", place=str(path))


def check_settings() -> Iterator[Reason]:
    if settings.DEBUG:
        yield fault("common.doctor_debug")
    if "*" in settings.ALLOWED_HOSTS:
        yield warn("common.doctor_any_host")
    if len(settings.SECRET_KEY) < 32:
        yield fault("common.doctor_short_key")
    if settings.RADFLOW_BIND not in LOOPBACK and not settings.SESSION_COOKIE_SECURE:
        yield fault("common.doctor_no_tls", bind=settings.RADFLOW_BIND)
    if settings.RADFLOW_DEMO:
        yield note("common.doctor_demo")
    if not (Path(settings.FRONTEND_DIST) / "index.html").exists():
        yield fault("common.doctor_no_screens")


def check_certificates() -> Iterator[Reason]:
    for path in sorted(Path(settings.DICOM_TLS).glob("*.pem")):
        for certificate in x509.load_pem_x509_certificates(path.read_bytes()):
            left = (certificate.not_valid_after_utc - clock.real_now()).days
            facts = {"place": str(path), "subject": certificate.subject.rfc4514_string(), "days": left}
            if left < 0:
                yield fault("common.doctor_certificate_over", **facts)
            elif left < CERTIFICATE_DAYS:
                yield warn("common.doctor_certificate_ends", **facts)


def check_backup() -> Iterator[Reason]:
    """`manage.py backup` notes where and when; a demonstration needs none."""
    try:
        last = json.loads((settings.VAR / "last-backup.json").read_text())
    except (OSError, ValueError):
        if not settings.RADFLOW_DEMO:
            yield warn("common.doctor_no_backup")
        return
    age = clock.real_now() - datetime.fromisoformat(last["at"])
    if age.days >= BACKUP_DAYS:
        yield warn("common.doctor_old_backup", place=last["place"], days=age.days)


register_check("disk", check_disk, needs_database=False)
register_check("folders", check_folders, needs_database=False)
register_check("settings", check_settings, needs_database=False)
register_check("certificates", check_certificates, needs_database=False)
register_check("backup", check_backup, needs_database=False)
