"""Damaged conversations: each gets a clear refusal, nobody else waits for it, and nothing of it is left."""

import logging
import os
import random
import socket
import threading
from pathlib import Path

import pytest
from pynetdicom.sop_class import CTImageStorage, Verification

from apps.imaging.drivers.ports import Limits
from tests.imaging.drivers.damage import HOSTILE, ODD, hold
from tests.imaging.drivers.department import Department, wait_until
from tests.imaging.drivers.objects import make_ct
from tests.imaging.drivers.test_storage_wire import associate

SEED, ROUNDS = 20261129, 6
# What only looks damaged, or where it hurts nothing, is taken: an object kept, an association accepted.
KEPT = {"status:0000", "pdu:02"}
REFUSED = {"rejected", "aborted", "closed"}


def is_refusal(how: str) -> bool:
    return how in REFUSED or (how.startswith("status:") and how not in KEPT)


@pytest.fixture
def node(tmp_path):
    limits = Limits(half_open=64, greeting_s=2.0, idle_s=15.0, min_free_bytes=0)
    made = Department(tmp_path, limits=limits, known=frozenset({"CT1", "PROBE"}))
    made.port = made.start()
    yield made
    made.stop()


def echo(port: int) -> int:
    assoc = associate(port, (Verification,), calling="PROBE")
    status = assoc.send_c_echo().Status
    assoc.release()
    return status


def list_files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.filterwarnings("ignore")
def test_hostile_conversations_are_refused_and_leave_nothing(node, caplog):
    held = [socket.create_connection(("127.0.0.1", node.port)) for _ in range(30)]
    before, dice = threading.active_count(), random.Random(SEED)
    caplog.set_level(logging.WARNING, logger="radflow.dicom")
    endings = []
    for number in range(ROUNDS * len(HOSTILE)):
        endings.append(hold(node.port, HOSTILE[number % len(HOSTILE)], dice))
        if number % 20 == 0:
            assert echo(node.port) == 0x0000
    assert [e for e in endings if not is_refusal(e.how)] == []
    assert len({e.kind for e in endings}) == len(HOSTILE)
    wait_until(lambda: node.acceptor.count_open() == 0)
    assert threading.active_count() <= before
    assert [r.getMessage() for r in caplog.records if r.exc_info or "Traceback" in r.getMessage()] == []
    assert (os.listdir(node.folder / "incoming"), node.kept, list_files(node.folder)) == ([], {}, set())
    assert not Path("/tmp/radflow-was-here").exists()
    for sock in held:
        sock.close()


@pytest.mark.filterwarnings("ignore")
def test_odd_objects_are_kept_or_refused_and_the_next_one_is_stored(node, caplog):
    dice = random.Random(SEED)
    endings = [hold(node.port, ODD[number % len(ODD)], dice) for number in range(12 * len(ODD))]
    assert [e for e in endings if not (is_refusal(e.how) or e.how in KEPT)] == []
    assert {e.how for e in endings if e.kind in {"say_long_text", "say_deep_object"}} == {"status:0000"}
    assert [r.getMessage() for r in caplog.records if r.exc_info] == []
    assoc = associate(node.port, (CTImageStorage, "1.2.840.10008.1.2.1"))
    assert assoc.send_c_store(make_ct(99)).Status == 0x0000
    assoc.release()
    assert os.listdir(node.folder / "incoming") == []
