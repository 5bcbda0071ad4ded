"""One embedded PostgreSQL cluster: where it lives, how it is made, the command that runs it, its address."""

import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from radflow.services import process
from radflow.services.account import SYSTEM_HOME, SYSTEM_PATH, Account, find_account
from radflow.services.postgres_runtime import find_runtime
from radflow.services.private import find_socket_folder, write_private

PORT = 5432
SUPERUSER = "radflow"
STOP_SIGNAL = signal.SIGINT  # fast shutdown; SIGTERM would wait for clients for ever


class Postgres:
    """A cluster under `home` (an ordinary user) or under /var/lib/radflow/<instance> (root); stop it with STOP_SIGNAL."""

    def __init__(self, home: Path, *, max_connections: int = 120, durable: bool = True) -> None:
        self.home = home
        self.max_connections = max_connections
        self.durable = durable
        self.account: Account | None = None
        self.base = home

    @property
    def data(self) -> Path:
        return self.base / "data"

    def exists(self) -> bool:
        return (self.home / "made").exists()

    def prepare(self) -> None:
        """Finds the account and the binaries, makes the cluster when there is none. Raises RuntimeError with a readable cause."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0:
            self.base = SYSTEM_HOME / self._read_instance()
            self.account = find_account(self.data)
            SYSTEM_HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
            SYSTEM_HOME.chmod(0o755)
            self.base.mkdir(mode=0o700, exist_ok=True)
            self._give(self.base)
            (self.base / "origin").write_text(str(self.home))
            if not self.durable:
                (self.base / "throwaway").touch()
                _sweep_throwaways()
        self.bin = find_runtime(is_root=self.account is not None) / "bin"
        self.sockets = self._make_socket_folder()
        self.password = self._read_password()
        if (self.base / "initdb.incomplete").exists():
            shutil.rmtree(self.data, ignore_errors=True)
        if not (self.data / "PG_VERSION").exists():
            self._initdb()

    def command(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "port": PORT,
            "unix_socket_directories": self.sockets,
            "unix_socket_permissions": "0700",
            "max_connections": self.max_connections,
            "shared_buffers": "128MB" if self.durable else "64MB",
            "fsync": "on" if self.durable else "off",
            "full_page_writes": "on" if self.durable else "off",
            "synchronous_commit": "on" if self.durable else "off",
            "io_method": "worker",
            "io_workers": 2,
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "logging_collector": "off",
            "log_line_prefix": "%m [%p] %q%u@%d ",
            "idle_in_transaction_session_timeout": "60s",
            "max_wal_size": "1GB",
        }
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return [str(self.bin / "postgres"), "-D", str(self.data), *words]

    def start(self, log) -> subprocess.Popen:
        uid, gid = (self.account.uid, self.account.gid) if self.account else (None, None)
        return process.start(
            self.command(), log=log, env=self._environment(), death_signal=STOP_SIGNAL, uid=uid, gid=gid
        )

    def url(self, database: str) -> str:
        return f"postgresql://{SUPERUSER}:{quote(self.password)}@/{database}?host={quote(str(self.sockets))}"

    def wait(self, child: subprocess.Popen, *, timeout_s: float = 120) -> None:
        """Returns when the server answers (a crash recovery may take long). Raises RuntimeError when it ended or stayed silent."""
        import psycopg

        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if child.poll() is not None:
                raise RuntimeError(f"PostgreSQL ended with code {child.returncode}")
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not answer within {timeout_s:.0f} s")

    def create_database(self, name: str) -> bool:
        """True when it was made, False when it stood already."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return False
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return True

    def _read_instance(self) -> str:
        """A random name kept in `home`: who deletes var/ gets a new cluster, and the old one is not touched."""
        path = self.home / "instance"
        if not path.exists():
            write_private(path, secrets.token_hex(5))
        return path.read_text().strip()

    def _read_password(self) -> str:
        path = self.base / "password"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(24))
        return path.read_text().strip()

    def _give(self, path: Path, *, init: bool = False) -> None:
        if self.account:
            uid, gid = (self.account.init_uid, self.account.init_gid) if init else (self.account.uid, self.account.gid)
            os.chown(path, uid, gid)

    def _make_socket_folder(self) -> Path:
        uid = self.account.uid if self.account else None
        return find_socket_folder(self.base / "run", socket=f".s.PGSQL.{PORT}", uid=uid)

    def _initdb(self) -> None:
        marker, pwfile = self.base / "initdb.incomplete", self.base / "pwfile"
        marker.touch()
        write_private(pwfile, self.password)
        init = self.account and self.account.init_uid != self.account.uid
        self.data.mkdir(mode=0o700, exist_ok=True)
        for path in (self.base, self.data, pwfile):
            self._give(path, init=True)
        uid, gid = (self.account.init_uid, self.account.init_gid) if self.account else (None, None)
        words = ["-U", SUPERUSER, "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        words += ["--auth=scram-sha-256", f"--pwfile={pwfile}", "--no-instructions"]
        words += [] if self.durable else ["--no-sync"]
        done = subprocess.run(
            [str(self.bin / "initdb"), "-D", str(self.data), *words],
            capture_output=True, text=True, env=self._environment(), cwd="/",
            user=uid, group=gid, extra_groups=None if uid is None else [],
        )  # fmt: skip
        pwfile.unlink()
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")
        if init:
            for path in [self.base, self.data, *self.data.rglob("*")]:
                self._give(path)
        marker.unlink()
        (self.home / "made").touch()

    def _environment(self) -> dict[str, str]:
        return {"LC_ALL": "C", "TZ": "UTC", "PATH": SYSTEM_PATH}


def _sweep_throwaways() -> None:
    """Test clusters whose checkout or temporary folder is gone; a department's cluster is never removed."""
    for mark in SYSTEM_HOME.glob("*/throwaway"):
        origin = mark.parent / "origin"
        if origin.exists() and not Path(origin.read_text()).exists():
            shutil.rmtree(mark.parent, ignore_errors=True)
