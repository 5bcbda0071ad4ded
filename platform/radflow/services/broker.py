"""The embedded MQTT broker (memory only, one password per account, no topic permissions); a department points MQTT_URL at its own."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from radflow.services import process
from radflow.services.private import make_private_folder, read_secret, write_private

STOP_SIGNAL = signal.SIGTERM
INGESTER, DEVICES = "radflow", "devices"
# connection_timeout_ms is a 16-bit number; the log shows every packet as an error, hence CRITICAL below
CONFIG = """id = 0
[router]
id = 0
max_connections = 1000
max_outgoing_packet_count = 200
max_segment_size = 10485760
max_segment_count = 10
[v4.1]
name = "v4-1"
listen = "{listen}"
next_connection_delay_ms = 1
[v4.1.connections]
connection_timeout_ms = 60000
max_payload_size = 65536
max_inflight_count = 2000
dynamic_filters = true
[v4.1.connections.auth]
"""


class Broker:
    def __init__(self, home: Path, *, secrets: Path, host: str, port: int) -> None:
        self.home, self.secrets, self.host, self.port = home, secrets, host, port

    def prepare(self) -> None:
        make_private_folder(self.home)
        self.passwords = {name: read_secret(self.secrets / f"mqtt-{name}.password") for name in (INGESTER, DEVICES)}
        listen = f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
        lines = [f'{name} = "{password}"' for name, password in self.passwords.items()]
        write_private(self.home / "mqtt.toml", CONFIG.format(listen=listen) + "\n".join(lines) + "\n")

    def start(self, log) -> subprocess.Popen:
        argv = [sys.executable, "-m", "iotcore", "--config", str(self.home / "mqtt.toml"), "--log-level", "CRITICAL"]
        return process.start(argv, log=log, death_signal=STOP_SIGNAL)

    def url(self, account: str = INGESTER) -> str:
        return f"mqtt://{account}:{self.passwords[account]}@{self._local()}:{self.port}"

    def wait(self, child: subprocess.Popen, *, timeout_s: float = 30) -> None:
        """Returns when the port accepts. Raises RuntimeError when the broker ended or stayed silent."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if child.poll() is not None:
                raise RuntimeError(f"the MQTT broker ended with code {child.returncode}")
            try:
                socket.create_connection((self._local().strip("[]"), self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the MQTT broker did not answer within {timeout_s:.0f} s")

    def _local(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1", "localhost": "127.0.0.1"}.get(self.host, self.host)
        return f"[{host}]" if ":" in host else host
