"""When the department is usable: the web process says so, the listeners accept; then var/ready.json tells others where."""

import http.client
import json
import socket
import ssl
from pathlib import Path

from radflow.services.private import write_private
from radflow.settings import env

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def local_host() -> str:
    """The address under which this machine reaches what listens on RADFLOW_BIND."""
    return ANY.get(env.BIND, env.BIND)


def web_url() -> str:
    host = "127.0.0.1" if env.BIND == "localhost" else local_host()
    return f"{'https' if env.TLS else 'http'}://{f'[{host}]' if ':' in host else host}:{env.WEB_PORT}/"


def answers_ready() -> bool:
    host = next((h for h in env.ALLOWED_HOSTS if not h.startswith((".", "*"))), "localhost")
    connection = _connect()
    try:
        connection.request("GET", "/readyz", headers={"Host": host, "X-Forwarded-Proto": "https"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _connect() -> http.client.HTTPConnection:
    """To our own process on this machine, whose certificate names the department and not this address."""
    if not env.TLS:
        return http.client.HTTPConnection(local_host(), env.WEB_PORT, timeout=5)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection(local_host(), env.WEB_PORT, timeout=5, context=context)


def accepts(port: int) -> bool:
    try:
        socket.create_connection((local_host(), port), timeout=1).close()
    except OSError:
        return False
    return True


def is_free(port: int) -> bool:
    """False when something else listens there already; then nothing is started and the caller names the variable to change."""
    family = socket.AF_INET6 if ":" in env.BIND else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env.BIND, port))
        except OSError:
            return False
    return True


def write_ready(path: Path, *, logins: Path | None) -> None:
    facts = {
        "url": web_url(),
        "dicom": {"ae_title": env.DICOM_AE_TITLE, "port": env.DICOM_PORT, "tls_port": env.DICOM_TLS_PORT},
        "mqtt": {"port": env.MQTT_PORT},
        "hl7": {"port": env.MLLP_PORT},
        "logins": str(logins) if logins else None,
    }
    write_private(path, json.dumps(facts, indent=1))
