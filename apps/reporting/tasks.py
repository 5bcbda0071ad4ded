from celery import shared_task

from apps.common.kernel import clock
from apps.reporting import public


@shared_task(name="reporting.tend_reading")
def tend_reading() -> None:
    """Beat: exams that lie idle go back, free ones are given out."""
    public.tend_reading(clock.now())


@shared_task(name="reporting.work_on_drafts")
def work_on_drafts() -> None:
    """Beat: what models are to draft, and what is to be said of their drafts."""
    public.work_on_drafts()


@shared_task(name="reporting.escalate_criticals")
def escalate_criticals() -> None:
    """Beat: critical results that nobody confirmed are passed on."""
    public.escalate_criticals(clock.now())
