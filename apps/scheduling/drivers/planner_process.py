"""The optimiser in a process group of its own: a Celery worker may not fork, and what hangs can be killed whole."""

import contextlib
import ctypes
import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
LOOK_EVERY_S = 0.5
LOG_LIMIT = 20_000
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Ended:
    """`code` is None when the process was killed: by the limit or because it was asked to stop."""

    code: int | None
    log: str = ""
    was_stopped: bool = False


@dataclass
class Progress:
    """[seconds, cost, bound] of every improvement."""

    trace: list[list] = field(default_factory=list)
    cost: int | None = None
    bound: int | None = None
    gap: float | None = None

    def take(self, line: dict) -> None:
        self.cost, self.bound, self.gap = line["cost"], line.get("bound"), line.get("gap")
        self.trace.append([line["at_s"], self.cost, self.bound])


def run_planner(
    argv: Sequence[str],
    *,
    folder: Path,
    limit_s: float,
    tell: Callable[[Progress], None],
    must_stop: Callable[[], bool],
) -> Ended:
    """Runs the command until it ends, `limit_s` are over or `must_stop` says so; `tell` hears twice a second."""
    process = subprocess.Popen(
        argv,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )
    progress, ended, rest = Progress(), Ended(None), b""
    until = time.monotonic() + limit_s
    with selectors.DefaultSelector() as ready:
        os.set_blocking(process.stderr.fileno(), False)
        ready.register(process.stderr, selectors.EVENT_READ)
        told = 0.0
        while True:
            if ready.select(LOOK_EVERY_S):
                data = process.stderr.read() or b""
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    _hear(line, progress, ended)
                if not data:
                    ended.code = process.wait()
                    break
            if time.monotonic() - told >= LOOK_EVERY_S:
                told = time.monotonic()
                tell(progress)
                ended.was_stopped = must_stop()
            if ended.was_stopped or time.monotonic() > until:
                _kill(process)
                break
    process.stderr.close()
    tell(progress)
    return ended


def _hear(line: bytes, progress: Progress, ended: Ended) -> None:
    text = line.decode("utf-8", "replace")
    with contextlib.suppress(ValueError, KeyError, TypeError):
        progress.take(json.loads(text))
        return
    ended.log = (ended.log + text + "\n")[-LOG_LIMIT:]


def _kill(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _die_with_parent() -> None:
    """And leave the machine to those who wait for an answer."""
    os.nice(10)
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
