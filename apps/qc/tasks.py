from celery import shared_task

from apps.qc import public


@shared_task(name="qc.check_study")
def check_study(study_id: int) -> None:
    """Image rules over a completed study; run twice it says the same once."""
    public.check_study(study_id)


@shared_task(name="qc.measure_phantom")
def measure_phantom(study_id: int, code: str = "") -> None:
    """Constancy values of a phantom study, or the foreign program's analysis of it."""
    public.measure_phantom(study_id, code)
    public.analyse_study(study_id, code)


@shared_task(name="qc.remind_panels")
def remind_panels() -> None:
    """Beat: panels hear of their deadline some days before it, owners of an improvement when its day is over; each once."""
    public.remind_panels()
    public.remind_owners()


@shared_task(name="qc.open_grading_periods")
def open_grading_periods() -> None:
    """Beat: a new period takes over the sheets in force on its first day."""
    public.open_periods()


@shared_task(name="qc.judge_rules")
def judge_rules() -> None:
    """Beat: report rules that nobody acts on are taken back."""
    public.judge_rules()


@shared_task(name="qc.run_audits")
def run_audits() -> None:
    """Beat: audits that were asked for."""
    public.run_waiting_audits()


@shared_task(name="qc.learn_reports")
def learn_reports() -> None:
    """Beat: the spell model learns from signed reports, when there is something new."""
    public.learn_reports()


@shared_task(name="qc.read_second")
def read_second() -> None:
    """Beat: signed reports for the second reader, when there is one."""
    public.read_waiting()


@shared_task(name="qc.pass_on_unanswered")
def pass_on_unanswered() -> None:
    """Beat: findings that no technologist answered in time become cases."""
    public.pass_on_unanswered()
