import signal
import subprocess
import sys
import time

import pytest

from radflow.services import child as child_module
from radflow.services import process
from radflow.services.child import Child
from radflow.services.children import Children


def make_child(tmp_path, code: str) -> Child:
    return Child("x", lambda log: process.start([sys.executable, "-c", code], log=log), log=tmp_path / "log" / "x.log")


def test_a_child_that_keeps_ending_waits_twice_as_long_each_time(tmp_path):
    child = make_child(tmp_path, "")
    delays = []
    for _ in range(3):
        child.start().wait(10)
        now = time.monotonic()
        assert child.take_due(now) is False
        delays.append(round(child._due - now, 3))
        assert child.take_due(now + delays[-1]) is True
    assert delays == [0.2, 0.4, 0.8]
    assert child.restarts == 3


def test_a_child_that_ran_steadily_starts_again_at_once(tmp_path, monkeypatch):
    child = make_child(tmp_path, "")
    child._delay_s = 30.0
    child.start().wait(10)
    now = time.monotonic() + child_module.STEADY_S + 1
    assert child.take_due(now) is False
    assert child._due - now == pytest.approx(0.2)


def test_a_running_child_is_never_due(tmp_path):
    child = make_child(tmp_path, "import time; time.sleep(60)")
    child.start()
    try:
        assert child.take_due(time.monotonic() + 1000) is False
        assert child.is_running()
    finally:
        child.force_to_stop()
    assert not child.is_running()


def test_a_child_ends_when_its_parent_is_killed(tmp_path):
    parent_code = (
        "import sys, time; from radflow.services import process\n"
        "with open(sys.argv[1], 'wb') as log:\n"
        "    child = process.start([sys.executable, '-c', 'import time; time.sleep(60)'], log=log)\n"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    env = {"PYTHONPATH": "platform"}
    argv = [sys.executable, "-c", parent_code, str(tmp_path / "log")]
    parent = subprocess.Popen(argv, stdout=subprocess.PIPE, env=env, text=True)
    pid = int(parent.stdout.readline())
    assert process.read_start_time(pid) is not None
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    end = time.monotonic() + 10
    while process.read_start_time(pid) is not None and time.monotonic() < end:
        time.sleep(0.02)
    assert process.read_start_time(pid) is None


def test_leftovers_are_ended_only_when_pid_and_start_time_agree(tmp_path):
    mine, other = (make_child(tmp_path, "import time; time.sleep(60)") for _ in range(2))
    first = Children(tmp_path / "children.json")
    for name, started in (("mine", mine.start()), ("reused", other.start())):
        first.note(name, pid=started.pid, stop_signal=signal.SIGTERM)
    first._rows["reused"]["start_time"] -= 1
    first._save()
    try:
        mine_waits = Children(tmp_path / "children.json")
        assert mine_waits.stop_leftovers() == ["mine"]
        assert mine.process.wait(5) == -signal.SIGTERM
        assert other.is_running()
    finally:
        mine.force_to_stop()
        other.force_to_stop()


def test_the_register_of_another_boot_is_not_believed(tmp_path, monkeypatch):
    child = make_child(tmp_path, "import time; time.sleep(60)")
    register = Children(tmp_path / "children.json")
    register.note("x", pid=child.start().pid, stop_signal=signal.SIGTERM)
    text = register.path.read_text().replace(process.read_boot_id(), "another-boot")
    register.path.write_text(text)
    try:
        assert Children(register.path).stop_leftovers() == []
        assert child.is_running()
    finally:
        child.force_to_stop()


def test_a_log_beyond_its_limit_is_cut_and_one_older_file_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(child_module, "LOG_LIMIT_BYTES", 10)
    child = make_child(tmp_path, "")
    child.log.parent.mkdir()
    child.log.write_text("x" * 11)
    child.rotate_log()
    assert child.log.read_text() == ""
    assert (tmp_path / "log" / "x.1.log").read_text() == "x" * 11
