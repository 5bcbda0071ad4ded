"""The agent's link through broker and ingester: killed on every side, nothing is lost; the last will tells of the agent's end."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.devices.models import DeadLetter, DeviceStream
from edge.link import Link
from edge.outbox import Outbox
from tests.department import wait_until
from tests.devices.conftest import SECRET
from tests.devices.ingester.conftest import ROOT, count_rows

pytestmark = pytest.mark.servers
N = 2_000


def fill(box: Outbox, first: int, last: int) -> None:
    start = clock.now() - timedelta(minutes=50)
    for n in range(first, last + 1):
        box.add([{"channel": "water_flow", "t": (start + timedelta(seconds=n)).isoformat(), "v": 90.0}])


def test_a_killed_broker_and_a_killed_ingester_lose_nothing(ingester, broker, tmp_path):
    box = Outbox(tmp_path / "box.sqlite")
    link = Link(broker.url(), device="MR-2", key=SECRET, outbox=box)
    link.start()
    try:
        for part in range(4):
            fill(box, part * N // 4 + 1, (part + 1) * N // 4)
            link.wake()
            wait_until(lambda p=part: count_rows() > p * N // 4, timeout_s=60, what=ingester.log.read_text()[-800:])
            if part == 0:
                ingester.kill()
                ingester.start()
            elif part == 1:  # what the broker held in memory and had acknowledged is gone with it
                broker.child.kill()
                broker.child.wait(10)
                with (tmp_path / "broker2.log").open("wb") as log:
                    broker.child = broker.start(log)
                broker.wait(broker.child)
        wait_until(lambda: count_rows() == N, timeout_s=90, what=ingester.log.read_text()[-800:])
        wait_until(lambda: box.held == 0, timeout_s=60, what="the outbox is empty")
        stream = DeviceStream.objects.get()
        assert (stream.watermark, stream.boot) == (N, box.boot)
        assert DeadLetter.objects.count() == 0
        wait_until(lambda: DeviceStream.objects.get().agent_online, timeout_s=60, what="its state")
        assert abs(link.offset.seconds or 0.0) < 2.0
    finally:
        link.stop()
        box.close()
    wait_until(lambda: DeviceStream.objects.get().agent_online is False, timeout_s=20, what="its goodbye")


def test_the_last_will_tells_of_an_agent_that_was_killed(ingester, broker, tmp_path):
    (tmp_path / "key").write_text(SECRET)
    config = tmp_path / "edge.toml"
    config.write_text(
        f"[broker]\nurl = {json.dumps(broker.url())}\n[[device]]\ncode = \"MR-2\"\nkey_file = \"key\"\n"
        "[[device.probe]]\ndriver = \"log_tail\"\npath = \"/dev/null\"\npattern = \"x\"\nchannel = \"tube_arcs\"\nevery_s = 1\n"
    )  # fmt: skip
    child = subprocess.Popen([sys.executable, "-m", "edge", "run", str(config)], cwd=ROOT)
    try:
        wait_until(lambda: DeviceStream.objects.filter(agent_online=True), timeout_s=60, what="the agent is online")
        assert DeviceStream.objects.get().agent["agent"].startswith("radflow-edge")
    finally:
        child.kill()
        child.wait(10)
    wait_until(lambda: DeviceStream.objects.filter(agent_online=False), timeout_s=60, what="the last will")
