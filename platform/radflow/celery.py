"""The task queue, and what is counted and told of every task."""

import os
import time

from celery import Celery, signals

from apps.common.kernel import trace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
ORIGIN = "traceparent"
app = Celery("radflow")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def keep_logging(**facts) -> None:
    """Whoever hears this leaves the log as Django has set it up: one form of lines in all processes."""


@signals.before_task_publish.connect
def name_origin(headers, **facts) -> None:
    if origin := trace.carry():
        headers[ORIGIN] = origin


@signals.task_prerun.connect
def begin_task(task_id, task, **facts) -> None:
    task.request.began = time.perf_counter()
    origin = getattr(task.request, ORIGIN, None) or (task.request.headers or {}).get(ORIGIN, "")
    task.request.work = trace.working_on(task.name, parent=origin, kind="consumer", task_id=task_id)
    task.request.note = task.request.work.__enter__()


@signals.task_postrun.connect
def end_task(task_id, task, state, **facts) -> None:
    from apps.common.observe import COUNTERS, DURATIONS

    COUNTERS["tasks"].labels(task.name, (state or "UNKNOWN").lower()).inc()
    DURATIONS["tasks"].labels(task.name).observe(time.perf_counter() - task.request.began)
    task.request.note(failed=state == "FAILURE")
    task.request.work.__exit__(None, None, None)
