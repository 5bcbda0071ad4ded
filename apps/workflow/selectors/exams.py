from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache, reduce
from operator import and_
from typing import Any

from django.db.models import Q, QuerySet

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


ROWS_BY_ACCESSION = Prepared(lambda: list_fact_rows().filter(accession=Slot("accession"))[:2])
ROWS_BY_NUMBER = Prepared(
    lambda: list_fact_rows().filter(accession=Slot("accession"), accession_issuer=Slot("issuer"))[:2]
)
ROWS_OF_ORDER = Prepared(lambda: list_fact_rows().filter(order_id=Slot("order")).order_by("id"))
ROWS_OF_PLACER = Prepared(
    lambda: (
        list_fact_rows()
        .filter(order__placer_issuer=Slot("issuer"), order__placer_number=Slot("number"))
        .exclude(order__placer_number="")  # so says the index, too
        .order_by("id")
    )
)
EXAM_OF_STEP = Prepared(
    lambda: Step.objects.filter(sps_id=Slot("sps_id")).order_by("id").values_list("exam_id", flat=True)[:1]
)
EXAM_OF_STUDY = Prepared(
    lambda: (
        Step.objects.filter(study_instance_uid=Slot("study_uid")).order_by("id").values_list("exam_id", flat=True)[:1]
    )
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
    number = accession.strip()
    found = ROWS_BY_NUMBER(accession=number, issuer=issuer) if issuer else ROWS_BY_ACCESSION(accession=number)
    return to_exam_facts(found[0]) if len(found) == 1 else None


def find_exam_by_step(*, sps_id: str | None = None, study_uid: str | None = None) -> ExamFacts | None:
    """By the scheduled procedure step, or by Study Instance UID (the oldest exam, when several share the study)."""
    if not (sps_id or study_uid):
        return None
    exam_id = EXAM_OF_STEP.first(sps_id=sps_id) if sps_id else EXAM_OF_STUDY.first(study_uid=study_uid)
    return get_exam(exam_id) if exam_id else None


def list_exams_of_patient(patient_id: int, *, limit: int = MOST) -> list[ExamFacts]:
    return [to_exam_facts(row) for row in ROWS_OF_PATIENT(patient=patient_id)[:limit]]


def list_exams_of_order(order_id: int) -> list[ExamFacts]:
    return [to_exam_facts(row) for row in ROWS_OF_ORDER(order=order_id)]


def find_order_exams(placer_issuer: str, placer_number: str) -> list[ExamFacts]:
    """The exams of the order with this placer number; empty when there is none."""
    if not placer_number:
        return []
    return [to_exam_facts(row) for row in ROWS_OF_PLACER(issuer=placer_issuer, number=placer_number)]


def list_steps(
    *,
    states: Sequence[str],
    starts_from: datetime | None = None,
    starts_before: datetime | None = None,
    site_id: int | None = None,
    site_ids: Sequence[int] | None = None,
    modality: str | None = None,
    device_codes: Sequence[str] | None = None,
    accession: str | None = None,
    patient_ids: Sequence[int] | None = None,
    exam_ids: Sequence[int] | None = None,
    or_no_slot: bool = False,
    with_actions: bool = True,
    order: Sequence[str] = ("slot_start", "priority__rank", "id"),
    limit: int = 500,
) -> list[ExamFacts]:
    """Exams for a worklist, each with its steps: by state, slot time, modality, device. Soonest slot first, no slot last.

    `or_no_slot`: the slot's times keep out nobody who has no slot yet. Without `with_actions` nothing is allowed:
    for who only reads, since the guards cost a fourth of a long list.
    """
    wanted = {
        "slot_start__gte": starts_from,
        "slot_start__lt": starts_before,
        "site_id": site_id,
        "site_id__among": site_ids,
        "modality": modality,
        "slot_device_code__among": device_codes,
        "accession": accession,
        "patient_id__among": patient_ids,
        "id__among": exam_ids,
    }
    given = {k: list(v) if k.endswith("among") else v for k, v in wanted.items() if v is not None}
    ask = _prepare_steps(tuple(states), tuple(given), or_no_slot, tuple(order), limit)
    if with_actions:
        return [to_exam_facts(row) for row in ask(**given)]
    return [make_exam_facts(row, allowed_actions=()) for row in ask(**given)]


@lru_cache(maxsize=128)
def _prepare_steps(
    states: tuple[str, ...], given: tuple[str, ...], or_no_slot: bool, order: tuple[str, ...], limit: int
) -> Prepared:
    """One statement for each choice of filters: composing it costs more than the answer."""
    times = [Q(**{key: Slot(key)}) for key in given if key.startswith("slot_start")]
    rest = {key: Slot(key) for key in given if not key.startswith("slot_start")}
    within = reduce(and_, times, Q()) | (Q(slot_start=None) if times and or_no_slot else Q())
    return Prepared(lambda: list_fact_rows().filter(within, state__in=states, **rest).order_by(*order)[:limit])


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


def list_exam_ids_of_patients(patient_ids: Iterable[int]) -> set[int]:
    return set(Exam.objects.filter(patient_id__in=list(patient_ids)).values_list("id", flat=True))
