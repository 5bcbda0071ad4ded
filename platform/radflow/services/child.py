"""One supervised child: start, notice its end, start again after a growing delay."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

FIRST_DELAY_S = 0.2
LONGEST_DELAY_S = 30.0
STEADY_S = 60.0  # a child that ran this long starts again at once
LOG_LIMIT_BYTES = 20_000_000


class Child:
    """`launch(log)` returns a Popen; it is called from the main thread only (the death signal follows the creating thread)."""

    def __init__(self, name: str, launch: Callable, *, log: Path, stop_signal: int = signal.SIGTERM) -> None:
        self.name, self.launch, self.log, self.stop_signal = name, launch, log, stop_signal
        self._process: subprocess.Popen | None = None
        self.restarts = 0
        self._delay_s = FIRST_DELAY_S
        self._due: float | None = None
        self._started = 0.0

    @property
    def process(self) -> subprocess.Popen:
        """The running or the last process. Raises RuntimeError before the first start."""
        if self._process is None:
            raise RuntimeError(f"{self.name} was never started")
        return self._process

    def start(self) -> subprocess.Popen:
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = self.launch(log)
        self._started, self._due = time.monotonic(), None
        return self.process

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def is_down_noted(self) -> bool:
        return self._due is not None

    def take_due(self, now: float) -> bool:
        """True when the child is down and its delay is over; the first call after its end sets that delay."""
        if self.is_running():
            return False
        if self._due is None:
            if now - self._started > STEADY_S:
                self._delay_s = FIRST_DELAY_S
            self._due = now + self._delay_s
            self._delay_s = min(self._delay_s * 2, LONGEST_DELAY_S)
            self.restarts += 1
        return now >= self._due

    def ask_to_stop(self) -> None:
        if self.is_running():
            self.process.send_signal(self.stop_signal)

    def force_to_stop(self) -> None:
        """SIGKILL for the child and what is left of its process group."""
        if self._process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
            self.process.wait()

    def tail(self, *, n_lines: int = 15) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-n_lines:])
        except OSError:
            return ""

    def rotate_log(self) -> None:
        """Keeps one older file. The child writes in append mode, so that cutting the file to nothing is safe."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT_BYTES:
            older = self.log.with_suffix(".1.log")
            older.write_bytes(self.log.read_bytes())
            os.truncate(self.log, 0)
