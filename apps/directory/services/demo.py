"""Demo people: one account a role, with a password of this installation's own, written to var/demo-logins.txt."""

import os
import secrets
from pathlib import Path

from django.contrib.auth.hashers import make_password

from apps.common.kernel.actor import Actor
from apps.directory.engine.roles import Role
from apps.directory.models import ApiToken, Site, User
from apps.directory.services.accounts import create_user, issue_token

PEOPLE = [
    ("front", "许静", Role.FRONT_DESK, "main"),
    ("tech", "郭强", Role.TECHNOLOGIST, "main"),
    ("nurse", "林芳", Role.NURSE, "main"),
    ("porter", "何力", Role.PORTER, "main"),
    ("rad", "吴敏", Role.RADIOLOGIST, None),
    ("rad2", "沈志远", Role.RADIOLOGIST, None),
    ("resident", "陆晨", Role.RESIDENT, None),
    ("referrer", "刘明远", Role.REFERRER, None),
    ("qc", "孟洁", Role.QC_MANAGER, None),
    ("physicist", "邵伟", Role.PHYSICIST, None),
    ("device", "张工", Role.DEVICE_ADMIN, None),
    ("dicom", "彭涛", Role.DICOM_ADMIN, None),
    ("head", "韩主任", Role.HEAD, None),
    ("admin", "系统管理员", Role.ADMIN, None),
    ("admin2", "信息科", Role.ADMIN, None),
    ("kiosk", "自助机", Role.KIOSK, "main"),
]
TOKENS = [("simulator", Role.MACHINE), ("kiosk-board", Role.KIOSK)]


def seed_demo_people(var: Path) -> Path:
    """Adds the demo accounts that are missing and writes their logins, readable by the owner only."""
    actor, path = Actor.system("prepare"), var / "demo-logins.txt"
    password = _read_password(path) or "Demo-" + secrets.token_urlsafe(6)
    encoded = make_password(password)  # once: that takes long on purpose
    sites = {s.code: s.id for s in Site.objects.all()}
    for username, name, role, site in PEOPLE:
        if not User.objects.filter(username=username).exists():
            create_user(
                actor=actor,
                username=username,
                name=name,
                password=password,
                encoded=encoded,
                grants=[(role, sites.get(site))],
                is_demo=True,
            )
    _write_private(path, "".join([f"password {password}\n", *(f"{u:<10} {r:<13} {n}\n" for u, n, r, _ in PEOPLE)]))
    for name, role in TOKENS:
        secret = var / "secrets" / f"token-{name}"
        if not (secret.exists() and ApiToken.objects.filter(name=name, revoked_at=None).exists()):
            ApiToken.objects.filter(name=name).delete()
            _, words = issue_token(actor=actor, name=name, role=role, is_demo=True)
            _write_private(secret, words)
    return path


def _read_password(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").split()[1]
    except (OSError, IndexError):
        return None


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600)) as out:
        out.write(text)
