"""A streaming replica of the tests' PostgreSQL, made by the wheel's own pg_basebackup."""

import shutil
import subprocess
from pathlib import Path

import psycopg

from radflow.services.account import SYSTEM_PATH
from radflow.services.postgres import STOP_SIGNAL, Postgres
from radflow.services.private import find_socket_folder


class StandBy(Postgres):
    def __init__(self, primary: Postgres) -> None:
        self.__dict__.update(primary.__dict__)
        self.primary_url = primary.url("postgres")
        self.uid = self.account.uid if self.account else None
        self.sockets = find_socket_folder(self.base / "standby-run", socket=".s.PGSQL.5432", uid=self.uid)
        self.child: subprocess.Popen | None = None

    @property
    def data(self) -> Path:
        return self.base / "standby"

    def make(self) -> None:
        """A copy of the primary that goes on following it. Raises CalledProcessError."""
        shutil.rmtree(self.data, ignore_errors=True)
        gid = self.account.gid if self.account else None
        subprocess.run(
            [str(self.bin / "pg_basebackup"), "-D", str(self.data), "-d", self.primary_url, "-R", "-c", "fast", "--no-sync"],
            check=True, capture_output=True, env={"PATH": SYSTEM_PATH, "LC_ALL": "C"}, cwd="/",
            user=self.uid, group=gid, extra_groups=None if gid is None else [],
        )  # fmt: skip
        self.run()

    def run(self) -> None:
        with (self.home / "standby.log").open("ab") as log:
            self.child = self.start(log)
        self.wait(self.child, timeout_s=60)

    def say(self, sql: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as server:
            server.execute(sql)

    def stop(self) -> None:
        if self.child is not None:
            self.child.send_signal(STOP_SIGNAL)
            self.child.wait(30)
            self.child = None
