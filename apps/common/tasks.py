from celery import shared_task

from apps.common.audit import seal_pending
from apps.common.notify import send_waiting_messages


@shared_task
def seal_audit() -> None:
    """Beat: closes the last minute of the audit trail into a seal."""
    seal_pending()


@shared_task
def send_messages() -> None:
    """Beat: hands waiting messages to their channels."""
    send_waiting_messages()
