from celery import shared_task

from apps.common.audit import seal_pending


@shared_task
def seal_audit() -> None:
    """Beat: closes the last minute of the audit trail into a seal."""
    seal_pending()
