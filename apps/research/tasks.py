from celery import shared_task

from apps.research import public

LIMIT_S = 290
"""Below the queue's visibility timeout: nobody else takes it while it is being written."""


@shared_task(name="research.make_export", time_limit=LIMIT_S)
def make_export(export_id: int) -> None:
    public.make_export(export_id)


@shared_task(name="research.tend_exports")
def tend_exports() -> None:
    """Beat: files whose days are over go; what a lost worker or a lost message left behind is written."""
    for export_id in public.tend_exports():
        make_export.delay(export_id)
