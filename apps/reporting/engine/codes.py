"""Codes that patients type: eleven letters and digits without those that look alike, and a check letter."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31: a prime, so that the check finds each wrong letter and each swap
LENGTH = 11


def make_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + _check_letter(body)


def read_code(text: str) -> str | None:
    """The code without the dashes and spaces that people type; None where it cannot be one."""
    code = "".join(char for char in text.upper() if char in ALPHABET)
    if len(code) != LENGTH + 1 or _check_letter(code[:-1]) != code[-1]:
        return None
    return code


def show_code(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _check_letter(body: str) -> str:
    return ALPHABET[sum(place * ALPHABET.index(char) for place, char in enumerate(body, start=1)) % len(ALPHABET)]
