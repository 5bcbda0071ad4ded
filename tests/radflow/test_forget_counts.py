"""Which files of counters an installing step throws away: never one that a process still writes."""

import os
import socket
import time

from radflow.services import install


def test_only_counts_of_processes_that_are_over_go(tmp_path, monkeypatch):
    monkeypatch.setattr(install.env, "METRICS", str(tmp_path))
    here, week = socket.gethostname(), 7 * 24 * 3600
    ages = {
        f"counter_{here}-{os.getpid()}.db": 2 * week,
        f"gauge_liveall_{here}-{os.getpid()}.db": 0,
        f"counter_{here}-4194305.db": 0,  # beyond any process id
        "counter_web7-12.db": week - 60,
        "counter_worker7-12.db": week + 60,
    }
    for name, age in ages.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    install.forget_counts()
    kept = {file.name for file in tmp_path.iterdir()}
    assert kept == {f"counter_{here}-{os.getpid()}.db", f"gauge_liveall_{here}-{os.getpid()}.db", "counter_web7-12.db"}
