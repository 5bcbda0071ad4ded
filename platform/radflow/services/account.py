"""Who runs PostgreSQL: the caller, or, when the caller is root, a system account that owns only /var/lib/radflow/<instance>."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

LOGIN = "radflow"
SYSTEM_HOME = Path("/var/lib/radflow")
FIRST_FREE_UID = 64_000
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Account:
    """`init_*` differs only where the machine has no useradd: initdb refuses a uid without a passwd entry, postgres does not."""

    uid: int
    gid: int
    init_uid: int
    init_gid: int


def find_account(owner_of: Path | None = None) -> Account | None:
    """None for an ordinary user; for root the account of PostgreSQL, made on first use. An existing `owner_of` decides."""
    if os.geteuid() != 0:
        return None
    if owner_of is not None and owner_of.exists() and (uid := owner_of.stat().st_uid) != 0:
        return Account(uid, owner_of.stat().st_gid, uid, owner_of.stat().st_gid)
    entry = _look_up(LOGIN) or _create()
    if entry:
        return Account(entry.pw_uid, entry.pw_gid, entry.pw_uid, entry.pw_gid)
    nobody = pwd.getpwnam("nobody")
    uid = next(uid for uid in range(FIRST_FREE_UID, 65_000) if not _is_taken(uid))
    return Account(uid, uid, nobody.pw_uid, nobody.pw_gid)


def _look_up(login: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(login)
    except KeyError:
        return None


def _is_taken(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _create() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path=SYSTEM_PATH)
    if useradd is None:
        return None
    command = [useradd, "--system", "--no-create-home", "--home-dir", str(SYSTEM_HOME)]
    subprocess.run([*command, "--shell", "/usr/sbin/nologin", LOGIN], capture_output=True, check=False)
    return _look_up(LOGIN)
