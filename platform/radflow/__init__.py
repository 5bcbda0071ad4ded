"""The task queue is known to whatever process sends a task, not only to the workers: without it a task goes to no broker."""

from radflow.celery import app as celery_app

__all__ = ["celery_app"]
