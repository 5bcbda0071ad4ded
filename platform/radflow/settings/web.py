from radflow.settings.env import LOG, PROCESS, ROOT

ROOT_URLCONF = "radflow.urls"
ASGI_APPLICATION = "radflow.asgi.application"
MIDDLEWARE = [
    "apps.common.rest.observing.ObservingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "apps.common.rest.headers.SecureHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.directory.rest.sessions.GrantsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
FRONTEND_DIST = ROOT / "frontend" / "dist"
STATIC_URL = "/static/"
WHITENOISE_ROOT = str(FRONTEND_DIST) if FRONTEND_DIST.is_dir() else None
WHITENOISE_INDEX_FILE = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/"  # the bundler puts a hash of the content in every name there
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".wasm": "application/wasm", ".js": "text/javascript", ".mjs": "text/javascript"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"ids": {"()": "apps.common.observe.logs.AddIds"}},
    "formatters": {
        "text": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s%(with_ids)s"},
        "json": {"()": "apps.common.observe.logs.JsonLines", "process": PROCESS},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG, "filters": ["ids"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "celery": {"level": "WARNING"},
        "pynetdicom": {"level": "ERROR"},
        "pynetdicom.utils": {
            "level": "CRITICAL"
        },  # a traceback for every title that is not ASCII: strangers are refused and counted
    },
}
