from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.policy import get_policy
from apps.common.prepared import Prepared, Slot
from apps.workflow.engine.guards import LastChange, Situation, list_open_actions
from apps.workflow.engine.states import LAST_COUNTS, Action, ClockSource, Stamp
from apps.workflow.models import Exam, ExamChange, ExamStamp, Step
from apps.workflow.selectors.facts import ExamFacts
from apps.workflow.selectors.rows import has_mpps, list_fact_rows, make_exam_facts, read_facets

RELATED = ("order__encounter", "exam_type", "patient", "site", "priority")
NESTED = ("patient__identifiers", "steps", "facets", "stamps")


def list_exam_rows() -> QuerySet[Exam]:
    """For services that change an exam: 1 query and 4 for the nested parts. Who only reads takes `list_fact_rows`."""
    return Exam.objects.select_related(*RELATED).prefetch_related(*NESTED)


MOST = 200
ONE_ROW = Prepared(lambda: list_fact_rows().filter(pk=Slot("pk")))
ROWS_OF_PATIENT = Prepared(
    lambda: list_fact_rows().filter(patient_id=Slot("patient")).order_by("-received_at", "-id")[:MOST]
)


def get_exam(exam_id: int) -> ExamFacts:
    return to_exam_facts(_get_fact_row(exam_id))


def get_exam_for(exam_id: int, *, actor_id: str, may_correct: Callable[[int], bool]) -> ExamFacts:
    """With undo among the allowed actions when this person could undo now."""
    row = _get_fact_row(exam_id)
    last = find_last_change(row.id)
    return to_exam_facts(row, last=last, actor_id=actor_id, may_correct=may_correct(row.site_id))


def list_exams(exam_ids: Iterable[int]) -> list[ExamFacts]:
    """In the order of their ids; one that is missing is left out."""
    wanted = list(exam_ids)
    return [to_exam_facts(row) for row in list_fact_rows().filter(pk__in=wanted).order_by("pk")] if wanted else []


def list_exams_in_order(exam_ids: Sequence[int]) -> list[ExamFacts]:
    """In the order given: the page of a list."""
    found = {exam.id: exam for exam in list_exams(exam_ids)}
    return [found[i] for i in exam_ids if i in found]


def find_exam_by_accession(accession: str, issuer: str | None = None) -> ExamFacts | None:
    """None when there is no such exam, or when several issuers gave the number and none was named."""
    rows = list_fact_rows().filter(accession=accession.strip())
    found = list((rows.filter(accession_issuer=issuer) if issuer else rows)[:2])
    return to_exam_facts(found[0]) if len(found) == 1 else None


def find_exam_by_step(*, sps_id: str | None = None, study_uid: str | None = None) -> ExamFacts | None:
    """By the scheduled procedure step, or by Study Instance UID (the oldest exam, when several share the study)."""
    if not (sps_id or study_uid):
        return None
    rows = Step.objects.filter(sps_id=sps_id) if sps_id else Step.objects.filter(study_instance_uid=study_uid)
    step = rows.order_by("id").first()
    return get_exam(step.exam_id) if step else None


def list_exams_of_patient(patient_id: int, *, limit: int = MOST) -> list[ExamFacts]:
    return [to_exam_facts(row) for row in ROWS_OF_PATIENT(patient=patient_id)[:limit]]


def list_exams_of_order(order_id: int) -> list[ExamFacts]:
    return [to_exam_facts(row) for row in list_fact_rows().filter(order_id=order_id).order_by("id")]


def find_order_exams(placer_issuer: str, placer_number: str) -> list[ExamFacts]:
    """The exams of the order with this placer number; empty when there is none."""
    if not placer_number:
        return []
    rows = list_fact_rows().filter(order__placer_issuer=placer_issuer, order__placer_number=placer_number)
    return [to_exam_facts(row) for row in rows.order_by("id")]


