"""Errors as OperationOutcome (R4 2.39): every problem of the department's own envelope, with its place."""

from collections.abc import Mapping
from typing import Any

from apps.interop.engine.fhir.datatypes import Json, tidy

REASON = "urn:radflow:reason"
# HTTP status -> issue type (R4 value set issue-type)
TYPES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    406: "not-supported",
    409: "business-rule",
    413: "too-long",
    415: "not-supported",
    429: "throttled",
    502: "exception",
    503: "transient",
}


def write_outcome(status: int, problem: Mapping[str, Any]) -> Json:
    """`problem` as `common.rest.errors` makes it; each field at fault is an issue of its own."""
    kind = TYPES.get(status, "exception" if status >= 500 else "processing")
    if status == 409 and problem.get("code") == "common.stale":
        kind = "conflict"
    issues = [_issue(kind, e["code"], e["text"], e["field"]) for e in problem.get("errors") or ()]
    issues += [_issue(kind, r["code"], r["text"]) for r in problem.get("reasons") or ()]
    if not issues or problem.get("reasons"):
        issues.insert(0, _issue(kind, problem.get("code", ""), problem.get("detail", "")))
    return tidy({"resourceType": "OperationOutcome", "issue": issues})


def _issue(kind: str, code: str, text: str, place: str = "") -> Json:
    return {
        "severity": "error",
        "code": kind,
        "details": {"coding": [{"system": REASON, "code": str(code)}], "text": str(text)},
        "diagnostics": str(text),
        "expression": [place] if place else None,
    }
