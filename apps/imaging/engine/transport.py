"""How a node must come to us and how we go to it: in the clear, over TLS, over TLS with a certificate of its own (PS3.15 B.12)."""

from dataclasses import dataclass
from enum import StrEnum


class Transport(StrEnum):
    """Each asks for more than the one before."""

    PLAIN = "plain"
    TLS = "tls"
    MUTUAL = "mutual"


_ORDER = tuple(Transport)


@dataclass(frozen=True)
class Certificate:
    """What the other side showed; that a trusted authority signed it was checked before."""

    sha256: str
    subject: str


@dataclass(frozen=True)
class Binding:
    """The certificate that belongs to a node: this very one, or with `sha256` empty any of this subject; empty: none is bound."""

    sha256: str = ""
    subject: str = ""

    def fits(self, shown: Certificate) -> bool:
        if self.sha256:
            return shown.sha256 == self.sha256
        return not self.subject or shown.subject == self.subject


def choose_stricter(*wanted: str) -> Transport:
    return max((Transport(each) for each in wanted), key=_ORDER.index)


def judge_transport(needed: Transport, *, is_tls: bool, shown: Certificate | None, binding: Binding) -> str:
    """ "" or why the association is refused."""
    if needed is not Transport.PLAIN and not is_tls:
        return "needs_tls"
    if needed is Transport.MUTUAL and shown is None:
        return "no_certificate"
    if shown is not None and not binding.fits(shown):
        return "wrong_certificate"
    return ""
