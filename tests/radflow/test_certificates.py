"""The site's own authority, what it signs, and that a client which trusts it needs nothing else."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest

from radflow.services import certificates
from radflow.services.certificates import make_certificates

NOW = datetime.now(UTC)


def make(folder, *names: str, days: int = 30, now: datetime = NOW):
    return make_certificates(folder, names=list(names), days=days, now=now)


def shake_hands(folder, *, host: str, trusted) -> str:
    """The subject's alternative names as a client saw them that trusts `trusted` only. Raises ssl.SSLError."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "web.pem", folder / "web.key")
    ours, theirs = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(ours, server_side=True).close()
        except OSError:
            ours.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        with ssl.create_default_context(cafile=trusted).wrap_socket(theirs, server_hostname=host) as link:
            return str(link.getpeercert()["subjectAltName"])
    finally:
        thread.join(10)


def test_a_client_that_trusts_the_authority_accepts_every_name_and_no_other(tmp_path):
    make(tmp_path, "rad.hospital.lan", "10.1.2.3")
    for host in ("rad.hospital.lan", "10.1.2.3"):
        assert "rad.hospital.lan" in shake_hands(tmp_path, host=host, trusted=tmp_path / "site-ca.crt")
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        shake_hands(tmp_path, host="other.hospital.lan", trusted=tmp_path / "site-ca.crt")


def test_a_renewed_certificate_is_of_the_same_authority(tmp_path):
    make(tmp_path, "rad.lan")
    authority, first = (tmp_path / "site-ca.crt").read_bytes(), (tmp_path / "web.pem").read_bytes()
    make(tmp_path, "rad.lan")
    assert (tmp_path / "site-ca.crt").read_bytes() == authority
    assert (tmp_path / "web.pem").read_bytes() != first
    assert shake_hands(tmp_path, host="rad.lan", trusted=tmp_path / "site-ca.crt")


def test_another_sites_authority_is_not_trusted(tmp_path):
    make(tmp_path / "a", "rad.lan")
    make(tmp_path / "b", "rad.lan")
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(tmp_path / "a", host="rad.lan", trusted=tmp_path / "b" / "site-ca.crt")


def test_keys_are_for_their_owner_and_the_sheet_names_address_and_fingerprint(tmp_path):
    make(tmp_path, "rad.lan")
    assert {name: (tmp_path / name).stat().st_mode & 0o077 for name in ("authority.key", "web.key")} == {
        "authority.key": 0,
        "web.key": 0,
    }
    assert (tmp_path / "install-sheet.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("_case", "names", "days", "now"),
    [
        ("no name", ["rad lan"], 30, NOW),
        ("empty part", ["rad..lan"], 30, NOW),
        ("too long for browsers", ["rad.lan"], 826, NOW),
        ("no day", ["rad.lan"], 0, NOW),
        ("longer than the authority", ["rad.lan"], 30, NOW + timedelta(days=certificates.AUTHORITY_DAYS - 10)),
    ],
)
def test_what_no_client_would_accept_is_refused_and_changes_nothing(_case, names, days, now, tmp_path):
    make(tmp_path, "rad.lan")
    before = (tmp_path / "web.pem").read_bytes()
    with pytest.raises(ValueError, match="."):
        make(tmp_path, *names, days=days, now=now)
    assert (tmp_path / "web.pem").read_bytes() == before
