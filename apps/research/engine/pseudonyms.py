"""What stands for a patient outside: a name, a shift of all dates, an age.

Pseudonyms are HMAC-SHA-256 (RFC 2104) under a key of the project: the same person has the same one throughout a project and
another one in the next, and without the key nobody can compute it from a number that is known (a plain hash of a record number
is guessed in seconds). The key is kept sealed with the installation's own, as the secrets of the second factor are.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta

TOP_AGE = 89
"""Ages over 89 are told as one group "90+": 45 CFR 164.514(b)(2)(i)(C)."""
LENGTH = 16  # of 32 letters: 80 bits
INFO = b"radflow research project"


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def seal_key(key: str, installation_key: str) -> str:
    """As the database keeps it (Fernet: AES-128-CBC with HMAC-SHA-256)."""
    return _box(installation_key).encrypt(key.encode()).decode()


def unseal_key(sealed: str, installation_key: str) -> bytes | None:
    """None when it was sealed by another installation's key."""
    from cryptography.fernet import InvalidToken

    try:
        return base64.urlsafe_b64decode(_box(installation_key).decrypt(sealed.encode()))
    except InvalidToken:
        return None


def _box(installation_key: str):
    """A key of its own out of the installation's key (HKDF, RFC 5869)."""
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO).derive(installation_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def make_pseudonym(key: bytes, kind: str, number: int) -> str:
    """`kind` keeps patient 7 and exam 7 apart."""
    return base64.b32encode(_digest(key, kind, number)).decode()[:LENGTH]


def choose_shift(key: bytes, patient_id: int, *, most_days: int, step_days: int) -> int:
    """Days by which everything of the patient is moved: a multiple of `step_days` (seven keeps weekdays), at most `most_days`
    either way, never none."""
    each = most_days // step_days
    n = int.from_bytes(_digest(key, "shift", patient_id)[:8], "big") % (2 * each)
    return (n - each if n < each else n - each + 1) * step_days


def shift_time(at: datetime, days: int) -> datetime:
    """Whole days in UTC: what lies between two times of one patient stays to the second."""
    return at + timedelta(days=days)


def say_age(years: int | None, top_age: int = TOP_AGE) -> str:
    if years is None:
        return ""
    return f"{top_age + 1}+" if years > top_age else str(years)


def count_years(born: date, on: date) -> int | None:
    """Completed years; None before the birth."""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years if years >= 0 else None


def _digest(key: bytes, kind: str, number: int) -> bytes:
    return hmac.new(key, f"{kind}:{number}".encode(), hashlib.sha256).digest()
