"""The only reader of os.environ: every setting that a department may set from outside, with its default."""

import os
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[3]


def read(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def read_bool(name: str, default: bool = False) -> bool:
    return read(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def read_int(name: str, default: int) -> int:
    return int(read(name, str(default)))


VAR = Path(read("RADFLOW_VAR", str(ROOT / "var"))).resolve()
BIND = read("RADFLOW_BIND", "127.0.0.1")
WEB_PORT = read_int("RADFLOW_WEB_PORT", 8000)
WEB_PROCESSES = read_int("RADFLOW_WEB_PROCESSES", 1)
DICOM_PORT = read_int("RADFLOW_DICOM_PORT", 11112)
# The registered port; 0 is none. Whoever moved the plain port says where this one goes too: a second department must still start.
DICOM_TLS_PORT = read_int("RADFLOW_DICOM_TLS_PORT", 2762 if DICOM_PORT == 11112 else 0)
DICOM_TLS = Path(read("RADFLOW_DICOM_TLS", str(VAR / "tls"))).resolve()
DICOM_AE_TITLE = read("RADFLOW_DICOM_AE_TITLE", "RADFLOW")
MLLP_PORT = read_int("RADFLOW_MLLP_PORT", 2575)
MLLP_TLS_CERT, MLLP_TLS_KEY, MLLP_TLS_CA = (read(f"RADFLOW_MLLP_TLS_{part}") for part in ("CERT", "KEY", "CA"))
HIS_PORT = read_int("RADFLOW_HIS_PORT", 2576)
MQTT_PORT = read_int("RADFLOW_MQTT_PORT", 1883)
DATABASE_URL = read("DATABASE_URL")
REPLICA_URL = read("RADFLOW_REPLICA_URL")
REDIS_URL = read("REDIS_URL")
MQTT_URL = read("MQTT_URL")
PHANTOM_PYTHON = Path(read("RADFLOW_PHANTOM_PYTHON", str(ROOT / ".venv-phantoms" / "bin" / "python")))
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CA = (read(f"RADFLOW_OIDC_{part}") for part in ("ISSUER", "CLIENT_ID", "CA"))
SECOND_READER_KEY = read("RADFLOW_SECOND_READER_KEY")
DEBUG = read_bool("RADFLOW_DEBUG")
DEMO = read_bool("RADFLOW_DEMO", default=True) and BIND in {"127.0.0.1", "::1", "localhost"}
ALLOWED_HOSTS = [h for h in read("RADFLOW_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]
# Certificates of `manage.py make_certs`, or others under the same names; the demonstration stays on plain HTTP, as its simulator does.
WEB_TLS = Path(read("RADFLOW_WEB_TLS", str(VAR / "web-tls"))).resolve()
TLS = read_bool("RADFLOW_TLS") and not DEMO
HTTPS = read_bool("RADFLOW_HTTPS") or TLS


def read_secret(name: str, file: str) -> str:
    """A secret from the environment, else from var/secrets/<file>; nothing when there is neither."""
    if given := read(name):
        return given
    try:
        return (VAR / "secrets" / file).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _guess_address() -> str:
    """The first name that browsers may use; behind a proxy that speaks HTTPS its usual port, else our own."""
    host = next((h for h in ALLOWED_HOSTS if not h.startswith((".", "*"))), "localhost")
    return f"https://{host}" if HTTPS and not TLS else f"{'https' if TLS else 'http'}://{host}:{WEB_PORT}"


ADDRESS = read("RADFLOW_ADDRESS").rstrip("/") or _guess_address()

WORKER_QUEUES = read("RADFLOW_WORKER_QUEUES", "default,images,checks,plans")
MLLP_PROCESSES = read_int("RADFLOW_MLLP_PROCESSES", 1)
INGESTER_PARTS = read_int("RADFLOW_INGESTER_PARTS", 1)
WORKER_PROCESSES = read("RADFLOW_WORKER_PROCESSES", "2")
PROCESS = read("RADFLOW_PROCESS", "radflow")


SMTP_URL, SMS_URL, SMS_TOKEN = read("RADFLOW_SMTP_URL"), read("RADFLOW_SMS_URL"), read("RADFLOW_SMS_TOKEN")
MAIL_FROM = read("RADFLOW_MAIL_FROM", f"radflow@{urlsplit(ADDRESS).hostname or 'localhost'}")
METRICS = read("PROMETHEUS_MULTIPROC_DIR")
METRICS_TOKEN = read("RADFLOW_METRICS_TOKEN")
OTLP_ENDPOINT = read("RADFLOW_OTLP_ENDPOINT")
LOG = read("RADFLOW_LOG", "text")


def for_children(name: str = "radflow") -> dict[str, str]:
    """Environment of the process of that name: this one's, with the source roots and the data folder made explicit."""
    paths = [str(ROOT / "platform"), str(ROOT), *filter(None, [read("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUNBUFFERED": "1",
        "RADFLOW_VAR": str(VAR),
        "RADFLOW_PROCESS": name,
        "PROMETHEUS_MULTIPROC_DIR": METRICS or str(VAR / "run" / "metrics"),
        "DJANGO_SETTINGS_MODULE": "radflow.settings",
    }
