"""Child processes that never outlive their parent, and the identity of a process (pid and start time)."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def read_start_time(pid: int) -> int | None:
    """Start time in clock ticks since boot (field 22 of /proc/<pid>/stat); None when there is no such process."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else int(fields[19])


def read_boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def die_with_parent(death_signal: int) -> Callable[[], None]:
    """preexec_fn: the kernel sends `death_signal` when the creating thread (so: call from the main thread) ends."""
    parent = os.getpid()

    def arm() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
        if os.getppid() != parent:  # the parent died between fork and prctl
            os._exit(1)

    return arm


def start(
    argv: Sequence[str],
    *,
    log: IO,
    stdout: IO | None = None,
    env: Mapping[str, str] | None = None,
    cwd: str = "/",
    death_signal: int = signal.SIGTERM,
    uid: int | None = None,
    gid: int | None = None,
) -> subprocess.Popen:
    """Starts one child in a session of its own, so that Ctrl-C reaches only its parent. `stdout` defaults to `log`."""
    return subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=stdout or log,
        stderr=log,
        env=dict(env) if env is not None else None,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=die_with_parent(death_signal),
        user=uid,
        group=gid,
        extra_groups=None if uid is None else [],
    )
