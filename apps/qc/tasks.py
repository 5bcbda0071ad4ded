from celery import shared_task

from apps.qc import public


@shared_task(name="qc.check_study")
def check_study(study_id: int) -> None:
    """Image rules over a completed study; run twice it says the same once."""
    public.check_study(study_id)


@shared_task(name="qc.measure_phantom")
def measure_phantom(study_id: int) -> None:
    """Constancy values of a phantom study, or the foreign program's analysis of it."""
    public.measure_phantom(study_id)
    public.analyse_study(study_id)


@shared_task(name="qc.pass_on_unanswered")
def pass_on_unanswered() -> None:
    """Beat: findings that no technologist answered in time become cases."""
    public.pass_on_unanswered()
