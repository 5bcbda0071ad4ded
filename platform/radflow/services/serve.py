"""`manage.py serve NAME`: one process of the table in the foreground, for systemd and containers, where others keep it running."""

import os
import sys

from radflow.services.table import PYTHON, list_rows
from radflow.settings import env

INSTALL = (PYTHON, "-m", "radflow.services.install")


def main(names: list[str]) -> int:
    """Becomes that process (same pid); `install` brings the database up to date and ends."""
    known = {"install": INSTALL, **{row.name: row.argv for row in list_rows(demo=env.DEMO)}}
    if len(names) != 1 or names[0] not in known:
        print(f"usage: manage.py serve {{{','.join(known)}}}", file=sys.stderr)
        return 2
    argv = known[names[0]]
    os.umask(0o077)
    for folder in ("run", "run/metrics", "secrets"):
        (env.VAR / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chdir(env.ROOT)
    os.execve(argv[0], argv, env.for_children(names[0]))
