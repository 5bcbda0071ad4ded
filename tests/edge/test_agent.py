"""What the department would refuse for ever never enters the outbox, and only what it signed empties it."""

import json
from types import SimpleNamespace

import pytest

from apps.devices.drivers.wire import BadMessage, sign_watermark
from edge.agent import make_rows
from edge.link import Link
from edge.outbox import Outbox
from edge.probe import Reading

KEY = "k" * 43


@pytest.mark.parametrize(
    "reading",
    [
        Reading("flow", float("nan")),
        Reading("flow", float("inf")),
        Reading("l / min", 1.0),
        Reading("flow", 1.0, "l per min"),
    ],
)
def test_a_reading_that_would_be_refused_is_told_at_once(reading):
    with pytest.raises(BadMessage):
        make_rows([reading], 1_700_000_000)


@pytest.fixture
def box(tmp_path):
    box = Outbox(tmp_path / "box.sqlite")
    for _ in range(5):
        box.add([])
    yield box
    box.close()


@pytest.mark.parametrize(
    ("_case", "seq", "sigs", "held"),
    [
        ("signed with its key", 3, [KEY], 2),
        ("one of two live keys", 3, ["o" * 43, KEY], 2),
        ("another key", 3, ["o" * 43], 5),
        ("no signature", 3, [], 5),
        ("more than was ever sent", 9, [KEY], 5),
    ],
)
def test_only_a_signed_watermark_empties_the_outbox(box, _case, seq, sigs, held):
    link = Link("mqtt://x:y@127.0.0.1:1", device="MR-2", key=KEY, outbox=box)
    told = {
        "boot": box.boot,
        "seq": seq,
        "at": None,
        "sigs": [sign_watermark("MR-2", box.boot, seq, key) for key in sigs],
    }
    link._on_message(None, None, SimpleNamespace(payload=json.dumps(told), retain=True))
    assert box.held == held
