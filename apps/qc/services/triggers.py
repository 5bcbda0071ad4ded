"""Signs of risk, kept with the subject as they come up; its weight in an active draw follows."""

from collections.abc import Mapping

from django.db import transaction

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.qc.engine.risk import Trigger, score_risk
from apps.qc.models import Subject, SubjectTrigger


def note_report_trigger(report_id: int, code: str) -> int:
    """A sign about a report (a late critical result, a preliminary text that differed, a pathology that disagrees):
    every signed version of it that was enrolled carries it. Twice changes nothing; returns how many subjects."""
    subjects = list(Subject.objects.filter(kind="report", ref__startswith=f"report:{report_id}@"))
    for subject in subjects:
        note_triggers(subject, {Trigger(code): 1})
    return len(subjects)


def note_triggers(subject: Subject, signs: Mapping[str, int]) -> None:
    """Adds signs (how often each); one that is known already keeps the higher count."""
    with transaction.atomic():
        locked = Subject.objects.select_for_update(of=("self",)).get(pk=subject.pk)
        known = {row.code: row for row in locked.triggers.all()}
        for code, n in signs.items():
            row = known.get(code)
            if row is None and n > 0:
                known[code] = SubjectTrigger.objects.create(subject=locked, code=code, n=n, noted_at=clock.now())
            elif row is not None and n > row.n:
                row.n = n
                row.save(update_fields=["n"])
        weights = get_policy("qc.risk", site_id=locked.site_id).payload
        locked.risk = score_risk({code: row.n for code, row in known.items()}, weights)
        locked.save(update_fields=["risk"])
        subject.risk = locked.risk
