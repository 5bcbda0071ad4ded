"""X.509 certificates: what one says, and a small authority for a demonstration that has none."""

import datetime as dt
import hashlib
import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from apps.common.kernel import clock
from apps.imaging.engine.transport import Certificate

DEMO_DAYS = 825


class BadCertificate(ValueError):
    """No readable certificate."""


@dataclass(frozen=True)
class CertificateFacts:
    sha256: str
    subject: str
    until: dt.datetime


def read_certificate(pem: str) -> CertificateFacts:
    """The first certificate of a PEM text. Raises BadCertificate."""
    try:
        return _describe(x509.load_pem_x509_certificate(pem.encode()))
    except (ValueError, UnicodeError) as error:
        raise BadCertificate("no readable certificate in PEM form") from error


def read_file(path: Path) -> CertificateFacts | None:
    """None when there is no such file or no certificate in it."""
    try:
        return read_certificate(path.read_text("ascii"))
    except (OSError, ValueError):
        return None


def name_shown(der: bytes | None) -> Certificate | None:
    """The certificate of a TLS peer, as its handshake left it."""
    if not der:
        return None
    facts = _describe(x509.load_der_x509_certificate(der))
    return Certificate(facts.sha256, facts.subject)


def _describe(certificate: x509.Certificate) -> CertificateFacts:
    der = certificate.public_bytes(serialization.Encoding.DER)
    subject = certificate.subject.rfc4514_string()
    return CertificateFacts(hashlib.sha256(der).hexdigest(), subject, certificate.not_valid_after_utc)


class DemoAuthority:
    """An authority whose key lies beside its certificate: for a demonstration and for tests, never for patients' images."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "ca.pem"

    def ensure(self) -> None:
        """Makes it once."""
        if self.path.exists() and (self.folder / "ca.key").exists():
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = _make_key()
        name = _name("Radflow demo authority")
        usage = x509.BasicConstraints(ca=True, path_length=0)
        builder = _begin(name, name, key).add_extension(usage, critical=True)
        builder = builder.add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        ).add_extension(_key_usage(is_authority=True), critical=True)
        _write(self.folder / "ca.key", _pem_of(key))
        _write(self.path, builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def issue(self, stem: str, *, common_name: str) -> Path:
        """`<stem>.pem` and `<stem>.key` for one node, made once; the path of the certificate."""
        path = self.folder / f"{stem}.pem"
        if path.exists() and path.with_suffix(".key").exists():
            return path
        ours = x509.load_pem_x509_certificate(self.path.read_bytes())
        signer = serialization.load_pem_private_key((self.folder / "ca.key").read_bytes(), password=None)
        key = _make_key()
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        purposes = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
        builder = (
            _begin(_name(common_name), ours.subject, key)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
            .add_extension(_key_usage(is_authority=False), critical=True)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ours.public_key()), critical=False)
        )
        _write(path.with_suffix(".key"), _pem_of(key))
        _write(path, builder.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        return path


def _make_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _begin(subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    now = clock.real_now()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=DEMO_DAYS))
    )


def _key_usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority, key_encipherment=not is_authority, key_cert_sign=is_authority,
        crl_sign=is_authority, content_commitment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem_of(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes) -> None:
    """For its owner only; readers see all of it or nothing."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        out.write(content)
    draft.rename(path)
