"""The telemetry message on the wire: JSON signed with the key of its device (docs/conformance/mqtt.md).

The signature covers the JSON object as sent without its last member `sig`, byte for byte: no canonical form is needed.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

import orjson

from apps.common.kernel.reason import Reason

TOPIC = "radflow/v1/{device}/readings"
TOPIC_FILTER = "radflow/v1/+/readings"
STATUS_TOPIC = "radflow/v1/{device}/edge"
STATUS_FILTER = "radflow/v1/+/edge"
WATERMARK_TOPIC = "radflow/v1/{device}/watermark"
MAX_BYTES = 65_536
MAX_READINGS = 1_000
MAX_SEQ = 2**53 - 1
_SIG = re.compile(rb',\s*"sig"\s*:\s*"([0-9a-f]{64})"\s*\}\s*\Z')
_TOPIC = re.compile(r"radflow/v1/([A-Za-z0-9_.-]{1,32})/(?:readings|edge)\Z")
_UNIT = re.compile(r"[!-~]{1,24}\Z")  # UCUM codes are printable ASCII without spaces
QUALITIES = ("good", "suspect", "bad")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,64}\Z")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def name_device(topic: str) -> str:
    """Whose topic it is, whatever it carries; nothing where it is none of ours."""
    parts = topic.split("/", 3)
    return parts[2] if len(parts) == 4 else ""


class BadMessage(ValueError):
    """The payload is refused as a whole; `.reason` says why and where.

    `.spent`: the message whose readings are not set, when its device and number are proven and only its readings are wrong: it would be
    refused again however often it is sent.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.reason = Reason(f"devices.{code}", params)
        self.spent: Message | None = None


class WireReading(NamedTuple):
    channel: str
    t: datetime
    value: float
    unit: str | None
    quality: str


class Message(NamedTuple):
    device: str
    boot: str
    seq: int
    low: int
    sent_at: datetime
    readings: Sequence[WireReading]


@dataclass(frozen=True, slots=True)
class Status:
    """What an agent says of itself, and what the broker says for it when it is gone (last will)."""

    device: str
    boot: str
    state: str
    agent: str
    held: int
    dropped: int
    offset_s: float | None


