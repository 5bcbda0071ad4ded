"""TLS at the node: who shows which certificate may call, over which port, and how we call others."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydicom.uid import ExplicitVRLittleEndian
from pynetdicom import AE as ApplicationEntity
from pynetdicom import evt
from pynetdicom.sop_class import CTImageStorage

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.imaging.drivers.certificates import DemoAuthority, read_certificate
from apps.imaging.models import DicomPeer, DicomRefusal, ForwardItem, ForwardLane, Instance
from apps.imaging.public import add_peer, forward_to, open_acceptor, update_peer
from tests.imaging.drivers.department import wait_until
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.test_forwarding import let_wait_pass

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.servers]
ADMIN = Actor.system("test")


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> DemoAuthority:
    made = DemoAuthority(tmp_path_factory.mktemp("tls"))
    made.ensure()
    made.issue("node", common_name="RADFLOW")
    made.issue("scanner", common_name="Scanner of room 1")
    made.issue("other", common_name="Somebody else")
    return made


@pytest.fixture(scope="module")
def stranger(tmp_path_factory) -> DemoAuthority:
    made = DemoAuthority(tmp_path_factory.mktemp("stranger"))
    made.ensure()
    made.issue("scanner", common_name="Scanner of room 1")
    return made


@pytest.fixture
def node(site_id, authority, settings) -> Iterator:
    settings.DICOM_TLS = authority.folder
    acceptor = open_acceptor(host="127.0.0.1", port=0, ae_title="RADFLOW", tls_port=0)
    acceptor.limits = acceptor.limits.__class__(min_free_bytes=0, greeting_s=2.0)
    thread = threading.Thread(target=acceptor.serve, daemon=True)
    thread.start()
    yield acceptor
    acceptor.stop(grace_s=0.5)
    thread.join(3)


@pytest.fixture
def scanner(site_id, authority) -> DicomPeer:
    pem = (authority.folder / "scanner.pem").read_text()
    return add_peer(
        actor=ADMIN, ae_title="ROOM1", name="Room 1", kind="modality", host="127.0.0.1", transport="mutual",
        certificate_pem=pem,
    )  # fmt: skip


def call(port: int, *words: str, title: str = "ROOM1", called: str = "RADFLOW", send: Path | None = None) -> int:
    """Exit code of dcmtk's echoscu, or of its storescu with a file to send."""
    program, files = ("storescu", [str(send)]) if send else ("echoscu", [])
    command = [program, "-to", "10", "-aet", title, "-aec", called, *words, "127.0.0.1", str(port), *files]
    return subprocess.run(command, capture_output=True, timeout=60).returncode


def show(authority: DemoAuthority, stem: str, *, trusted: DemoAuthority | None = None) -> list[str]:
    """dcmtk's words for a client with this certificate."""
    folder, trusts = authority.folder, (trusted or authority).path
    return ["+tls", str(folder / f"{stem}.key"), str(folder / f"{stem}.pem"), "+cf", str(trusts)]


def refusals() -> list[tuple[str, str, str]]:
    return list(DicomRefusal.objects.order_by("id").values_list("kind", "calling_ae", "detail"))


@pytest.mark.peer("dcmtk")
def test_the_right_certificate_is_let_in_and_its_objects_are_kept(node, scanner, authority, tmp_path):
    path = tmp_path / "one.dcm"
    make_ct(1, size=256).save_as(path, enforce_file_format=True)
    assert call(node.tls_port, *show(authority, "scanner")) == 0
    assert call(node.tls_port, *show(authority, "scanner"), send=path) == 0
    assert Instance.objects.get().calling_ae == "ROOM1"
    assert refusals() == []


