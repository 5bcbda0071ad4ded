"""Judging an exam: for a start that is offered, and for the record after anything changed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.safety.engine.facts import Assessment, Stage
from apps.safety.engine.screening import assess_case
from apps.safety.engine.strip import needs_isolation
from apps.safety.engine.terms import SafetyFacet
from apps.safety.events import VerdictChanged
from apps.safety.models import SafetyRelease, SafetyState
from apps.safety.selectors.cases import LoadedCase, load_case, load_cases
from apps.safety.selectors.rules import get_all_rules
from apps.workflow.public import ExamFacts, get_exam, set_facet, set_isolation

SYSTEM = Actor.system("system")


def assess(exam: int | ExamFacts, starts_at: datetime) -> Assessment:
    """Clear, needs something before, or hold, for one start; writes nothing. By its facts: who just read them."""
    return assess_starts(exam, [starts_at])[0]


def assess_starts(exam: int | ExamFacts, starts: Sequence[datetime]) -> list[Assessment]:
    """The same for several starts, from one reading of the facts."""
    if not starts:
        return []
    facts = get_exam(exam) if isinstance(exam, int) else exam
    loaded = load_cases([facts], on=starts[0])[facts.id]
    return [judge(loaded, starts_at=at) for at in starts]


def judge(loaded: LoadedCase, *, starts_at: datetime, stage: Stage = Stage.BOOKING) -> Assessment:
    rules = get_all_rules(site_id=loaded.exam.site_id)
    return assess_case(loaded.case, rules, starts_at=starts_at, now=clock.now(), stage=stage)


def lock_state(exam_id: int) -> SafetyState:
    """The row that every change of one exam's safety queues on; empty before the first assessment."""
    now = clock.now()
    SafetyState.objects.bulk_create([SafetyState(exam_id=exam_id, starts_at=now, at=now)], ignore_conflicts=True)
    return SafetyState.objects.select_for_update(of=("self",)).get(exam_id=exam_id)


def reassess_exam(exam_id: int, *, cause: str, by: Actor | None = None) -> Assessment:
    """Judges anew, stores the verdict, moves the facet and withdraws a release whose ground is gone."""
    with transaction.atomic():
        state = lock_state(exam_id)
        now = clock.now()
        loaded = load_case(exam_id, on=now)
        starts_at = loaded.exam.slot_start or now
        assessment = judge(loaded, starts_at=starts_at)
        release = SafetyRelease.objects.filter(exam_id=exam_id, withdrawn_at=None).first()
        if release and assessment.verdict != "clear":
            _withdraw(release, cause=cause, by=by)
            release = None
        facet = SafetyFacet.RELEASED if release else SafetyFacet(str(assessment.verdict))
        keep_state(exam_id, assessment, facet=facet, starts_at=starts_at, at=now)
        if (state.facet, state.verdict) != (facet, str(assessment.verdict)):
            set_facet(
                exam_id, "safety", str(facet), at=now, source="person" if by and by.kind == "person" else "system"
            )
            publish(VerdictChanged(exam_id, str(assessment.verdict), str(facet)), aggregate=f"exam:{exam_id}")
        if (is_isolated := needs_isolation(loaded.case)) != loaded.exam.needs_isolation:
            set_isolation(exam_id, is_isolated, actor=by or SYSTEM)
        return assessment


def keep_state(exam_id: int, assessment: Assessment, *, facet: SafetyFacet, starts_at: datetime, at: datetime) -> None:
    """The decision with the pack that judged and the facts it saw."""
    kept = assessment.to_json()
    SafetyState.objects.update_or_create(
        exam_id=exam_id, defaults={**kept, "facet": facet, "starts_at": starts_at, "at": at}
    )


def _withdraw(release: SafetyRelease, *, cause: str, by: Actor | None) -> None:
    release.withdrawn_at = clock.now()
    release.withdrawn_by = by.name if by else "Radflow"
    release.withdrawn_reason = Reason(
        "safety.release_withdrawn", {"cause": f"safety.cause_{cause}"}, severity="warning"
    ).to_json()
    release.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
