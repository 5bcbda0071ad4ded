"""Codes of a second factor: RFC 6238 (TOTP, SHA-1, six digits, steps of 30 s) as every authenticator app reads them, and recovery codes."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from apps.directory.engine.roles import Role

DRIFT_STEPS = 1
"""Codes of the step before and after count (RFC 6238, 5.2: a policy for the delay, one step recommended)."""
N_RECOVERY, RECOVERY_LENGTH, GROUP = 10, 16, 4
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no letter that is read as a digit; 16 of 31 are 79 bits
LONGEST_FRESH_MIN = 720


def new_secret() -> str:
    """160 random bits in base 32, the length that RFC 4226 (4, R6) recommends."""
    import pyotp

    return pyotp.random_base32()


def make_uri(secret: str, *, username: str, issuer: str) -> str:
    """What the QR code says to an authenticator app."""
    return _totp(secret).provisioning_uri(name=username, issuer_name=issuer)


def _totp(secret: str):
    import pyotp

    return pyotp.TOTP(secret)


def fold_code(typed: str) -> str:
    """A code as typed or pasted, without spaces and dashes, in capitals."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def is_step_code(folded: str) -> bool:
    return len(folded) == 6 and folded.isascii() and folded.isdigit()


def find_step(secret: str, folded: str, at: datetime) -> int | None:
    """The time step whose code it is, of those that count at the real time `at` (aware)."""
    totp = _totp(secret)
    present = totp.timecode(at)
    steps = range(present - DRIFT_STEPS, present + DRIFT_STEPS + 1)
    return next((step for step in steps if hmac.compare_digest(totp.generate_otp(step), folded)), None)


def new_recovery_codes() -> list[str]:
    return [_group("".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH))) for _ in range(N_RECOVERY)]


def _group(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def hash_recovery(folded: str) -> str:
    """SHA-256 in hex: 79 random bits need no slow hash."""
    return hashlib.sha256(folded.encode()).hexdigest()


def seal(secret: str, key: str) -> str:
    """The secret as the database keeps it (Fernet: AES-128-CBC with HMAC-SHA-256)."""
    return _box(key).encrypt(secret.encode()).decode()


def unseal(sealed: str, key: str) -> str | None:
    """None when it was sealed by another installation's key."""
    from cryptography.fernet import InvalidToken

    try:
        return _box(key).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(key: str):
    """A key of its own out of the installation's key (HKDF, RFC 5869)."""
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"radflow second factor").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def find_demand(payload: dict, roles: Collection[str]) -> date | None:
    """From which day (UTC) on one of these roles needs a second factor; None when none does."""
    days = [row["required_from"] for row in payload["roles"] if row["required_from"] and row["role"] in roles]
    return date.fromisoformat(min(days)) if days else None


def find_faults(payload: Any) -> Iterator[tuple[str, str]]:
    """What its readers could not read of a payload of the policy, as (path, what)."""
    if not isinstance(payload, dict):
        yield "", "must be an object"
        return
    yield from _find_role_faults(payload.get("roles"))
    signing = payload.get("signing")
    if not isinstance(signing, dict):
        yield "signing", "must be an object"
        return
    if not isinstance(signing.get("code_needed"), bool):
        yield "signing.code_needed", "must be true or false"
    fresh = signing.get("fresh_min")
    if isinstance(fresh, bool) or not isinstance(fresh, int) or not 0 <= fresh <= LONGEST_FRESH_MIN:
        yield "signing.fresh_min", "must be minutes from 0 to 720"


def _find_role_faults(rows: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(rows, list):
        yield "roles", "must be a list"
        return
    seen: set[str] = set()
    for at, row in enumerate(rows):
        if not isinstance(row, dict):
            yield f"roles.{at}", "must be an object"
            continue
        role = row.get("role")
        if role not in {one.value for one in Role}:
            yield f"roles.{at}.role", "must be a role"
        elif role in seen:
            yield f"roles.{at}.role", "is used twice"
        else:
            seen.add(role)
        if "required_from" not in row or not (row["required_from"] is None or _is_day(row["required_from"])):
            yield f"roles.{at}.required_from", "must be a day such as 2027-01-31, or null"


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
