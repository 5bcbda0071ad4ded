"""2,000 damaged conversations with 30 connections held half open: how each ends, what an echo costs meanwhile, what is left.

The node's own acceptor on a store in memory; the conversations are those of the tests, in turn, from one seed.
"""

import logging
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from benchmarks._department import ROOT

sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

from apps.imaging.drivers.ports import Limits  # noqa: E402
from tests.imaging.drivers.damage import HOSTILE, ODD, hold  # noqa: E402
from tests.imaging.drivers.department import Department  # noqa: E402
from tests.imaging.drivers.line import Line, make_echo  # noqa: E402

N, SEED, ECHO_EVERY, HELD, SETTLE_S = int(os.environ.get("BENCH_TALKS", "2000")), 7, 20, 30, 6


class Tracebacks(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.n = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.n += bool(record.exc_info)


def echo(port: int) -> float:
    """Seconds of a whole association with one echo. Raises AssertionError when it is not answered with success."""
    began = time.monotonic()
    line = Line(port, title="PROBE")
    line.greet()
    line.send(make_echo())
    how = line.read_end()
    line.close()
    assert how == "status:0000", how
    return time.monotonic() - began


def read_rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    faults = Tracebacks()
    logging.getLogger().addHandler(faults)
    logging.getLogger("radflow.dicom").propagate = True
    logging.getLogger("pynetdicom.utils").setLevel(logging.CRITICAL)  # as the product's settings have it
    with tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder:
        limits = Limits(greeting_s=5, idle_s=5, min_free_bytes=0)
        node = Department(Path(folder), limits=limits, known=frozenset({"CT1", "PROBE"}))
        port = node.start()
        held = [socket.create_connection(("127.0.0.1", port)) for _ in range(HELD)]
        endings: Counter[str] = Counter()
        echoes, dice, kinds = [], random.Random(SEED), HOSTILE + ODD
        threads, rss = threading.active_count(), 0.0
        for number in range(N):
            endings[hold(port, kinds[number % len(kinds)], dice).how] += 1
            if number % ECHO_EVERY == 0:
                echoes.append(echo(port) * 1000)
            if number == 2 * len(kinds):
                rss = read_rss_mb()
        time.sleep(SETTLE_S)
        echoes.sort()
        print(f"endings: {', '.join(f'{how} {n}' for how, n in endings.most_common())}")
        print(
            f"echo: p50 {echoes[len(echoes) // 2]:.0f}, p99 {echoes[int(len(echoes) * 0.99) - 1]:.0f}, max {echoes[-1]:.0f} ms"
        )
        print(
            f"threads: {threads} before, {threading.active_count()} after; memory: {rss:.0f} MB early, {read_rss_mb():.0f} MB after"
        )
        print(
            f"left half received: {len(os.listdir(node.folder / 'incoming'))}; tracebacks: {faults.n}; silent: {endings['silent']}"
        )
        for sock in held:
            sock.close()
        node.stop()
    return 1 if faults.n or endings["silent"] else 0


if __name__ == "__main__":
    sys.exit(main())
