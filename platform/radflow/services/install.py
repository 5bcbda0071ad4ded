"""`python -m radflow.services.install`: brings the database up to this checkout in one process (tables, then starter data)."""

import gc
import os
from io import StringIO
from pathlib import Path

from radflow.services.collector import resting_collector
from radflow.settings import env


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    with resting_collector():
        import django
        from django.core.management import call_command, get_commands

        django.setup()
    gc.set_threshold(
        100_000, 50, 50
    )  # each step of a migration makes all models anew: mostly garbage, and a third of the time
    _forget_counts()
    call_command("check", stdout=StringIO())  # errors end the start; that there are none is not told
    call_command("migrate", interactive=False, verbosity=0)
    if "prepare" in get_commands():
        call_command("prepare")


def _forget_counts() -> None:
    """Counters of processes that ended with the last run; Prometheus knows that they begin anew."""
    for file in Path(env.METRICS or env.VAR / "run" / "metrics").glob("*.db"):
        file.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
