from celery import shared_task

from apps.common.audit import seal_pending
from apps.common.notify import send_waiting_messages
from apps.common.retention import apply_retention


@shared_task
def seal_audit() -> None:
    """Beat: closes the last minute of the audit trail into a seal."""
    seal_pending()


@shared_task
def send_messages() -> None:
    """Beat: hands waiting messages to their channels."""
    send_waiting_messages()


@shared_task
def keep_no_longer() -> None:
    """Beat: deletes what is older than policy allows and no legal hold keeps."""
    apply_retention()
