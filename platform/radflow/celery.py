import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
app = Celery("radflow")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