@pytest.mark.peer("dcmtk")
def test_who_is_not_the_node_it_says_is_refused_with_the_reason(node, scanner, authority):
    anonymous = ["+tla", "+cf", str(authority.path)]
    right, wrong = show(authority, "scanner"), show(authority, "other")
    assert call(node.tls_port, *wrong) != 0
    assert call(node.tls_port, *anonymous) != 0
    assert call(node.tls_port, *right, title="NOBODY") != 0
    assert call(node.tls_port, *right, called="OTHER") != 0
    assert call(node.port) != 0
    wait_until(lambda: len(refusals()) == 5)
    assert [(kind, title) for kind, title, _ in refusals()] == [
        ("wrong_certificate", "ROOM1"),
        ("no_certificate", "ROOM1"),
        ("unknown_peer", "NOBODY"),
        ("called_ae", "ROOM1"),
        ("needs_tls", "ROOM1"),
    ]
    assert refusals()[0][2].startswith("CN=Somebody else ")


@pytest.mark.peer("dcmtk")
def test_a_certificate_of_a_foreign_authority_ends_the_handshake(node, scanner, authority, stranger):
    assert call(node.tls_port, *show(stranger, "scanner", trusted=authority)) != 0
    wait_until(lambda: [k for k, _, _ in refusals()] == ["tls_failed"])
    assert "CERTIFICATE_VERIFY_FAILED" in refusals()[0][2]


@pytest.mark.peer("dcmtk")
def test_a_scanner_without_demands_may_use_either_port(node, authority):
    assert call(node.tls_port, "+tla", "+cf", str(authority.path), title="CT1") == 0
    assert call(node.port, title="CT1") == 0


@pytest.mark.peer("dcmtk")
def test_the_policy_can_ask_every_scanner_for_tls(node, authority):
    PolicySet.objects.filter(code="imaging.transport").update(payload={"least": "tls", "warn_days": 30})
    clear_cache()
    assert call(node.port, title="CT1") != 0
    assert call(node.tls_port, "+tla", "+cf", str(authority.path), title="CT1") == 0
    wait_until(lambda: [k for k, _, _ in refusals()] == ["needs_tls"])


def test_plain_words_to_the_tls_port_and_silence_cost_a_refusal_and_no_seat(node, scanner):
    with socket.create_connection(("127.0.0.1", node.tls_port)) as sock:
        sock.sendall(b"\x01\x00\x00\x00\x00\xcd" + b"\x00" * 205)
        sock.settimeout(6)
        while sock.recv(1024):
            pass
    with socket.create_connection(("127.0.0.1", node.tls_port)) as sock:
        sock.settimeout(6)
        assert sock.recv(1024) == b""
    wait_until(lambda: {k for k, _, _ in refusals()} == {"tls_failed", "no_greeting"})
    wait_until(lambda: node.count_open() == 0)


