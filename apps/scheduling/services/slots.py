"""May this exam stand there? The engine's board decides; each no is told with its reason and, where there is one, the way out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, RadflowError, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import Policy
from apps.safety.public import Assessment, assess
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import show_local
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.pool_uses import PoolNeed, list_needs
from apps.scheduling.services.refusals import Question, tell_rule
from apps.scheduling.services.separations import check_separations
from apps.workflow.public import ExamFacts

PEOPLE_COME_IN = frozenset({"hours", "pools", "reserve"})
"""Rules that the right to override opens, with a reason."""
EMERGENCY_GOES_FIRST = frozenset({"hours", "pools", "changeover", "reserve"})


@dataclass(frozen=True)
class Slot:
    """A place that the rules allow; `reasons` are what safety and the calendar want said, `overrides` what a person set aside."""

    span: Span
    pool_uses: tuple[PoolNeed, ...]
    reasons: tuple[Reason, ...]
    overrides: tuple[Reason, ...] = ()


def check_slot(
    exam: ExamFacts,
    resource: Resource,
    starts_at: datetime,
    *,
    length: timedelta | None = None,
    ignore: tuple[int, ...] = (),
    outside_hours_reason: str = "",
    separation_reason: str = "",
    separations_later: bool = False,
    tolerate: Collection[str] = frozenset(),
    actor: Actor | None = None,
) -> Slot:
    """Raises Refused or Conflict with the first rule that says no.

    `tolerate` names engine rules that become warnings (hours, pools, changeover, reserve); `outside_hours_reason` opens
    closed hours, their pools and reserves, `separation_reason` sets a clinical separation aside for `actor`. Taken time, the patient's
    other exams and safety holds are never overridden here. `separations_later`: several exams of one patient change together, and
    the caller asks `settle_separations` of each when all of them stand. The caller holds the locks of `lock_for_exams`.
    """
    policy = booking_policy(exam.site_id)
    length = length or timedelta(minutes=exam.duration_min)
    span = (starts_at, starts_at + length)
    _check_resource(exam, resource)
    _check_not_past(starts_at, policy, resource)
    tolerated = {*tolerate, *(PEOPLE_COME_IN if outside_hours_reason else ())}
    question = Question(exam, resource, span, ignore)
    warnings = _ask_rules(question, tolerated)
    verdict = assess(exam, starts_at)
    _check_verdict(verdict)
    advice: tuple[Reason, ...] = ()
    overrides: tuple[Reason, ...] = ()
    if not separations_later:
        advice, overrides = check_separations(
            exam, span, time_zone=resource.site.time_zone, override_reason=separation_reason, actor=actor
        )
    return Slot(span, list_needs(question.demands, span), (*warnings, *verdict.reasons, *advice), overrides)


def check_pools(exam: ExamFacts, resource: Resource, span: Span, *, ignore: tuple[int, ...] = ()) -> None:
    """Only whether the pools have the units: for taking back what the other rules allowed once."""
    question = Question(exam, resource, span, ignore)
    for rule in question.broken():
        if rule.code == "pools":
            raise _to_error(tell_rule(question, rule))


def _ask_rules(question: Question, tolerated: Collection[str]) -> list[Reason]:
    warnings = []
    for rule in question.broken():
        if rule.code not in tolerated:
            raise _to_error(tell_rule(question, rule))
        if rule.code != "hours":
            warnings.append(tell_rule(question, rule, severity="warning"))
    return warnings


def _to_error(reason: Reason) -> RadflowError:
    return Conflict(reason) if reason.code == "scheduling.slot_taken" else Refused(reason)


def _check_resource(exam: ExamFacts, resource: Resource) -> None:
    fits = resource.is_active and resource.kind == Resource.Kind.SCANNER
    if not fits or resource.modality != exam.modality or resource.site_id != exam.site_id:
        params = {"resource": resource.code, "modality": exam.modality}
        raise Refused(Reason("scheduling.resource_does_not_fit", params, "error"))


def _check_not_past(starts_at: datetime, policy: Policy, resource: Resource) -> None:
    if starts_at < clock.now() - timedelta(minutes=policy.payload["grid_min"]):
        params = {"time": show_local(starts_at, resource)}
        raise Refused(Reason("scheduling.slot_in_past", params, "error", policy.label))


def _check_verdict(verdict: Assessment) -> None:
    if verdict.verdict == "hold":
        raise Refused(Reason("scheduling.safety_hold", {}, "block"), others=tuple(verdict.reasons))
