"""`manage.py upgrade`: what `make upgrade` does after the new version lies here. The database is saved, migrated and checked; each way out says how to go back."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from radflow.services.database_dump import Refused, list_sessions, reach_database, refuse_while_running, write_dump
from radflow.services.table import PYTHON
from radflow.settings import env

STEPS = {
    "bring tables and starter data up to date": (PYTHON, "-m", "radflow.services.install"),
    "see that no migration is missing": (PYTHON, "manage.py", "migrate", "--check"),
    "check the installation": (PYTHON, "manage.py", "check", "--fail-level", "WARNING"),
}


class StepFailed(Exception):
    """(step, its output)"""


def main(words: list[str]) -> int:
    """0 done, 1 failed (the database is saved and the way back printed), 2 wrong words."""
    if words:
        print("usage: manage.py upgrade", file=sys.stderr)
        return 2
    os.umask(0o077)
    saved = _name_backup()
    try:
        refuse_while_running()
        with reach_database(exclusive=True) as url:
            if others := list_sessions(url):
                raise Refused(f"Stop these first, they use the database: {', '.join(others)}.")
        saved.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_dump(saved)
        print(f"saved: {saved}", flush=True)
        with reach_database(exclusive=True) as url:
            for step, argv in STEPS.items():
                _run(step, argv, url)
    except (Refused, RuntimeError) as error:
        print(f"Nothing was changed. {error}", file=sys.stderr)
        return 1
    except StepFailed as error:
        print("{}: FAILED\n{}\n{}".format(*error.args, _way_back(saved)), file=sys.stderr)
        return 1
    print(f"upgraded. {_way_back(saved)}")
    return 0


def _run(step: str, argv: Sequence[str], url: str) -> None:
    children = {**env.for_children("upgrade"), "DATABASE_URL": url}
    done = subprocess.run(argv, cwd=env.ROOT, env=children, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise StepFailed(step, f"{done.stdout}{done.stderr}".strip())
    print(f"{step}: ok", flush=True)


def _way_back(saved: Path) -> str:
    return (
        "To go back: put the version before here again (`git checkout VERSION && make setup`), then "
        f"`.venv/bin/python manage.py restore {saved}`. What was entered since is lost then; files and images stay."
    )


def _name_backup() -> Path:
    return env.VAR / "backups" / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.dump"
