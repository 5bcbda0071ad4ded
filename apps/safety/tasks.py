from celery import shared_task

from apps.safety import public


@shared_task(name="safety.remind_overdue")
def remind_overdue() -> None:
    """Beat: follow-ups of reactions whose time is over are told, once each."""
    public.remind_overdue()
