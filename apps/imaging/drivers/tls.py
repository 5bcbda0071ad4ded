"""TLS 1.2 and later on both sides of the node, from files that may be renewed while it runs (PS3.15 B.12)."""

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Identity:
    """PEM files: the node's own certificate (with its chain) and key, and the authorities whose certificates it trusts."""

    certificate: Path
    key: Path
    authorities: Path

    def is_complete(self) -> bool:
        return all(path.is_file() for path in (self.certificate, self.key, self.authorities))


class TlsContexts:
    """Made again when a file changed; a renewed certificate holds from the next connection on."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self._kept: dict[str, tuple[tuple[int, ...], ssl.SSLContext]] = {}
        self._lock = threading.Lock()

    def for_server(self) -> ssl.SSLContext:
        """Asks every caller for its certificate; one that no authority of ours signed ends the handshake. Raises OSError."""
        return self._get("server", self._make_server)

    def for_client(self) -> ssl.SSLContext:
        """Shows our certificate, wants one of our authorities' from the other side. Raises OSError."""
        return self._get("client", self._make_client)

    def _get(self, side: str, make: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
        files = (self.identity.certificate, self.identity.key, self.identity.authorities)
        stamp = tuple(path.stat().st_mtime_ns for path in files)
        with self._lock:
            kept = self._kept.get(side)
            if kept is None or kept[0] != stamp:
                kept = self._kept[side] = (stamp, make())
        return kept[1]

    def _make_server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.verify_mode = ssl.CERT_OPTIONAL
        return self._fill(context)

    def _make_client(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # Nodes are known by their certificate, not by a name in it: scanners have addresses, and no names.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_REQUIRED
        return self._fill(context)

    def _fill(self, context: ssl.SSLContext) -> ssl.SSLContext:
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.identity.certificate, self.identity.key)
        context.load_verify_locations(self.identity.authorities)
        return context
