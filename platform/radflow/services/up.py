"""`manage.py up`: one department on this machine. Never loads Django."""

import fcntl
import json
import os
import sys

from radflow.services.supervisor import StartFailed, Supervisor
from radflow.settings import env

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def main() -> int:
    os.umask(0o077)
    env.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (env.VAR / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print(f"Radflow is already running here: {_running_at()}", flush=True)
            return 0
        for line in _list_notes():
            print(line, flush=True)
        try:
            if env.TLS and not (env.WEB_TLS / "web.pem").exists():
                raise StartFailed(
                    f"RADFLOW_TLS=1, but {env.WEB_TLS} holds no certificate: manage.py make_certs NAME..."
                )
            Supervisor(env.VAR).run()
        except StartFailed as error:
            print(f"Radflow did not start. {error}", file=sys.stderr, flush=True)
            return 1
    return 0


def _running_at() -> str:
    try:
        return json.loads((env.VAR / "ready.json").read_text())["url"]
    except (OSError, ValueError, KeyError):
        return "it is still starting or stopping"


def _list_notes() -> list[str]:
    notes = []
    if os.geteuid() == 0:
        notes.append(
            "Running as root: PostgreSQL runs as the system account radflow in /var/lib/radflow, all else as root. "
            "For a department use the units in deploy/systemd."
        )
    if env.BIND not in LOOPBACK:
        notes.append(
            f"RADFLOW_BIND={env.BIND} opens Radflow to the network: demo accounts are refused, because all of them "
            "share one password. Make the first account with `.venv/bin/python manage.py create_admin USERNAME NAME`. "
            f"Browsers reach it as {', '.join(env.ALLOWED_HOSTS)} (RADFLOW_HOSTS)."
        )
    return notes
