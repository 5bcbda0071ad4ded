"""The web: uvicorn on one socket, in as many processes as RADFLOW_WEB_PROCESSES says.

One process serves by itself. Several are forked from a parent that has read the application, so that they share its memory;
each ends with the parent, and one that ends alone is started again. They share nothing else: sessions and versions stand in
the database, live topics come over Valkey.
"""

import gc
import os
import signal
import socket
import time
from types import FrameType

import uvicorn

from radflow.services.collector import resting_collector
from radflow.services.process import die_with_parent
from radflow.settings import env

APPLICATION = "radflow.asgi:application"
PAUSE_S = 0.5
KEEP_ALIVE_S = 75
"""Longer than a person thinks between two clicks, and than a proxy keeps its own: a request must not meet a line that is just closed."""
COLLECT_AFTER = (5_000, 20, 20)
"""An answer makes some thousand objects that are gone when it is sent; each look at the kept calendars stops everybody."""


def main() -> None:
    config = uvicorn.Config(
        APPLICATION,
        host=env.BIND,
        port=env.WEB_PORT,
        ws="websockets-sansio",
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        ssl_certfile=env.WEB_TLS / "web.pem" if env.TLS else None,
        ssl_keyfile=env.WEB_TLS / "web.key" if env.TLS else None,
    )
    with resting_collector():
        config.load()
    gc.set_threshold(*COLLECT_AFTER)
    server = Parent(config, env.WEB_PROCESSES) if env.WEB_PROCESSES > 1 else uvicorn.Server(config)
    server.run()


class Parent:
    def __init__(self, config: uvicorn.Config, count: int) -> None:
        self.config, self.count = config, count
        self.children: set[int] = set()
        self.is_stopping = False

    def run(self) -> None:
        """Returns when it was asked to stop and every child has ended."""
        listener = self.config.bind_socket()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for _ in range(self.count):
            self._fork(listener)
        while self.children:
            ended, _ = os.wait()
            self.children.discard(ended)
            if not self.is_stopping:
                time.sleep(PAUSE_S)
                self._fork(listener)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True
        for pid in self.children:
            os.kill(pid, signal.SIGTERM)

    def _fork(self, listener: socket.socket) -> None:
        arm = die_with_parent(signal.SIGTERM)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        if not self.is_stopping:
            pid = os.fork()
            if pid == 0:
                self._serve(arm, listener)
            self.children.add(pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGINT})

    def _serve(self, arm, listener: socket.socket) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGINT})
        arm()
        uvicorn.Server(self.config).run(sockets=[listener])
        os._exit(0)


if __name__ == "__main__":
    main()
