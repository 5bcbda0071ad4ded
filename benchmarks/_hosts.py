"""Two hosts of a department and the host of its servers as network namespaces of this machine; needs root and Debian's PostgreSQL, Redis, Mosquitto.

    servers 10.77.0.1: PostgreSQL, Redis, Mosquitto          a 10.77.0.2, b 10.77.0.3: every process of the table
    here 10.77.0.254: the way in, one port a service, to a or to b

The processes of a and b bind to their own loopback, so that the demonstration's people may sign in; a forwarder carries their ports
to the network, as a proxy on each host would.
"""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from benchmarks._department import ROOT
from tests.department import Department, wait_until

NET, HOSTS = "10.77.0", {"servers": 1, "a": 2, "b": 3}
BRIDGE = "rfbr"
POSTGRES = Path("/usr/lib/postgresql/15/bin")
SERVED = ("web", "dicom", "hl7", "relay", "worker", "beat", "ingester")
FORWARD = [sys.executable, str(ROOT / "benchmarks" / "_forward.py")]
ENTRANCES = ("RADFLOW_WEB_PORT", "RADFLOW_DICOM_PORT", "RADFLOW_MLLP_PORT")


def run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


class Hosts(Department):
    """Stands for a department in journeys: `ready`, `env`, `var`, `manage`; and `kill(host)`, `start_host(host)`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "var", RADFLOW_SIMULATOR="off")
        self.folder, self.data = folder, folder / "data"
        self.at: dict[str, list[subprocess.Popen]] = {"servers": [], "a": [], "b": [], "here": []}
        self.password = secrets.token_hex(8)
        self.env |= {
            "DATABASE_URL": f"postgresql://radflow:{self.password}@{NET}.1:5432/radflow",
            "REDIS_URL": f"redis://:{self.password}@{NET}.1:6379/0",
            "MQTT_URL": f"mqtt://{NET}.1:1883",
            "RADFLOW_SECRET_KEY": secrets.token_hex(32),
            "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}",
        }

    def start(self, **_) -> float:
        began = time.monotonic()
        self.var.mkdir(parents=True)
        self._make_network()
        self._start_servers()
        self._spawn("a", [sys.executable, "manage.py", "serve", "install"], wait=True)
        for host in ("a", "b"):
            self.start_host(host)
        targets = {port: f"{NET}.2:{self.env[port]},{NET}.3:{self.env[port]}" for port in ENTRANCES}
        words = [f"127.0.0.1:{self.env[port]}={target}" for port, target in targets.items()]
        words += [f"{NET}.254:{self.env['RADFLOW_HIS_PORT']}=127.0.0.1:{self.env['RADFLOW_HIS_PORT']}"]
        self.at["here"].append(subprocess.Popen([*FORWARD, *words], start_new_session=True))
        self.ready = {
            "url": f"http://127.0.0.1:{self.env['RADFLOW_WEB_PORT']}/",
            "dicom": {"ae_title": "RADFLOW", "port": int(self.env["RADFLOW_DICOM_PORT"])},
            "logins": str(self.var / "demo-logins.txt"),
        }
        for host in ("a", "b"):
            self.wait_for(host)
        return time.monotonic() - began

    def start_host(self, host: str) -> None:
        for name in SERVED:
            self._spawn(host, [sys.executable, "manage.py", "serve", name])
        words = [f"{NET}.{HOSTS[host]}:{self.env[port]}=127.0.0.1:{self.env[port]}" for port in ENTRANCES]
        words += [f"127.0.0.1:{self.env['RADFLOW_HIS_PORT']}={NET}.254:{self.env['RADFLOW_HIS_PORT']}"]
        self._spawn(host, [*FORWARD, *words])

    def wait_for(self, host: str) -> None:
        for port in ENTRANCES:
            probe = ["ip", "netns", "exec", f"rf-{host}", "bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{self.env[port]}"]
            wait_until(
                lambda p=probe: not subprocess.run(p, capture_output=True).returncode,
                timeout_s=300,
                what=f"{port} of {host}",
            )

    def kill(self, host: str) -> None:
        """As a power cut: every process of it at once."""
        for child in self.at[host]:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
        for child in self.at[host]:
            child.wait(10)
        self.at[host] = []

    def stop(self, **_) -> int:
        for host in ("here", "a", "b"):
            self.kill(host)
        for child in reversed(self.at["servers"]):
            child.send_signal(signal.SIGINT)
            child.wait(30)
        self.at["servers"] = []
        shutil.rmtree(self.data, ignore_errors=True)
        for host in HOSTS:
            subprocess.run(["ip", "netns", "del", f"rf-{host}"], capture_output=True)
        for link in (BRIDGE, *(f"rf{number}" for number in HOSTS.values())):
            subprocess.run(["ip", "link", "del", link], capture_output=True)
        return 0

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, query: str) -> list[tuple]:
        with psycopg.connect(self.env["DATABASE_URL"]) as connection:
            return connection.execute(query).fetchall()

    def _make_network(self) -> None:
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "addr", "add", f"{NET}.254/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for host, number in HOSTS.items():
            space, inner, outer = f"rf-{host}", "eth0", f"rf{number}"
            run("ip", "netns", "add", space)
            run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", space)
            run("ip", "link", "set", outer, "master", BRIDGE, "up")
            run("ip", "-n", space, "addr", "add", f"{NET}.{number}/24", "dev", inner)
            for link in (inner, "lo"):
                run("ip", "-n", space, "link", "set", link, "up")

    def _start_servers(self) -> None:
        data = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="rf-pg-"))
        shutil.chown(data, "postgres", "postgres")
        (self.folder / "pw").write_text(self.password)
        (data / "pw").write_text(self.password)
        shutil.chown(data / "pw", "postgres")
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        run(*as_postgres, str(POSTGRES / "initdb"), "-D", str(data / "d"), "-U", "radflow", "-E", "UTF8", "--locale=C.UTF-8",
            "--auth=scram-sha-256", f"--pwfile={data / 'pw'}")  # fmt: skip
        with (data / "d" / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {NET}.0/24 scram-sha-256\n")
        self.data = data
        self._spawn("servers", [*as_postgres, str(POSTGRES / "postgres"), "-D", str(data / "d"), "-c", "listen_addresses=*",
                                "-c", f"unix_socket_directories={data}", "-c", "max_connections=200"])  # fmt: skip
        self._spawn("servers", ["redis-server", "--bind", f"{NET}.1", "--requirepass", self.password, "--dir", str(self.folder),
                                "--appendonly", "yes", "--maxmemory-policy", "noeviction"])  # fmt: skip
        (self.folder / "mosquitto.conf").write_text(f"listener 1883 {NET}.1\nallow_anonymous true\nuser root\n")
        self._spawn("servers", ["mosquitto", "-c", str(self.folder / "mosquitto.conf")])
        url = self.env["DATABASE_URL"].rpartition("/")[0] + "/postgres"

        def answers() -> bool:
            try:
                psycopg.connect(url, connect_timeout=2).close()
            except psycopg.OperationalError:
                return False
            return True

        wait_until(answers, timeout_s=60, what="PostgreSQL")
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("CREATE DATABASE radflow")

    def _spawn(self, host: str, argv: list[str], *, wait: bool = False) -> None:
        """In the host's network, under its own name."""
        inside = [
            "ip",
            "netns",
            "exec",
            f"rf-{host}",
            "unshare",
            "--uts",
            "sh",
            "-c",
            f'hostname rf-{host} && exec "$@"',
            "-",
        ]
        with (self.folder / f"{host}.log").open("ab") as log:
            child = subprocess.Popen(
                [*inside, *argv], cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )
        self.at[host].append(child)
        if wait:
            assert child.wait(900) == 0, (self.folder / f"{host}.log").read_text()[-3000:]
            self.at[host].remove(child)
