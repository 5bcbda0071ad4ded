"""Beat: what must go on while nobody clicks."""

from celery import shared_task

from apps.common.kernel import clock
from apps.scheduling.public import expire_offers, push_open_blocks, queue_due_notices


@shared_task(name="scheduling.push_open_blocks")
def push_blocks() -> None:
    push_open_blocks(now=clock.now())


@shared_task(name="scheduling.expire_offers")
def expire_waiting_offers() -> None:
    expire_offers()


@shared_task(name="scheduling.queue_notices")
def queue_notices() -> None:
    queue_due_notices()
