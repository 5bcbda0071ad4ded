"""A FHIR R4 Subscription as a wish to be told (pure)."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from apps.interop.engine.fhir.bodies import check_resource, fault

KEPT = ("status", "reason", "criteria", "channel", "end")
LOCAL = ("127.0.0.1", "localhost", "::1")
MOST_HEADERS, HEADER_LETTERS, CRITERIA_LETTERS, ADDRESS_LETTERS = 10, 500, 1000, 500
_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}:[\x20-\x7e]*")


@dataclass(frozen=True)
class Wish:
    kind: str
    criteria: str
    endpoint: str
    headers: tuple[str, ...]
    has_payload: bool
    reason: str
    ends_at: datetime | None


def read_subscription(body: Any, kinds: Collection[str], hosts: Collection[str]) -> Wish:
    """`hosts`: where the administrator lets changes go. Raises Invalid with the path."""
    check_resource(body, "Subscription", KEPT)
    if body["status"] not in ("requested", "active"):
        raise fault("Subscription.status", "interop.fhir_choice", known="requested")
    kind, _, criteria = body["criteria"].partition("?")
    if kind not in kinds or len(criteria) > CRITERIA_LETTERS:
        raise fault("Subscription.criteria", "interop.fhir_choice", known=", ".join(kinds))
    channel = body["channel"]
    if channel["type"] != "rest-hook":
        raise fault("Subscription.channel.type", "interop.fhir_choice", known="rest-hook")
    if channel.get("payload") not in (None, "application/fhir+json"):
        raise fault("Subscription.channel.payload", "interop.fhir_choice", known="application/fhir+json")
    headers = tuple(channel.get("header", ()))
    if len(headers) > MOST_HEADERS or not all(len(h) <= HEADER_LETTERS and _HEADER.fullmatch(h) for h in headers):
        raise fault("Subscription.channel.header", "interop.fhir_header", most=MOST_HEADERS)
    return Wish(
        kind=kind,
        criteria=criteria,
        endpoint=_read_endpoint(channel.get("endpoint", ""), hosts),
        headers=headers,
        has_payload="payload" in channel,
        reason=body["reason"][:300],
        ends_at=_read_end(body.get("end")),
    )


def _read_endpoint(text: str, hosts: Collection[str]) -> str:
    """Only where the administrator lets it go, and in the clear only on this machine."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)
    if (
        not host
        or host not in hosts
        or not is_safe
        or parts.username
        or parts.query
        or parts.fragment
        or len(text) > ADDRESS_LETTERS
    ):
        raise fault("Subscription.channel.endpoint", "interop.fhir_endpoint", hosts=", ".join(hosts) or "-")
    return text.rstrip("/")


def _read_end(text: str | None) -> datetime | None:
    if not text:
        return None
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if at.tzinfo is None or not 1800 <= at.year <= 2999:
        raise fault("Subscription.end", "interop.fhir_date", value=text[:40])
    return at
