from celery import shared_task

from apps.common.kernel import clock
from apps.workflow.public import escalate_due as escalate


@shared_task(name="workflow.escalate_due")
def escalate_due() -> None:
    escalate(clock.now())
