"""SMART on FHIR scopes of a system's token, version 2 (`system/Patient.rs`) and version 1 (`system/Patient.read`).

HL7 SMART App Launch 2.0, "Scopes and Launch Context": permissions stand in the order create, read, update, delete, search.
"""

import re
from collections.abc import Iterable

MOST_SCOPES = 50
_FORM = re.compile(r"system/(?P<kind>\*|[A-Z][A-Za-z]{2,40})\.(?P<may>(?=[cruds])c?r?u?d?s?|read|write|\*)")
_OLD = {"read": "rs", "write": "cud", "*": "cruds"}


def is_scope(text: str) -> bool:
    return _FORM.fullmatch(text) is not None


def scopes_allow(scopes: Iterable[str], kind: str, letter: str) -> bool:
    """Whether one of them lets a token do this (c, r, u, d or s) with resources of the kind."""
    for text in scopes:
        found = _FORM.fullmatch(text)
        if found and found["kind"] in ("*", kind) and letter in _OLD.get(found["may"], found["may"]):
            return True
    return False
