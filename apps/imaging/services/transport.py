"""What each node must use, what we show ourselves, and how we reach it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from apps.common.kernel.errors import Invalid, Transient
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.devices.public import find_device_by_ae
from apps.imaging.drivers.certificates import BadCertificate, DemoAuthority, read_certificate
from apps.imaging.drivers.sender import Target
from apps.imaging.drivers.tls import TlsContexts
from apps.imaging.engine.transport import Binding, Transport, choose_stricter
from apps.imaging.models import DicomPeer
from apps.imaging.selectors.store import name_identity

DEMO_CALLER = "TLSSCU"


def get_contexts() -> TlsContexts:
    return _keep_contexts(settings.DICOM_TLS)


@lru_cache(maxsize=4)
def _keep_contexts(folder: Path) -> TlsContexts:
    return TlsContexts(name_identity(folder))


def find_needed(peer: DicomPeer | None, site_id: int | None) -> Transport:
    """The stricter of the node's own row and the policy of where it stands."""
    least = get_policy("imaging.transport", site_id=site_id).payload["least"]
    return choose_stricter(least, peer.transport if peer else Transport.PLAIN)


def find_site(peer: DicomPeer | None, ae_title: str) -> int | None:
    if peer is not None and peer.site_id:
        return peer.site_id
    device = find_device_by_ae(ae_title)
    return device.room.site_id if device else None


def get_binding(peer: DicomPeer | None) -> Binding:
    if peer is None or not peer.certificate_pem:
        return Binding()
    if peer.certificate_match == DicomPeer.CertificateMatch.SUBJECT:
        return Binding(subject=peer.certificate_subject)
    return Binding(sha256=peer.certificate_sha256)


def make_target(peer: DicomPeer, *, address: str = "") -> Target:
    """How we go to a node that listens. Raises Transient when it wants TLS and we have no certificate."""
    host, port = peer.host or address, peer.port or 0
    if find_needed(peer, find_site(peer, peer.ae_title)) is Transport.PLAIN:
        return Target(peer.ae_title, host, port)
    try:
        context = get_contexts().for_client()
    except OSError as error:
        raise Transient("imaging.no_own_certificate") from error
    return Target(peer.ae_title, host, port, context, get_binding(peer))


def read_bound(pem: str) -> dict:
    """Fields of a peer's row for the certificate given with it. Raises Invalid."""
    if not pem.strip():
        return {"certificate_pem": "", "certificate_sha256": "", "certificate_subject": "", "certificate_until": None}
    try:
        facts = read_certificate(pem)
    except BadCertificate:
        raise Invalid({"certificate_pem": Reason("imaging.not_a_certificate", {}, "error")}) from None
    return {
        "certificate_pem": pem.strip() + "\n",
        "certificate_sha256": facts.sha256,
        "certificate_subject": facts.subject[:500],
        "certificate_until": facts.until,
    }


def ensure_demo_certificates() -> str:
    """An authority, the node's certificate and one for a test caller, made once; the caller's certificate (PEM)."""
    authority = DemoAuthority(settings.DICOM_TLS)
    authority.ensure()
    authority.issue("node", common_name=settings.DICOM_AE_TITLE)
    return authority.issue(DEMO_CALLER.lower(), common_name=DEMO_CALLER).read_text()
