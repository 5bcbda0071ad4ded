"""`python -m radflow.services.install`: brings the database up to this checkout in one process (tables, then starter data)."""

import contextlib
import gc
import os
import socket
import time
from io import StringIO
from pathlib import Path

from radflow.services.collector import resting_collector
from radflow.services.process import read_start_time
from radflow.settings import env

FORGOTTEN_S = 7 * 24 * 3600


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    with resting_collector():
        import django
        from django.core.management import call_command, get_commands

        django.setup()
    gc.set_threshold(
        100_000, 50, 50
    )  # each step of a migration makes all models anew: mostly garbage, and a third of the time
    forget_counts()
    call_command("check", stdout=StringIO())  # errors end the start; that there are none is not told
    call_command("migrate", interactive=False, verbosity=0)
    if "prepare" in get_commands():
        call_command("prepare")


def forget_counts() -> None:
    """Counters of processes of this machine that have ended; Prometheus knows that they begin anew. Other machines and containers may
    share the folder (`<kind>_<host>-<pid>.db`): of theirs those go that nobody has written for a week."""
    ours, old = f"_{socket.gethostname()}-", time.time() - FORGOTTEN_S
    for file in Path(env.METRICS or env.VAR / "run" / "metrics").glob("*.db"):
        pid = file.stem.rpartition("-")[2]
        is_over = not pid.isdigit() or read_start_time(int(pid)) is None
        with contextlib.suppress(FileNotFoundError):
            if is_over if ours in file.name else file.stat().st_mtime < old:
                file.unlink()


if __name__ == "__main__":
    main()
