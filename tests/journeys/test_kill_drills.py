"""What a department survives: any process killed without warning, and the supervisor itself."""

import os
import signal
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.department import Department, is_alive, wait_until

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
ALWAYS_THERE = ["postgres", "valkey", "broker", "web", "worker", "beat"]


@pytest.fixture(scope="module")
def drilled() -> Iterator[Department]:
    with tempfile.TemporaryDirectory(prefix="radflow-drill-") as folder:
        department = Department(Path(folder) / "var", RADFLOW_DEMO="0")
        try:
            department.start()
            yield department
        finally:
            department.remove()


def answers(department: Department) -> bool:
    try:
        with urllib.request.urlopen(department.ready["url"] + "readyz", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def test_every_child_comes_back_after_being_killed(drilled):
    wait_until(lambda: set(ALWAYS_THERE) <= set(drilled.children()), timeout_s=60, what="all children started")
    for name in drilled.children():
        pid = drilled.children()[name]
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda n=name, p=pid: drilled.children().get(n) not in {None, p}, timeout_s=60, what=f"{name} again")
        wait_until(lambda: answers(drilled), timeout_s=90, what=f"an answer after {name} was killed")
    assert drilled.process.poll() is None


def test_no_acknowledged_event_is_lost_when_database_and_queue_are_killed(drilled):
    victims = {50: "postgres", 150: "valkey", 250: "postgres"}
    acknowledged: list[int] = []
    with drilled.run_python("tests/journeys/outbox_writer.py", "300") as writer:
        for line in writer.stdout:
            acknowledged.append(int(line))
            if name := victims.get(len(acknowledged)):
                os.kill(drilled.children()[name], signal.SIGKILL)
    wait_until(lambda: answers(drilled), timeout_s=90, what="an answer after the last kill")
    code = "from apps.common.events.models import OutboxEvent as E; print(*E.objects.values_list('id', flat=True))"
    stored = {int(word) for word in drilled.manage("shell", "-v", "0", "-c", code).split()}
    assert len(set(acknowledged)) == 300
    assert set(acknowledged) - stored == set()


def test_a_killed_supervisor_leaves_no_orphan_and_the_next_start_works(drilled):
    before = drilled.children()
    os.kill(drilled.process.pid, signal.SIGKILL)
    drilled.process.wait(10)
    wait_until(lambda: not any(map(is_alive, before.values())), timeout_s=60, what="every child gone")
    drilled.start()
    assert answers(drilled)
    assert not set(before.values()) & set(drilled.children().values())


def test_a_second_start_says_where_the_first_one_runs(drilled):
    said = drilled.manage("up")
    assert said == f"Radflow is already running here: {drilled.ready['url']}\n"
    assert answers(drilled)


def test_ctrl_c_stops_everything_and_takes_ready_away(drilled):
    before = drilled.children()
    assert drilled.stop() == 0
    assert not any(map(is_alive, before.values()))
    assert not (drilled.var / "ready.json").exists()
    drilled.start()
