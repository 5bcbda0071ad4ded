"""A whole department of its own for journeys and drills: `manage.py up` on free ports with a data folder nobody else uses."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from radflow.services.account import SYSTEM_HOME
from radflow.services.process import read_start_time

ROOT = Path(__file__).resolve().parents[1]
NOT_INHERITED = {
    "PYTHONDONTWRITEBYTECODE",
    "DATABASE_URL",
    "REDIS_URL",
    "MQTT_URL",
    "DJANGO_SETTINGS_MODULE",
    "RADFLOW_SECRET_KEY",
    "PYTHONPATH",
}
PORTS = (
    "RADFLOW_WEB_PORT",
    "RADFLOW_DICOM_PORT",
    "RADFLOW_DICOM_TLS_PORT",
    "RADFLOW_MLLP_PORT",
    "RADFLOW_MQTT_PORT",
    "RADFLOW_HIS_PORT",
)
FIRST_PORT, PORTS_EACH = 22000, 1000


class Department:
    """`var` is wiped by remove(); between start() and stop() `ready` holds what var/ready.json says."""

    def __init__(self, var: Path, **settings: str) -> None:
        self.var = var
        inherited = {k: v for k, v in os.environ.items() if k not in NOT_INHERITED and not k.startswith("RADFLOW_")}
        ports = dict(zip(PORTS, map(str, find_free_ports(len(PORTS))), strict=True))
        self.env = {**inherited, **ports, "RADFLOW_VAR": str(var), **settings}
        self.ready: dict = {}
        self.process: subprocess.Popen | None = None

    def start(self, *, timeout_s: float = 420) -> float:
        """Seconds until ready. Raises AssertionError with the output when it ended or took too long."""
        self.var.mkdir(parents=True, exist_ok=True)
        (self.var / "ready.json").unlink(missing_ok=True)
        began = time.monotonic()
        with (self.var / "up.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not (self.var / "ready.json").exists():
            assert self.process.poll() is None, f"manage.py up ended:\n{self.read_log()}"
            assert time.monotonic() - began < timeout_s, f"not ready after {timeout_s} s:\n{self.read_log()}"
            time.sleep(0.1)
        self.ready = json.loads((self.var / "ready.json").read_text())
        return time.monotonic() - began

    def stop(self, *, timeout_s: float = 60) -> int:
        """Exit code of the supervisor after Ctrl-C."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout_s)
        self.process = None
        return code

    def remove(self) -> None:
        """Stops it and deletes its data, also what root's PostgreSQL keeps outside the folder."""
        self.stop()
        instance = self.var / "pg" / "instance"
        if os.geteuid() == 0 and instance.exists():
            base = SYSTEM_HOME / instance.read_text().strip()
            if (base / "origin").read_text() == str(self.var / "pg"):
                shutil.rmtree(base)
        shutil.rmtree(self.var, ignore_errors=True)

    def children(self) -> dict[str, int]:
        """Name to pid of what the supervisor says it runs."""
        stored = json.loads((self.var / "children.json").read_text())
        return {name: row["pid"] for name, row in stored["children"].items()}

    def manage(self, *words: str, timeout_s: float = 60) -> str:
        """Standard output of one manage.py command inside this department."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=timeout_s,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run_python(self, script: str, *words: str) -> subprocess.Popen:
        """A script of the checkout as a client inside this department; its standard output is a pipe."""
        env = {**self.env, "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "radflow.settings"}
        return subprocess.Popen([sys.executable, script, *words], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)

    def read_log(self) -> str:
        return (self.var / "up.log").read_text(errors="replace")


def is_alive(pid: int) -> bool:
    return read_start_time(pid) is not None


def wait_until(check, *, timeout_s: float, what: str) -> None:
    end = time.monotonic() + timeout_s
    while not check():
        assert time.monotonic() < end, f"not within {timeout_s} s: {what}"
        time.sleep(0.1)


def find_free_ports(count: int) -> list[int]:
    """Below the ports that the kernel hands out by itself, and each test process among a thousand of its own: a server of a
    department binds its port a minute after it was chosen, and must still find it free."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw9").removeprefix("gw")) % 10
    first = FIRST_PORT + worker * PORTS_EACH
    tried = random.SystemRandom().sample(range(first, first + PORTS_EACH), PORTS_EACH)
    return list(islice(filter(is_free, tried), count))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
