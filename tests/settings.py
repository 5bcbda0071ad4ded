"""The product's settings for tests: same database dialect, but cache, channel layer and queue stay inside the process."""

import hashlib

from radflow.settings import *  # noqa: F403
from radflow.settings import DATABASES
from radflow.settings.env import ROOT


def _hash_migrations() -> str:
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob("apps/*/migrations/*.py")):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:10]


DATABASES["default"]["TEST"] = {"NAME": f"test_{_hash_migrations()}"}  # a kept database is one of these very migrations
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = "memory://"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
