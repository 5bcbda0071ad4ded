from radflow.settings.env import (
    ADDRESS,
    BIND,
    DICOM_AE_TITLE,
    DICOM_PORT,
    HIS_PORT,
    INGESTER_PARTS,
    MAIL_FROM,
    METRICS,
    METRICS_TOKEN,
    MLLP_PORT,
    MLLP_PROCESSES,
    MLLP_TLS_CA,
    MLLP_TLS_CERT,
    MLLP_TLS_KEY,
    OTLP_ENDPOINT,
    PHANTOM_PYTHON,
    PROCESS,
    SECOND_READER_KEY,
    SMS_TOKEN,
    SMS_URL,
    SMTP_URL,
    WEB_PORT,
    WEB_TLS,
)
from radflow.settings.env import VAR as VAR

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "channels",
    "rest_framework",
    "drf_spectacular",
    "apps.common",
    "apps.directory",
    "apps.devices",
    "apps.workflow",
    "apps.safety",
    "apps.scheduling",
    "apps.imaging",
    "apps.qc",
    "apps.reporting",
    "apps.dashboards",
    "apps.interop",
    "apps.research",
]
AUTH_USER_MODEL = "directory.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
RADFLOW_FILES = VAR / "files"
RADFLOW_PLANS = VAR / "plans"
RADFLOW_IMAGES = VAR / "images"
RADFLOW_RESEARCH = VAR / "research"
RADFLOW_PHANTOM_PYTHON = PHANTOM_PYTHON
RADFLOW_OUTBOX = VAR / "outbox"
RADFLOW_BIND = BIND
RADFLOW_MLLP_PORT = MLLP_PORT
RADFLOW_MLLP_PROCESSES = MLLP_PROCESSES
RADFLOW_INGESTER_PARTS = INGESTER_PARTS
RADFLOW_MLLP_TLS_CERT, RADFLOW_MLLP_TLS_KEY, RADFLOW_MLLP_TLS_CA = MLLP_TLS_CERT, MLLP_TLS_KEY, MLLP_TLS_CA
RADFLOW_DICOM_PORT = DICOM_PORT
RADFLOW_DICOM_AE_TITLE = DICOM_AE_TITLE
RADFLOW_WEB_PORT = WEB_PORT
RADFLOW_ADDRESS = ADDRESS
RADFLOW_HIS_PORT = HIS_PORT
RADFLOW_METRICS = METRICS
RADFLOW_WEB_TLS = WEB_TLS
RADFLOW_METRICS_TOKEN = METRICS_TOKEN
RADFLOW_SMTP_URL, RADFLOW_MAIL_FROM, RADFLOW_SMS_URL, RADFLOW_SMS_TOKEN = SMTP_URL, MAIL_FROM, SMS_URL, SMS_TOKEN
RADFLOW_OTLP_ENDPOINT, RADFLOW_PROCESS = OTLP_ENDPOINT, PROCESS
RADFLOW_SECOND_READER_KEY = SECOND_READER_KEY
