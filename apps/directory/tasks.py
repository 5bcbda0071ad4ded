from celery import shared_task

from apps.directory.public import sweep_merges as sweep


@shared_task(name="directory.sweep_merges")
def sweep_merges() -> None:
    sweep()
