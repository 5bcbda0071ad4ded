"""Every bad payload has its own reason; a good one comes through byte for byte."""

import json
from datetime import UTC, datetime

import pytest

from apps.devices.drivers.wire import MAX_BYTES, BadMessage, read_message, sign

SECRET = "k" * 43
TOPIC = "radflow/v1/MR-2/readings"
AT = "2026-11-25T01:51:00Z"


def body(**changes) -> dict:
    reading = {"channel": "water_flow", "t": AT, "v": 31.4, "unit": "L/min"}
    return {"device": "MR-2", "boot": "b1", "seq": 7, "sent_at": AT, "readings": [reading]} | changes


def read(payload: bytes, topic: str = TOPIC):
    return read_message(topic, payload, lambda device: {"MR-2": [SECRET], "CT-1": []}.get(device))


def signed(**changes) -> bytes:
    return sign(json.dumps(body(**changes)).encode(), SECRET)


def one(**changes) -> dict:
    return {"readings": [body()["readings"][0] | changes]}


def test_good_message():
    message = read(signed())
    assert (message.device, message.boot, message.seq, message.low) == ("MR-2", "b1", 7, 1)
    (row,) = message.readings
    assert (row.channel, row.t, row.value, row.unit, row.quality) == (
        "water_flow",
        datetime(2026, 11, 25, 1, 51, tzinfo=UTC),
        31.4,
        "L/min",
        "good",
    )


def test_signature_may_be_written_with_spaces():
    plain = json.dumps(body()).encode()
    digest = sign(plain, SECRET)[-66:-2].decode()
    assert read(plain[:-1] + f', "sig": "{digest}" }}\n'.encode()).seq == 7


@pytest.mark.parametrize(
    ("_case", "payload", "topic", "code"),
    [
        ("another topic", signed(), "radflow/v1/MR-2/other", "bad_topic"),
        ("topic of another device", signed(), "radflow/v1/CT-1/readings", "device_mismatch"),
        ("garbage", b"\x00\xff\xfe", TOPIC, "not_json"),
        ("empty", b"", TOPIC, "not_json"),
        ("cut short", signed()[:-20], TOPIC, "not_json"),
        ("a list", b"[1]", TOPIC, "not_an_object"),
        ("too large", b" " * (MAX_BYTES + 1), TOPIC, "too_large"),
        ("deep nesting", b"[" * 5000, TOPIC, "not_json"),
        ("unknown device", b'{"device":"ZZ-9"}', "radflow/v1/ZZ-9/readings", "unknown_device"),
        ("no signature", json.dumps(body()).encode(), TOPIC, "signature_missing"),
        (
            "device without a key",
            sign(json.dumps(body(device="CT-1")).encode(), SECRET),
            "radflow/v1/CT-1/readings",
            "signature_wrong",
        ),
        ("other key", sign(json.dumps(body()).encode(), "other"), TOPIC, "signature_wrong"),
        ("changed after signing", signed().replace(b"31.4", b"61.4"), TOPIC, "signature_wrong"),
        (
            "signature not last",
            b'{"sig":"' + b"0" * 64 + b'",' + json.dumps(body()).encode()[1:],
            TOPIC,
            "signature_missing",
        ),
        ("no boot", signed(boot=None), TOPIC, "bad_field"),
        ("boot with a path", signed(boot="../x"), TOPIC, "bad_field"),
        ("seq is text", signed(seq="7"), TOPIC, "bad_field"),
        ("seq is true", signed(seq=True), TOPIC, "bad_field"),
        ("seq is zero", signed(seq=0), TOPIC, "bad_field"),
        ("seq too big for the database", signed(seq=2**63), TOPIC, "bad_field"),
        ("low above seq", signed(low=8), TOPIC, "bad_field"),
        ("no readings", signed(readings=[]), TOPIC, "bad_field"),
        ("too many readings", signed(readings=[1] * 1001), TOPIC, "bad_field"),
        ("reading is a number", signed(readings=[1]), TOPIC, "bad_field"),
        ("value is text", signed(**one(v="31")), TOPIC, "bad_field"),
        ("value is true", signed(**one(v=True)), TOPIC, "bad_field"),
        ("value is missing", signed(**one(v=None)), TOPIC, "bad_field"),
        ("value overflows", signed(**one(v=10**400)), TOPIC, "not_json"),
        ("channel with a slash", signed(**one(channel="a/b")), TOPIC, "bad_field"),
        ("unknown quality", signed(**one(q="fine")), TOPIC, "bad_field"),
        ("unit is a list", signed(**one(unit=[])), TOPIC, "bad_field"),
        ("time is a number", signed(**one(t=1)), TOPIC, "bad_field"),
        ("no such day", signed(**one(t="2026-02-30T00:00:00Z")), TOPIC, "bad_field"),
        ("time without a zone", signed(**one(t="2026-11-25T01:51:00")), TOPIC, "time_without_zone"),
        ("sent_at missing", signed(sent_at=None), TOPIC, "bad_field"),
    ],
)
def test_refusals(_case, payload, topic, code):
    with pytest.raises(BadMessage) as caught:
        read(payload, topic)
    assert caught.value.reason.code == f"devices.{code}"