def test_old_protocol_versions_are_not_spoken(node, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(authority.path)
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", node.tls_port)) as sock,
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        context.wrap_socket(sock)


@pytest.mark.peer("dcmtk")
def test_a_renewed_certificate_of_the_same_subject_needs_leave(node, scanner, authority):
    authority.issue("renewed", common_name="Scanner of room 1")
    assert call(node.tls_port, *show(authority, "renewed")) != 0
    update_peer(scanner.pk, actor=ADMIN, version=scanner.version, certificate_match="subject")
    assert call(node.tls_port, *show(authority, "renewed")) == 0
    assert call(node.tls_port, *show(authority, "other")) != 0


@pytest.mark.peer("dcmtk")
def test_a_renewed_certificate_of_our_own_is_shown_from_the_next_connection_on(node, scanner, authority, stranger):
    assert call(node.tls_port, *show(authority, "scanner")) == 0
    kept = {name: (authority.folder / name).read_bytes() for name in ("node.pem", "node.key")}
    stranger.issue("node", common_name="RADFLOW")
    try:
        for name in kept:
            (authority.folder / name).write_bytes((stranger.folder / name).read_bytes())
        assert call(node.tls_port, *show(authority, "scanner")) != 0
    finally:
        for name, content in kept.items():
            (authority.folder / name).write_bytes(content)


def test_a_stored_certificate_is_described_and_asked_for(site_id, authority, scanner):
    facts = read_certificate((authority.folder / "scanner.pem").read_text())
    stored = (scanner.certificate_sha256, scanner.certificate_subject, scanner.certificate_until)
    assert stored == (facts.sha256, "CN=Scanner of room 1", facts.until)
    with pytest.raises(Invalid):
        update_peer(scanner.pk, actor=ADMIN, version=scanner.version, transport="tls")
    with pytest.raises(Invalid):
        update_peer(scanner.pk, actor=ADMIN, version=scanner.version, certificate_pem="-----BEGIN CERTIFICATE-----")
    kept = DicomPeer.objects.get(pk=scanner.pk)
    assert (kept.transport, kept.certificate_sha256) == ("mutual", scanner.certificate_sha256)
    changed = update_peer(scanner.pk, actor=ADMIN, version=scanner.version, certificate_pem="", transport="tls")
    assert (changed.certificate_sha256, changed.certificate_subject, changed.certificate_until) == ("", "", None)
    with pytest.raises(Conflict):
        update_peer(scanner.pk, actor=ADMIN, version=scanner.version, transport="plain")


class SecureArchive:
    """A pynetdicom archive that wants a certificate of our authority and shows one itself."""

    def __init__(self, folder: Path, stem: str, trusted: Path) -> None:
        self.uids: list[str] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(folder / f"{stem}.pem", folder / f"{stem}.key")
        context.load_verify_locations(trusted)
        ae = ApplicationEntity("PACS")
        ae.add_supported_context(CTImageStorage, ExplicitVRLittleEndian)
        handlers = [(evt.EVT_C_STORE, self._store)]
        self.server = ae.start_server(("127.0.0.1", 0), block=False, ssl_context=context, evt_handlers=handlers)
        self.port = self.server.socket.getsockname()[1]

    def _store(self, event) -> int:
        self.uids.append(str(event.request.AffectedSOPInstanceUID))
        return 0x0000


@pytest.fixture
def secure_archive(authority):
    made = SecureArchive(authority.folder, "other", authority.path)
    yield made
    made.server.shutdown()


def add_archive(port: int, **changes) -> DicomPeer:
    values = {"ae_title": "PACS", "name": "PACS", "kind": "archive", "host": "127.0.0.1", "is_forwarded_to": True}
    return add_peer(actor=ADMIN, port=port, **values, **changes)


def test_images_are_sent_on_over_tls(site_id, images, settings, authority, secure_archive):
    settings.DICOM_TLS = authority.folder
    peer = add_archive(secure_archive.port, transport="mutual", certificate_pem=(authority.folder / "other.pem").read_text())  # fmt: skip
    store(make_ct(1, size=600), images)
    assert forward_to(peer.pk) == 1
    assert secure_archive.uids == ["2.25.78.1"]


def test_nothing_is_sent_to_who_shows_another_certificate(site_id, images, settings, authority, secure_archive):
    settings.DICOM_TLS = authority.folder
    peer = add_archive(secure_archive.port, transport="mutual", certificate_pem=(authority.folder / "node.pem").read_text())  # fmt: skip
    store(make_ct(1), images)
    assert forward_to(peer.pk) == 0
    assert secure_archive.uids == []
    assert ForwardLane.objects.get().reason["code"] == "imaging.node_wrong_certificate"
    assert ForwardItem.objects.get().status == "waiting"


def test_without_a_certificate_of_our_own_nothing_is_sent_in_the_clear(
    site_id, images, settings, tmp_path, authority, secure_archive
):
    settings.DICOM_TLS = tmp_path / "none"
    peer = add_archive(secure_archive.port, transport="tls")
    store(make_ct(1), images)
    assert forward_to(peer.pk) == 0
    assert ForwardLane.objects.get().reason["code"] == "imaging.no_own_certificate"
    settings.DICOM_TLS = authority.folder
    let_wait_pass()
    assert forward_to(peer.pk) == 1
