"""What a department survives: any process killed without warning, and the supervisor itself."""

import os
import signal
import urllib.error
import urllib.request

import pytest

from tests.department import Department, is_alive, wait_until

pytestmark = [pytest.mark.servers, pytest.mark.timeout(600)]
ALWAYS_THERE = ["postgres", "valkey", "broker", "web", "worker", "beat"]


def answers(department: Department) -> bool:
    try:
        with urllib.request.urlopen(department.ready["url"] + "readyz", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def test_every_child_comes_back_after_being_killed(bare):
    wait_until(lambda: set(ALWAYS_THERE) <= set(bare.children()), timeout_s=60, what="all children started")
    for name in bare.children():
        pid = bare.children()[name]
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda n=name, p=pid: bare.children().get(n) not in {None, p}, timeout_s=60, what=f"{name} again")
        wait_until(lambda: answers(bare), timeout_s=90, what=f"an answer after {name} was killed")
    assert bare.process.poll() is None


def test_no_acknowledged_event_is_lost_when_database_and_queue_are_killed(bare):
    victims = {50: "postgres", 150: "valkey", 250: "postgres"}
    acknowledged: list[int] = []
    with bare.run_python("tests/journeys/outbox_writer.py", "300") as writer:
        for line in writer.stdout:
            acknowledged.append(int(line))
            if name := victims.get(len(acknowledged)):
                os.kill(bare.children()[name], signal.SIGKILL)
    wait_until(lambda: answers(bare), timeout_s=90, what="an answer after the last kill")
    code = "from apps.common.events.models import OutboxEvent as E; print(*E.objects.values_list('id', flat=True))"
    stored = {int(word) for word in bare.manage("shell", "-v", "0", "-c", code).split()}
    assert len(set(acknowledged)) == 300
    assert set(acknowledged) - stored == set()


def test_a_killed_supervisor_leaves_no_orphan_and_the_next_start_works(bare):
    before = bare.children()
    os.kill(bare.process.pid, signal.SIGKILL)
    bare.process.wait(10)
    wait_until(lambda: not any(map(is_alive, before.values())), timeout_s=60, what="every child gone")
    bare.start()
    assert answers(bare)
    assert not set(before.values()) & set(bare.children().values())


def test_a_second_start_says_where_the_first_one_runs(bare):
    said = bare.manage("up")
    assert said == f"Radflow is already running here: {bare.ready['url']}\n"
    assert answers(bare)


def test_ctrl_c_stops_everything_and_takes_ready_away(bare):
    before = bare.children()
    assert bare.stop() == 0
    assert not any(map(is_alive, before.values()))
    assert not (bare.var / "ready.json").exists()
    bare.start()
