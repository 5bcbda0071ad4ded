from celery import shared_task

from apps.imaging import public


@shared_task
def complete_studies() -> None:
    """Beat: studies that are whole, or quiet for long enough."""
    public.complete_studies()


@shared_task
def match_again() -> None:
    """Beat: studies and procedure steps that came before their exam was known."""
    public.match_again()
    public.apply_again()
