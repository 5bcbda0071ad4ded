from radflow.settings.database import read_services
from radflow.settings.env import MQTT_URL, REDIS_URL

_url = REDIS_URL or read_services().get("redis_url", "redis://127.0.0.1:6379/0")
REDIS_ADDRESS = _url
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _url}}
CELERY_BROKER_URL = _url.replace("unix://", "redis+socket://", 1)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 300}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_TIMEZONE = "UTC"
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "apps.imaging.*": {"queue": "images"},
    "qc.*": {"queue": "checks"},
    "scheduling.run_plans": {"queue": "plans"},
    "research.*": {"queue": "checks"},
}
"""What must come soon (clocks, escalations, messages) never waits behind images, checks or a plan: a worker may take some queues only."""
QUEUES = ("default", "images", "checks", "plans")
CELERY_BEAT_SCHEDULE = {
    "complete-studies": {"task": "apps.imaging.tasks.complete_studies", "schedule": 10.0},
    "match-studies": {"task": "apps.imaging.tasks.match_again", "schedule": 30.0},
    "send-images": {"task": "apps.imaging.tasks.send_images", "schedule": 5.0},
    "purge-image-queues": {"task": "apps.imaging.tasks.purge_queues", "schedule": 600.0},
    "write-key-objects": {"task": "apps.imaging.tasks.write_key_objects", "schedule": 15.0},
    "escalate-due": {"task": "workflow.escalate_due", "schedule": 30.0},
    "seal-audit": {"task": "apps.common.tasks.seal_audit", "schedule": 60.0},
    "keep-no-longer": {"task": "apps.common.tasks.keep_no_longer", "schedule": 900.0},
    "expire-offers": {"task": "scheduling.expire_offers", "schedule": 15.0},
    "send-messages": {"task": "apps.common.tasks.send_messages", "schedule": 10.0},
    "queue-notices": {"task": "scheduling.queue_notices", "schedule": 10.0},
    "push-open-blocks": {"task": "scheduling.push_open_blocks", "schedule": 300.0},
    "review-late-exams": {"task": "scheduling.review_running", "schedule": 300.0},
    "pass-on-findings": {"task": "qc.pass_on_unanswered", "schedule": 60.0},
    "escalate-criticals": {"task": "reporting.escalate_criticals", "schedule": 30.0},
    "work-on-drafts": {"task": "reporting.work_on_drafts", "schedule": 5.0},
    "tend-reading": {"task": "reporting.tend_reading", "schedule": 60.0},
    "remind-quality-panels": {"task": "qc.remind_panels", "schedule": 3600.0},
    "open-grading-periods": {"task": "qc.open_grading_periods", "schedule": 300.0},
    "judge-report-rules": {"task": "qc.judge_rules", "schedule": 3600.0},
    "audit-reports": {"task": "qc.run_audits", "schedule": 10.0},
    "learn-reports": {"task": "qc.learn_reports", "schedule": 3600.0},
    "read-second": {"task": "qc.read_second", "schedule": 60.0},
    "remind-follow-ups": {"task": "safety.remind_overdue", "schedule": 60.0},
    "tend-plans": {"task": "scheduling.tend_plans", "schedule": 30.0},
    "escalate-alarms": {"task": "devices.escalate_alarms", "schedule": 30.0},
    "seal-readings": {"task": "devices.seal_readings", "schedule": 1800.0},
    "watch-channels": {"task": "devices.watch_channels", "schedule": 180.0},
    "measure-kpis": {"task": "dashboards.measure_kpis", "schedule": 300.0},
    "open-due-maintenance": {"task": "devices.open_due_orders", "schedule": 600.0},
    "tend-research-exports": {"task": "research.tend_exports", "schedule": 300.0},
    "mail-unread": {"task": "directory.mail_unread", "schedule": 60.0},
    "sweep-merges": {"task": "directory.sweep_merges", "schedule": 300.0},
}
MQTT_ADDRESS = MQTT_URL or read_services().get("mqtt_url", "mqtt://127.0.0.1:1883")
