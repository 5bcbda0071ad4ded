"""One SQL dialect: the embedded PostgreSQL writes its address to var/run/services.json, DATABASE_URL overrides it. RADFLOW_REPLICA_URL
names a streaming replica for reads that may lag (apps/common/replica.py)."""

import json
from urllib.parse import parse_qsl, unquote, urlsplit

from radflow.settings.env import DATABASE_URL, PROCESS, REPLICA_URL, VAR


def _parse(url: str) -> dict:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(parts.port or 5432),
    }


def read_services() -> dict:
    """Addresses of the embedded servers, {} when none was ever started here."""
    try:
        return json.loads((VAR / "run" / "services.json").read_text())
    except (OSError, ValueError):
        return {}


_url = DATABASE_URL or read_services().get("database_url", "")
DATABASES = {
    "default": {
        "ENGINE": "radflow.postgres",
        **(_parse(_url) if _url else {"NAME": "radflow", "HOST": str(VAR / "run"), "PORT": "5432"}),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,  # radflow.postgres asks each connection before it gives it out
        "OPTIONS": {
            "application_name": PROCESS,
            "prepare_threshold": 2,
            "pool": {"min_size": 1, "max_size": 10, "timeout": 10},
        },
        "ATOMIC_REQUESTS": False,
    }
}


def make_replica(url: str) -> dict:
    """Nobody waits long for one that is away: its reads go to the primary."""
    options = DATABASES["default"]["OPTIONS"] | {
        "connect_timeout": 2,
        "pool": {"min_size": 0, "max_size": 10, "timeout": 2},
    }
    return DATABASES["default"] | _parse(url) | {"OPTIONS": options, "TEST": {"MIRROR": "default"}}


if REPLICA_URL:
    DATABASES["replica"] = make_replica(REPLICA_URL)
    DATABASE_ROUTERS = ["apps.common.replica.ReplicaRouter"]