def list_steps(
    *,
    states: Sequence[str],
    starts_from: datetime | None = None,
    starts_before: datetime | None = None,
    site_id: int | None = None,
    modality: str | None = None,
    device_codes: Sequence[str] | None = None,
    accession: str | None = None,
    patient_ids: Sequence[int] | None = None,
    exam_ids: Sequence[int] | None = None,
    limit: int = 500,
) -> list[ExamFacts]:
    """Exams for a worklist, each with its steps: by state, slot time, modality, device. Soonest slot first, no slot last."""
    rows = list_fact_rows().filter(state__in=list(states))
    wanted = {
        "slot_start__gte": starts_from,
        "slot_start__lt": starts_before,
        "site_id": site_id,
        "modality": modality,
        "slot_device_code__in": device_codes,
        "accession": accession,
        "patient_id__in": patient_ids,
        "id__in": exam_ids,
    }
    rows = rows.filter(**{k: v for k, v in wanted.items() if v is not None})
    return [to_exam_facts(row) for row in rows.order_by("slot_start", "priority__rank", "id")[:limit]]


def to_exam_facts(row: Any, **asker: Any) -> ExamFacts:
    """`row` is one of `list_fact_rows`; `asker` (last, actor_id, may_correct) decides about undo."""
    situation = _situate(
        site_id=row.site_id,
        state=row.state,
        patient_class=row.patient_class,
        priority_rank=row.priority__rank,
        is_held=row.is_held,
        facets=read_facets(row),
        slot_start=row.slot_start,
        has_mpps=has_mpps(row),
        **asker,
    )
    return make_exam_facts(row, allowed_actions=list_open_actions(situation))


def _get_fact_row(exam_id: int) -> Any:
    row = ONE_ROW.first(pk=exam_id)
    if row is None:
        raise NotFound("workflow.exam_missing", exam=exam_id)
    return row


def fold_stamps(rows: Iterable[ExamStamp]) -> dict[str, ExamStamp]:
    """One stamp a kind: the first, or the last where only the last counts; void ones are left out."""
    folded: dict[str, ExamStamp] = {}
    for stamp in sorted((s for s in rows if not s.is_void), key=lambda s: (s.at, s.id)):
        if stamp.kind not in folded or Stamp(stamp.kind) in LAST_COUNTS:
            folded[stamp.kind] = stamp
    return folded


def make_situation(
    row: Exam, *, actor_id: str = "", may_correct: bool = False, note: str = "", with_last: bool = False
) -> Situation:
    """What the guards look at; `with_last` costs one query and is needed for undo only."""
    return _situate(
        site_id=row.site_id,
        state=row.state,
        patient_class=row.patient_class,
        priority_rank=row.priority.rank,
        is_held=row.is_held,
        facets={f.facet: f.value for f in row.facets.all()},
        slot_start=row.slot_start,
        has_mpps=any(s.source == ClockSource.MPPS and not s.is_void for s in row.stamps.all()),
        last=find_last_change(row.id) if with_last else None,
        actor_id=actor_id,
        may_correct=may_correct,
        note=note,
    )


def _situate(*, site_id: int, **known: Any) -> Situation:
    policy = get_policy("workflow.pathway", site_id=site_id)
    return Situation(
        now=clock.now(),
        no_show_grace_min=policy.payload["no_show_grace_min"],
        undo_window_min=policy.payload["undo_window_min"],
        policy_version=policy.label,
        **known,
    )


def find_last_change(exam_id: int) -> LastChange | None:
    """The newest change of state, undone ones and undo itself left out."""
    changes = ExamChange.objects.filter(exam_id=exam_id, is_undone=False).exclude(trigger=Action.UNDO).order_by("-id")
    row = next((c for c in changes[:50] if c.from_state != c.to_state), None)
    return row and LastChange(row.kind, row.trigger, row.from_state, row.to_state, row.actor_id, row.recorded_at)