def sign(body: bytes, secret: str) -> bytes:
    """`body` (a JSON object) with its signature appended as the last member."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return body.rstrip()[:-1] + b',"sig":"' + digest.encode() + b'"}'


Secrets = Callable[[str], Sequence[str] | None]


def read_message(topic: str, payload: bytes, find_secrets: Secrets) -> Message:
    """Verified message; `find_secrets(device)` gives the live keys, None for an unknown device. Raises BadMessage."""
    return _build(*_open(topic, payload, find_secrets))


def read_status(topic: str, payload: bytes, find_secrets: Secrets) -> Status:
    """Verified in the same way. Raises BadMessage."""
    device, body = _open(topic, payload, find_secrets)
    boot, state, agent, offset_s = body.get("boot"), body.get("state"), body.get("agent", ""), body.get("offset_s")
    if not isinstance(boot, str) or not _NAME.match(boot):
        raise BadMessage("bad_field", field="boot")
    if state not in ("online", "offline"):
        raise BadMessage("bad_field", field="state")
    if not isinstance(agent, str) or len(agent) > 64 or "\0" in agent:
        raise BadMessage("bad_field", field="agent")
    counts = [body.get(name, 0) for name in ("held", "dropped")]
    for name, number in zip(("held", "dropped"), counts, strict=True):
        if type(number) is not int or not 0 <= number <= MAX_SEQ:
            raise BadMessage("bad_field", field=name)
    is_number = isinstance(offset_s, int | float) and not isinstance(offset_s, bool) and isfinite(offset_s)
    if offset_s is not None and not is_number:
        raise BadMessage("bad_field", field="offset_s")
    return Status(device, boot, state, agent, *counts, offset_s)


def _open(topic: str, payload: bytes, find_secrets: Secrets) -> tuple[str, dict]:
    named = _TOPIC.match(topic)
    if not named:
        raise BadMessage("bad_topic")
    if len(payload) > MAX_BYTES:
        raise BadMessage("too_large", bytes=len(payload), limit=MAX_BYTES)
    device = named.group(1)
    signed = _SIG.match(payload, max(payload.rfind(b","), 0))  # there is no comma in a signature
    try:
        body = orjson.loads(payload)
    except ValueError:
        raise BadMessage("not_json") from None
    if not isinstance(body, dict):
        raise BadMessage("not_an_object")
    if body.get("device") != device:
        raise BadMessage("device_mismatch", topic=device)
    secrets = find_secrets(device)
    if secrets is None:
        raise BadMessage("unknown_device", device=device)
    if not signed:
        raise BadMessage("signature_missing", device=device)
    _verify(payload[: signed.start()].rstrip(), signed.group(1).decode(), secrets, device)
    return device, body


def _verify(body: bytes, given: str, secrets: Sequence[str], device: str) -> None:
    """`body` without its closing brace."""
    for secret in secrets:
        mac = _begin_mac(secret).copy()
        mac.update(body)
        mac.update(b"}")
        if hmac.compare_digest(mac.hexdigest(), given):
            return
    raise BadMessage("signature_wrong", device=device)


@lru_cache(maxsize=4096)
def _begin_mac(secret: str) -> hmac.HMAC:
    """After the key, which is most of the work for a short message: a message goes on with a copy."""
    return hmac.new(secret.encode(), digestmod=hashlib.sha256)


def _build(device: str, body: dict) -> Message:
    boot, seq, low, readings = body.get("boot"), body.get("seq"), body.get("low", 1), body.get("readings")
    if not isinstance(boot, str) or not _NAME.match(boot):
        raise BadMessage("bad_field", field="boot")
    for name, number in (("seq", seq), ("low", low)):
        if type(number) is not int or not 1 <= number <= MAX_SEQ:
            raise BadMessage("bad_field", field=name)
    if low > seq:
        raise BadMessage("bad_field", field="low")
    if not isinstance(readings, list) or not 1 <= len(readings) <= MAX_READINGS:
        bad = BadMessage("bad_field", field="readings")
        bad.spent = Message(device, boot, seq, low, EPOCH, ())
        raise bad
    try:
        sent_at = _read_time(body.get("sent_at"), "sent_at")
        return Message(device, boot, seq, low, sent_at, [read_reading(row, n) for n, row in enumerate(readings)])
    except BadMessage as bad:
        bad.spent = Message(device, boot, seq, low, EPOCH, ())
        raise


def sign_watermark(device: str, boot: str, seq: int, secret: str) -> str:
    """Whoever holds a device's key knows by it that the department said so, and not another device of the same broker."""
    return hmac.new(secret.encode(), f"watermark\n{device}\n{boot}\n{seq}".encode(), hashlib.sha256).hexdigest()


def is_watermark_true(device: str, boot: str, seq: int, sigs: object, secret: str) -> bool:
    """`sigs`: one for each live key of the device."""
    own = sign_watermark(device, boot, seq, secret)
    return isinstance(sigs, list) and any(isinstance(sig, str) and hmac.compare_digest(sig, own) for sig in sigs)


def read_reading(row: Any, n: int = 0) -> WireReading:
    """One reading of a message; raises BadMessage with its place."""
    if type(row) is not dict:
        raise BadMessage("bad_field", field=f"readings[{n}]")
    channel, value, unit, quality = row.get("channel"), row.get("v"), row.get("unit"), row.get("q", "good")
    if type(channel) is not str or not _is_name(channel):
        raise BadMessage("bad_field", field=f"readings[{n}].channel")
    if type(value) is not float and type(value) is not int:  # JSON has no other numbers, and none that is not finite
        raise BadMessage("bad_field", field=f"readings[{n}].v")
    if unit is not None and (type(unit) is not str or not _is_unit(unit)):
        raise BadMessage("bad_field", field=f"readings[{n}].unit")
    if quality not in QUALITIES:
        raise BadMessage("bad_field", field=f"readings[{n}].q")
    return WireReading(channel, _read_time(row.get("t"), "readings[{}].t", n), float(value), unit, quality)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    return _NAME.match(text) is not None


@lru_cache(maxsize=512)
def _is_unit(text: str) -> bool:
    return _UNIT.match(text) is not None


def _read_time(text: Any, field: str, *place: int) -> datetime:
    """RFC 3339 with an offset; a time without a zone is refused rather than guessed. `place` fills the braces of `field`."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadMessage("bad_field", field=field.format(*place)) from None
    if at.tzinfo is None:
        raise BadMessage("time_without_zone", field=field.format(*place))
    if not 2000 <= at.year <= 2200:
        raise BadMessage("bad_field", field=field.format(*place))
    return at
