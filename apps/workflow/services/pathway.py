"""The two verbs of the pathway: `request` may be refused by a rule, `record_fact` never is. Lock, then decide."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.workflow.engine.facts import apply_fact
from apps.workflow.engine.guards import NEEDS_REASON, find_objection, find_undo_target
from apps.workflow.engine.lifecycle import PATHWAY
from apps.workflow.engine.states import (
    ACTION_STAMPS,
    FACT_FACETS,
    FACT_STAMPS,
    Action,
    ClockSource,
    ExamState,
    Facet,
    Fact,
    Stamp,
)
from apps.workflow.models import Exam, ExamChange, ExamStamp
from apps.workflow.selectors.exams import get_exam, list_exam_rows, make_situation
from apps.workflow.selectors.facts import ExamFacts
from apps.workflow.services.changes import add_stamp, put_facet, save_change
from apps.workflow.services.effects import apply_detail, change_hold, change_slot
from apps.workflow.services.processing import plan_processing
from apps.workflow.services.tasks import open_discrepancy

FUTURE = timedelta(minutes=5)  # a person's clock may be a little fast; more is a typing error

AUDITED = ("exam_type", "previous_exam_type", "is_suggested", "priority", "previous_priority")


def lock_exam(exam_id: int) -> Exam:
    row = list_exam_rows().select_for_update(of=("self",)).filter(pk=exam_id).first()
    if row is None:
        raise NotFound("workflow.exam_missing", exam=exam_id)
    return row


def request(
    exam_id: int,
    action: str,
    *,
    actor: Actor,
    at: datetime | None = None,
    reason: str | None = None,
    expected_version: int | None = None,
    detail: Mapping[str, Any] | None = None,
    may_correct: bool = False,
) -> ExamFacts:
    """A person's or process's wish; raises Refused (rule), Conflict (stale version), Invalid (no reason given, time ahead).

    `detail`: for retriage priority, for vet protocol, priority, contrast, laterality; for book starts_at and device_code. `may_correct` lifts who and when of undo.
    """
    what, note, when = _parse_action(action), (reason or "").strip(), at or clock.now()
    if what in NEEDS_REASON and not note:
        raise Invalid({"reason": Reason("workflow.reason_needed", {"action": str(what)}, "error")})
    if when > clock.now() + FUTURE:
        raise Invalid({"at": Reason("workflow.time_in_future", severity="error")})
    with transaction.atomic():
        exam = lock_exam(exam_id)
        _check_version(exam, expected_version)
        if at and at < exam.received_at:
            raise Invalid({"at": Reason("workflow.time_before_order", severity="error")})
        to = _find_next(exam.state, what)
        situation = make_situation(
            exam, actor_id=actor.id, may_correct=may_correct, note=note, with_last=what is Action.UNDO
        )
        objection = find_objection(what, situation)
        if objection:
            raise Refused(objection)
        before = ExamState(exam.state)
        after = find_undo_target(situation) if what is Action.UNDO else ExamState(to)
        exam.state = after
        kept = apply_detail(exam, what, detail or {})
        if what is Action.UNDO:
            _void_last(exam)
        if what in (Action.SUSPEND, Action.RESUME):
            change_hold(exam, what, note=note, actor=actor, at=when)
        if what in ACTION_STAMPS:
            kind = Stamp.DISCONTINUED if after is ExamState.DISCONTINUED else ACTION_STAMPS[what]
            add_stamp(exam, kind, at=when, source=_source_of(actor), actor=actor)
        if what is Action.DELIVER:
            put_facet(exam, Facet.DELIVERY, "delivered", at=when, source=_source_of(actor))
        if what is Action.SIGN:
            put_facet(exam, Facet.REPORT, "signed", at=when, source=_source_of(actor))
        change_slot(exam, what, kept)
        save_change(
            exam, "action", what, before, at=when, source=_source_of(actor), actor=actor, note=note, detail=kept
        )
        if what is Action.VET:
            plan_processing(exam)
        record(
            actor, f"exam.{what}", obj=f"exam:{exam.id}", patient_id=exam.patient_id,
            detail={
                "from": str(before), "to": str(after), **({"reason": note} if note else {}),
                **{k: v for k, v in kept.items() if k in AUDITED},
            },
        )  # fmt: skip
    return get_exam(exam_id)


def record_fact(
    exam_id: int,
    fact: str,
    *,
    at: datetime,
    source: str,
    detail: Mapping[str, Any] | None = None,
    actor: Actor | None = None,
) -> ExamFacts:
    """What happened, whatever the rules say; an unexpected fact is kept and opens a discrepancy. Raises NotFound only."""
    what, who = Fact(fact), actor or _clock_only(source)
    with transaction.atomic():
        exam = lock_exam(exam_id)
        situation = make_situation(exam)
        before = ExamState(exam.state)
        effect = apply_fact(before, what, is_emergency=situation.is_emergency, has_mpps=situation.has_mpps)
        exam.state = effect.to
        kept = apply_detail(exam, what, detail or {})
        if what in FACT_STAMPS and (effect.is_expected or effect.to is not before):  # else it would bend the intervals
            add_stamp(exam, FACT_STAMPS[what], at=at, source=source, actor=who)
        if what in FACT_FACETS:
            facet, value = FACT_FACETS[what]
            put_facet(exam, facet, value, at=at, source=source)
        change_slot(exam, what, kept)
        save_change(
            exam, "fact", what, before, at=at, source=source, actor=who, detail=kept, is_expected=effect.is_expected
        )
        if not effect.is_expected:
            _open_unexpected(exam, what, before)
        _compare_clocks(exam, what, at)
    return get_exam(exam_id)


def set_facet(
    exam_id: int,
    facet: str,
    value: str,
    *,
    at: datetime | None = None,
    source: str = "system",
    actor: Actor | None = None,
) -> ExamFacts:
    """Records what an upper room knows of the exam; the same value twice changes nothing."""
    with transaction.atomic():
        exam = lock_exam(exam_id)
        if put_facet(exam, Facet(facet), value, at=at or clock.now(), source=source):
            state = ExamState(exam.state)
            save_change(
                exam, "facet", facet, state, at=at or clock.now(), source=source,
                actor=actor or _clock_only(source), detail={"value": value},
            )  # fmt: skip
    return get_exam(exam_id)


def _parse_action(action: str) -> Action:
    try:
        return Action(action)
    except ValueError:
        raise Invalid({"action": Reason("workflow.action_unknown", {"action": str(action)[:40]}, "error")}) from None


def _find_next(state: str, action: Action) -> str:
    """As the table says; the refusal names state and action by words of ours."""
    try:
        return PATHWAY.next(state, action)
    except Refused:
        params = {"state": f"workflow.state.{state}", "action": f"workflow.action.{action}"}
        raise Refused(Reason("workflow.not_in_this_state", params, "error")) from None


def _check_version(exam: Exam, expected: int | None) -> None:
    if expected is not None and expected != exam.version:
        raise Conflict("common.stale", current={"id": exam.id, "state": exam.state, "version": exam.version})


def _source_of(actor: Actor) -> ClockSource:
    kinds = {"person": ClockSource.PERSON, "machine": ClockSource.MESSAGE}
    return kinds.get(actor.kind, ClockSource.SYSTEM)


def _clock_only(source: str) -> Actor:
    """Nobody is named: the source of the clock says all that is known."""
    return Actor(kind="system", id=str(ClockSource(source)), name="")


def _void_last(exam: Exam) -> None:
    """The undone change and its stamp stay readable, marked."""
    changes = ExamChange.objects.filter(exam=exam, is_undone=False).exclude(trigger=Action.UNDO).order_by("-id")
    last = next(c for c in changes[:50] if c.from_state != c.to_state)
    last.is_undone = True
    last.save(update_fields=["is_undone"])
    kind = ACTION_STAMPS[Action(last.trigger)]
    kind = Stamp.DISCONTINUED if last.to_state == ExamState.DISCONTINUED else kind
    stamp = ExamStamp.objects.filter(exam=exam, kind=kind, is_void=False).order_by("-id").first()
    if stamp:
        stamp.is_void = True
        stamp.save(update_fields=["is_void"])


def _open_unexpected(exam: Exam, fact: Fact, before: ExamState) -> None:
    reason = Reason(
        "workflow.unexpected_fact",
        {"fact": f"workflow.fact.{fact}", "state": f"workflow.state.{before}", "accession": exam.accession},
        "warning",
    )
    open_discrepancy(exam, reason, key=f"fact:{exam.id}:{fact}:{before}")


def _compare_clocks(exam: Exam, fact: Fact, at: datetime) -> None:
    """A stamp ahead of the department's clock, or before the order came, means that the other clock is wrong; it is kept as sent."""
    policy = get_policy("workflow.pathway", site_id=exam.site_id)
    tolerated = policy.payload["clock_difference_min"]
    ahead = (at - clock.now()) / timedelta(minutes=1)
    behind = (exam.received_at - at) / timedelta(minutes=1)
    params = {"fact": f"workflow.fact.{fact}", "accession": exam.accession}
    if ahead > tolerated:
        reason = Reason("workflow.clock_ahead", {**params, "ahead_min": round(ahead)}, "warning", policy.label)
        open_discrepancy(exam, reason, key=f"clock:{exam.id}:{fact}")
    elif behind > tolerated:
        reason = Reason("workflow.clock_behind", {**params, "behind_min": round(behind)}, "warning", policy.label)
        open_discrepancy(exam, reason, key=f"clock:{exam.id}:{fact}")
