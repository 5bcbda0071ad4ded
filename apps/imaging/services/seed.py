from apps.imaging.models import DicomPeer

# Titles that the common test tools call with when nobody tells them another.
TEST_PEERS = {
    "ECHOSCU": "dcmtk echoscu",
    "FINDSCU": "dcmtk findscu",
    "STORESCU": "dcmtk storescu",
    "MPPSSCU": "MPPS test client",
}


def seed_demo() -> None:
    """Peers of a demonstration department: test tools on the same machine. Idempotent; changed rows stay as they are."""
    for ae_title, name in TEST_PEERS.items():
        DicomPeer.objects.get_or_create(
            ae_title=ae_title, defaults={"name": name, "kind": DicomPeer.Kind.TEST, "host": "127.0.0.1"}
        )
