"""`manage.py make_certs NAME...`: an authority of this site's own, a certificate of its web server, and the sheet that tells how tablets
and workstations learn to trust it. For a site without a public name; one with such a name uses that authority's certificates."""

import ipaddress
import os
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from apps.common.printing import Block, render_pdf
from radflow.services.private import make_private_folder, write_private
from radflow.settings import env

AUTHORITY_DAYS, MOST_DAYS = 3650, 825
"""Browsers of Apple refuse a server's certificate that holds longer than 825 days, whoever signed it (Apple support article 103769)."""
SKEW = timedelta(hours=1)
ADDRESS = "/site-ca.crt"


def main(words: list[str]) -> int:
    parser = ArgumentParser(prog="manage.py make_certs")
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help="host names and addresses under which browsers reach the department"
    )
    parser.add_argument("--days", type=int, default=397)
    parser.add_argument("--folder", type=Path, default=env.WEB_TLS)
    asked = parser.parse_args(words)
    os.umask(0o077)
    try:
        made = make_certificates(asked.folder, names=asked.names, days=asked.days, now=datetime.now(UTC))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(f"{path}" for path in made))
    print(
        "Set RADFLOW_TLS=1 and start again, or give web.pem and web.key to your proxy. Keep authority.key away from the network."
    )
    return 0


def make_certificates(folder: Path, *, names: list[str], days: int, now: datetime) -> list[Path]:
    """The authority is made once and kept; the server's certificate and key are made anew each time. Raises ValueError."""
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(f"--days must be 1 to {MOST_DAYS}: browsers refuse more.")
    alternatives = [_read_name(name) for name in names]
    make_private_folder(folder)
    authority, authority_key = _keep_authority(folder, now)
    if now + timedelta(days=days) > authority.not_valid_after_utc:
        raise ValueError(
            f"The authority ends on {authority.not_valid_after_utc:%Y-%m-%d}: fewer --days, or move it away for a new one."
        )
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _begin(_name(names[0]), authority.subject, key.public_key(), now, days)
    builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    certificate = builder.add_extension(issuer, critical=False).sign(authority_key, hashes.SHA256())
    write_private(folder / "web.key", _print_key(key))
    write_private(folder / "web.pem", _print(certificate) + _print(authority))
    sheet = folder / "install-sheet.pdf"
    sheet.write_bytes(print_sheet(authority, host=names[0]))
    return [folder / name for name in ("site-ca.crt", "web.pem", "web.key", "install-sheet.pdf")]


def print_sheet(authority: x509.Certificate, *, host: str) -> bytes:
    """One A4 page in both languages: where to fetch the authority, its fingerprint to compare, what to press."""
    url = f"https://{f'[{host}]' if ':' in host else host}:{env.WEB_PORT}{ADDRESS}"
    mark = authority.fingerprint(hashes.SHA256()).hex(":").upper()
    facts = [
        ("地址 / address", url),
        ("SHA-256", mark),
        ("有效期至 / valid until", f"{authority.not_valid_after_utc:%Y-%m-%d}"),
    ]
    return render_pdf(
        "安装科室证书 / Trust this department", [Block("qr", url), Block("rows", rows=facts), *_list_steps()]
    )


def _list_steps() -> list[Block]:
    return [
        Block("heading", "步骤"),
        Block(
            "text",
            "1. 扫描二维码，忽略一次浏览器警告，下载证书。\n2. 打开证书详情，逐位核对上面的 SHA-256；不一致则停止并通知信息科。\n"
            "3. 平板：设置 › 通用 › 描述文件，安装后在“证书信任设置”中启用（iPadOS）；设置 › 安全 › 安装 CA 证书（Android）。\n"
            "4. 工作站：导入“受信任的根证书颁发机构”。\n5. 重新打开科室网页，地址栏不再有警告。",
        ),
        Block("heading", "Steps"),
        Block(
            "text",
            "1. Scan the code, pass the browser's warning once, load the certificate.\n2. Compare the SHA-256 above, digit by digit; when it differs, stop and call IT.\n"
            "3. Tablet: Settings › General › Profile, then enable it under Certificate Trust Settings (iPadOS); Settings › Security › Install CA certificate (Android).\n"
            "4. Workstation: import it into the trusted root authorities.\n5. Open the department again: no warning is left.",
        ),
    ]


def _keep_authority(folder: Path, now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    certificate_file, key_file = folder / "site-ca.crt", folder / "authority.key"
    if certificate_file.exists() and key_file.exists():
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{key_file} is no key of an authority that was made here.")
        return x509.load_pem_x509_certificate(certificate_file.read_bytes()), key
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Radflow {now:%Y-%m-%d} {os.urandom(3).hex()}")
    builder = _begin(name, name, key.public_key(), now, AUTHORITY_DAYS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    write_private(key_file, _print_key(key))
    write_private(certificate_file, _print(certificate))
    return certificate, key


def _begin(subject, issuer, public_key, now: datetime, days: int) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public_key)
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - SKEW)
    builder = builder.not_valid_after(now + timedelta(days=days))
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)


def _read_name(word: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(word))
    except ValueError:
        pass
    if not word.isascii() or not all(
        part and part.replace("-", "a").isalnum() for part in word.removeprefix("*.").split(".")
    ):
        raise ValueError(f"{word} is neither a host name nor an address.")
    return x509.DNSName(word)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _print(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _print_key(key: ec.EllipticCurvePrivateKey) -> str:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
