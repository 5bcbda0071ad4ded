from django.conf import settings

from apps.imaging.engine.transport import Transport
from apps.imaging.models import DicomPeer
from apps.imaging.services.dose_seed import seed_past_doses
from apps.imaging.services.transport import DEMO_CALLER, ensure_demo_certificates, read_bound

# Titles that the common test tools call with when nobody tells them another.
TEST_PEERS = {
    "ECHOSCU": "dcmtk echoscu",
    "FINDSCU": "dcmtk findscu",
    "STORESCU": "dcmtk storescu",
    "MPPSSCU": "MPPS test client",
}


def seed_demo(*, with_past_doses: bool = True) -> None:
    """Peers of a demonstration department: test tools on the same machine; doses of the months before. Idempotent; changed rows stay as they are."""
    for ae_title, name in TEST_PEERS.items():
        DicomPeer.objects.get_or_create(
            ae_title=ae_title, defaults={"name": name, "kind": DicomPeer.Kind.TEST, "host": "127.0.0.1"}
        )
    if settings.RADFLOW_DEMO:
        _seed_secured()
    if with_past_doses:
        seed_past_doses()


def _seed_secured() -> None:
    """A caller that is known by its certificate; without a key of its own the demonstration has no TLS port."""
    bound = read_bound(ensure_demo_certificates())
    values = {"name": "dcmtk with TLS", "kind": DicomPeer.Kind.TEST, "host": "127.0.0.1", "transport": Transport.MUTUAL}
    DicomPeer.objects.get_or_create(ae_title=DEMO_CALLER, defaults=values | bound)
