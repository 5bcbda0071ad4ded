"""Starts the servers, brings the database up to date, starts the department's processes and keeps them running until told to stop."""

import json
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from radflow.services import process, ready
from radflow.services.broker import DEVICES, Broker
from radflow.services.child import Child
from radflow.services.children import Children
from radflow.services.postgres import STOP_SIGNAL as POSTGRES_STOP_SIGNAL
from radflow.services.postgres import Postgres
from radflow.services.private import make_private_folder, write_private
from radflow.services.table import PYTHON, Row, list_rows
from radflow.services.valkey import Valkey
from radflow.settings import env

DATABASE = "radflow"
GATE_S = 300  # a slow or busy machine still gets there; a process that keeps ending is given up sooner
MAX_EARLY_RESTARTS = 4  # before readiness; afterwards there is no limit
GRACE_S = 15


class Stopped(Exception):
    """Somebody asked the department to stop."""


class StartFailed(Exception):
    """The message is for the person at the terminal."""


class Supervisor:
    def __init__(self, var: Path) -> None:
        self.var = var
        self.began = time.monotonic()
        self.children: list[Child] = []
        self.register = Children(var / "children.json")
        self.asked_to_stop = False
        self._wake_reader, self._wake_writer = socket.socketpair()

    def say(self, text: str) -> None:
        print(f"[{time.monotonic() - self.began:5.1f} s] {text}", flush=True)

    def run(self) -> None:
        """Returns after an orderly stop. Raises StartFailed; in every case no child is left behind."""
        self._listen_for_signals()
        (self.var / "ready.json").unlink(missing_ok=True)
        try:
            if left := self.register.stop_leftovers():
                self.say(f"stopped what an earlier run had left: {', '.join(left)}")
            self._refuse_taken_ports()
            self._start_servers()
            self._install()
            self._start_processes()
            self._watch()
        except Stopped:
            pass
        except RuntimeError as error:
            raise StartFailed(str(error)) from error
        finally:
            (self.var / "ready.json").unlink(missing_ok=True)
            self._stop()

    def _listen_for_signals(self) -> None:
        def note(number, frame) -> None:
            self.asked_to_stop = self.asked_to_stop or number != signal.SIGCHLD

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            if (
                number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN
            ):  # nohup means: outlive the terminal
                signal.signal(number, note)
        for end in (self._wake_reader, self._wake_writer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wake_writer.fileno(), warn_on_full_buffer=False)

    def _pause(self, seconds: float) -> None:
        """Sleeps, but wakes for a signal; raises Stopped when it was one to stop."""
        if select.select([self._wake_reader], [], [], seconds)[0]:
            self._wake_reader.recv(4096)
        if self.asked_to_stop:
            raise Stopped

    def _refuse_taken_ports(self) -> None:
        ports = {
            "RADFLOW_WEB_PORT": env.WEB_PORT,
            "RADFLOW_DICOM_PORT": env.DICOM_PORT,
            "RADFLOW_MLLP_PORT": env.MLLP_PORT,
        }
        if env.DICOM_TLS_PORT:
            ports["RADFLOW_DICOM_TLS_PORT"] = env.DICOM_TLS_PORT
        if not env.MQTT_URL:
            ports["RADFLOW_MQTT_PORT"] = env.MQTT_PORT
        if any(row.demo_only for row in list_rows(demo=env.DEMO)):
            ports["RADFLOW_HIS_PORT"] = env.HIS_PORT  # where the simulator's information system hears results
        for name, port in ports.items():
            if not ready.is_free(port):
                raise StartFailed(
                    f"Port {port} on {env.BIND} is taken by another program: set {name} to a free port and start again."
                )

    def _start_servers(self) -> None:
        services: dict[str, str] = {}
        waits: list[tuple[Child, Postgres | Valkey | Broker]] = []
        postgres = None
        if not env.DATABASE_URL:
            postgres = Postgres(self.var / "pg")
            if not postgres.exists():
                self.say("making the database cluster")
            postgres.prepare()
            services["database_url"] = postgres.url(DATABASE)
            waits.append((self._add("postgres", postgres.start, stop_signal=POSTGRES_STOP_SIGNAL), postgres))
        if not env.REDIS_URL:
            valkey = Valkey(self.var / "valkey")
            valkey.prepare()
            services["redis_url"] = valkey.url()
            waits.append((self._add("valkey", valkey.start), valkey))
        if not env.MQTT_URL:
            broker = Broker(self.var / "mqtt", secrets=self.var / "secrets", host=env.BIND, port=env.MQTT_PORT)
            broker.prepare()
            services |= {"mqtt_url": broker.url(), "mqtt_device_url": broker.url(DEVICES)}
            waits.append((self._add("broker", broker.start), broker))
        make_private_folder(self.var / "run")
        make_private_folder(self.var / "run" / "metrics")
        write_private(self.var / "run" / "services.json", json.dumps(services, indent=1))
        for child, server in waits:
            try:
                server.wait(child.process)
            except RuntimeError as error:
                raise StartFailed(f"{error}\n{child.tail()}") from error
        if postgres:
            postgres.create_database(DATABASE)
        self.say(f"servers up: {', '.join(child.name for child, _ in waits) or 'all of them are yours'}")

    def _install(self) -> None:
        self.say("bringing tables and starter data up to date")
        child = self._make(Row("install", (PYTHON, "-m", "radflow.services.install"), proof=""), show=True)
        child.log.unlink(missing_ok=True)
        child.start()
        self.register.note(child.name, pid=child.process.pid, stop_signal=child.stop_signal)
        try:
            while child.is_running():
                self._pause(0.5)
        except Stopped:
            child.ask_to_stop()
            child.process.wait(GRACE_S)
            raise
        self.register.forget(child.name)
        if child.process.returncode:
            raise StartFailed(f"The database could not be brought up to date ({child.log}):\n{child.tail()}")

    def _start_processes(self) -> None:
        rows = list_rows(demo=env.DEMO)
        for row in rows:
            if row.gate:
                self._begin(self._make(row))
        self.say(f"starting {', '.join(row.name for row in rows)}")
        end = time.monotonic() + GATE_S
        while not self._is_usable(rows):
            if time.monotonic() > end or self._is_hopeless(rows):
                down = ", ".join(row.name for row in rows if row.gate and not self._answers(row))
                tails = "\n".join(child.tail() for child in self.children if child.name in down)
                raise StartFailed(f"These processes do not come up: {down}\n{tails}")
            self._keep_running()
            self._pause(0.2)
        file = self.var / "demo-logins.txt"
        logins = file if env.DEMO and file.exists() else None
        ready.write_ready(self.var / "ready.json", logins=logins)
        self.say(f"Radflow is ready: {ready.web_url()}")
        if logins:
            print(f"          demo logins: {logins}\n          Ctrl-C stops everything.", flush=True)
        for row in rows:
            if not row.gate:
                self._begin(self._make(row))

    def _is_usable(self, rows: list[Row]) -> bool:
        return all(self._answers(row) for row in rows if row.gate)

    def _is_hopeless(self, rows: list[Row]) -> bool:
        gates = {row.name for row in rows if row.gate}
        return any(child.restarts > MAX_EARLY_RESTARTS for child in self.children if child.name in gates)

    def _answers(self, row: Row) -> bool:
        if row.name == "web":
            return ready.answers_ready()
        return row.port is None or ready.accepts(row.port)

    def _watch(self) -> None:
        next_rotation = time.monotonic() + 60
        while True:
            self._keep_running()
            if time.monotonic() > next_rotation:
                next_rotation = time.monotonic() + 60
                for child in self.children:
                    child.rotate_log()
            self._pause(0.2 if any(not child.is_running() for child in self.children) else 5)

    def _keep_running(self) -> None:
        for child in self.children:
            was_down = child.is_down_noted()
            if child.take_due(time.monotonic()):
                self.say(f"{child.name} starts again")
                child.start()
                self.register.note(child.name, pid=child.process.pid, stop_signal=child.stop_signal)
            elif not was_down and child.is_down_noted():
                self.say(f"{child.name} ended with code {child.process.returncode} ({child.log})")

    def _add(self, name: str, launch, *, stop_signal: int = signal.SIGTERM) -> Child:
        child = Child(name, launch, log=self.var / "log" / f"{name}.log", stop_signal=stop_signal)
        self._begin(child)
        return child

    def _begin(self, child: Child) -> None:
        self.children.append(child)
        child.start()
        self.register.note(child.name, pid=child.process.pid, stop_signal=child.stop_signal)

    def _make(self, row: Row, *, show: bool = False) -> Child:
        """`show`: what it prints goes to the terminal, its errors to the log."""

        def launch(log) -> subprocess.Popen:
            return process.start(
                row.argv,
                log=log,
                stdout=sys.stdout if show else None,
                env=env.for_children(row.name),
                cwd=str(env.ROOT),
            )

        return Child(row.name, launch, log=self.var / "log" / f"{row.name}.log")

    def _stop(self) -> None:
        """Processes first (all at once), then broker and Valkey, PostgreSQL last."""
        if not self.children:
            return
        self.say("stopping")
        servers = ["postgres", "valkey", "broker"]
        groups = [[c for c in self.children if c.name not in servers]]
        groups += [[c for c in self.children if c.name == name] for name in reversed(servers)]
        for group in groups:
            self._stop_group(group)
        self.register.stop_leftovers()
        self.say("stopped")

    def _stop_group(self, group: list[Child]) -> None:
        for child in group:
            child.ask_to_stop()
        end = time.monotonic() + (GRACE_S if group and group[0].name != "postgres" else 60)
        while any(child.is_running() for child in group) and time.monotonic() < end:
            time.sleep(0.05)
        for child in group:
            if child.name != "postgres":
                child.force_to_stop()
