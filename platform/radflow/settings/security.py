import os
import secrets

from radflow.settings.env import ALLOWED_HOSTS as _HOSTS
from radflow.settings.env import DEBUG as _DEBUG
from radflow.settings.env import DEMO as _DEMO
from radflow.settings.env import HTTPS, OIDC_CA, OIDC_CLIENT_ID, OIDC_ISSUER, VAR, read, read_secret


def _secret_key() -> str:
    """The installation's own key: made on first run, kept 0600 under var/."""
    if given := read("RADFLOW_SECRET_KEY"):
        return given
    path = VAR / "secrets" / "django.key"
    try:
        return path.read_text()
    except OSError:
        pass
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
            out.write(secrets.token_urlsafe(64))
        return path.read_text()
    except FileExistsError:
        return path.read_text()
    except OSError:  # a file command on a read-only checkout: nothing is signed there
        return secrets.token_urlsafe(64)


DEBUG = _DEBUG
RADFLOW_DEMO = _DEMO
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _HOSTS
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
RADFLOW_OIDC_ISSUER, RADFLOW_OIDC_CLIENT_ID, RADFLOW_OIDC_CA = OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CA
RADFLOW_OIDC_SECRET = read_secret("RADFLOW_OIDC_CLIENT_SECRET", "oidc.secret")
AUTHENTICATION_BACKENDS = ["apps.directory.rest.sessions.SessionBackend"]
SESSION_ENGINE = "apps.directory.rest.session_store"
SESSION_COOKIE_NAME = "radflow_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
RADFLOW_IDLE_S = 30 * 60
CSRF_COOKIE_NAME = "radflow_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "apps.common.rest.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
RADFLOW_CSP = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; "
    "img-src 'self' data: blob:; connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
