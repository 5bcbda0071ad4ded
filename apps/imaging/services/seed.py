from apps.imaging.models import DicomPeer
from apps.imaging.services.dose_seed import seed_past_doses

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
    if with_past_doses:
        seed_past_doses()
