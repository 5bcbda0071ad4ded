"""The listening side: accepts, seats, reaps. One thread per connection, all of them bounded by caps and deadlines."""

import logging
import selectors
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable

from apps.imaging.drivers.conversation import Conversation
from apps.imaging.drivers.ports import Caller, Limits, Ports
from apps.imaging.drivers.wire import Wire

log = logging.getLogger("radflow.dicom")


class Acceptor:
    """`tls` gives the context of each connection to `tls_port`; the two ports share one set of seats."""

    def __init__(
        self,
        ports: Ports,
        *,
        host: str,
        port: int,
        limits: Limits | None = None,
        tls_port: int | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self.ports, self.limits = ports, limits or Limits()
        self._lock = threading.Lock()
        self._talks: dict[Conversation, threading.Thread] = {}
        self._seated: Counter[str] = Counter()
        self._is_stopping = threading.Event()
        self._socket = _listen(host, port)
        self.port = self._socket.getsockname()[1]
        self._tls = tls
        self._tls_socket = _listen(host, tls_port) if tls_port is not None and tls else None
        self.tls_port = self._tls_socket.getsockname()[1] if self._tls_socket else None

    def serve(self) -> None:
        """Blocks until `stop`."""
        listening = [sock for sock in (self._socket, self._tls_socket) if sock is not None]
        with selectors.DefaultSelector() as ready:
            for sock in listening:
                sock.setblocking(False)
                ready.register(sock, selectors.EVENT_READ)
            while not self._is_stopping.is_set():
                for key, _ in ready.select(0.5):
                    self._accept(key.fileobj)
        for sock in listening:
            sock.close()

    def _accept(self, listening: socket.socket) -> None:
        try:
            sock, address = listening.accept()
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            if not self._is_stopping.is_set():
                log.warning("accept failed: %s", error)
                time.sleep(0.1)
            return
        try:
            context = self._tls() if listening is self._tls_socket and self._tls else None
        except OSError as error:
            log.error("connection from %s dropped, no usable certificate of our own: %s", address[0], error)
            sock.close()
            return
        self._open(sock, address[0], context)

    def stop(self, grace_s: float = 5.0) -> None:
        """No new peers; running conversations get a moment, then are aborted."""
        self._is_stopping.set()
        deadline = time.monotonic() + grace_s
        while self.count_established() and time.monotonic() < deadline:
            time.sleep(0.05)
        for talk, thread in list(self._talks.items()):
            talk.wire.abort()
            talk.wire.close()
            thread.join(1.0)

    def count_established(self) -> int:
        with self._lock:
            return sum(self._seated.values())

    def count_open(self) -> int:
        with self._lock:
            return len(self._talks)

    def _open(self, sock: socket.socket, address: str, context: ssl.SSLContext | None) -> None:
        try:
            wire = Wire(sock)
        except OSError:  # gone before it was greeted
            sock.close()
            return
        talk = Conversation(wire, address, self.ports, self.limits, seat=self._seat, tls=context)
        with self._lock:
            waiting = [t for t in self._talks if not t.is_established]
        if len(waiting) >= self.limits.half_open:
            oldest = min(waiting, key=lambda t: t.last_heard)
            oldest.wire.close()
        thread = threading.Thread(target=self._hold, args=(talk,), name=f"dicom-{address}", daemon=True)
        with self._lock:  # whoever stops us finds a thread that runs, or none
            try:
                thread.start()
            except RuntimeError as error:  # the system gives no more threads
                log.error("connection from %s dropped: %s", address, error)
                wire.close()
            else:
                self._talks[talk] = thread

    def _hold(self, talk: Conversation) -> None:
        try:
            talk.hold()
        finally:
            talk.wire.close()
            with self._lock:
                self._talks.pop(talk, None)
                if talk.seat_of:
                    self._seated[talk.seat_of] -= 1
                    self._seated += Counter()

    def _seat(self, caller: Caller) -> str:
        with self._lock:
            if sum(self._seated.values()) >= self.limits.associations:
                return "busy"
            key = f"{caller.calling}@{caller.address}"
            if self._seated[key] >= self.limits.per_peer:
                return "peer_busy"
            self._seated[key] += 1
            current = threading.current_thread()
            for talk, thread in self._talks.items():
                if thread is current:
                    talk.seat_of = key
            return ""


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128, reuse_port=False)
