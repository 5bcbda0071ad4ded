"""The clinical separations of one exam: policy, the patient's other exams at any site, kidneys; four queries, none where no rule applies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter

from apps.common.kernel import clock
from apps.common.policy import Policy, get_policy
from apps.safety.public import KidneyFacts, get_contrast_class, list_given_agents, list_kidney_facts
from apps.scheduling.engine.clinical_separations import (
    SeparationExam,
    SeparationRule,
    Zone,
    find_gaps,
    list_concerned,
    list_zones,
    longest_gap,
    make_medicine_zone,
    read_rules,
)
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import Separation
from apps.workflow.public import ExamFacts, list_exams_of_patient

PLANNED = ("booked", "arrived", "ready")
SCANNED = ("in_progress", "acquired", "reported", "delivered")


@dataclass(frozen=True)
class SeparationCase:
    """What one exam must keep clear of, and the policy that says so."""

    zones: tuple[Zone, ...]
    policy: Policy


def separation_policy(site_id: int) -> Policy:
    return get_policy("scheduling.separations", site_id=site_id)


def load_separations(exam: ExamFacts) -> SeparationCase:
    """The zones around the patient's other exams, booked and done."""
    policy = separation_policy(exam.site_id)
    rules, own = read_rules(policy.payload), to_separation_exam(exam)
    concerned = list_concerned(rules, own)
    if not concerned:
        return SeparationCase((), policy)
    now = clock.now()
    kidneys = list_kidney_facts([exam], at=now)[exam.id]
    others = list_other_exams(exam, since=now - longest_gap(concerned))
    zones = list_zones(concerned, own, others, egfr=kidneys.egfr)
    found = [replace(zone, policy_version=policy.label) for zone in zones]
    medicine = _metformin_zone(concerned, own, kidneys, now)
    return SeparationCase((*found, medicine) if medicine else tuple(found), policy)


def list_forbidden(case: SeparationCase, *, is_emergency: bool) -> tuple[Span, ...]:
    """Time that an exam of this case may not touch; an emergency is warned only, where the policy says so."""
    if is_emergency and case.policy.payload["emergency"] == "warn":
        return ()
    return tuple(zone.span for zone in case.zones if not zone.is_advice)


def list_other_exams(exam: ExamFacts, *, since: datetime) -> list[SeparationExam]:
    """The patient's other exams that have a time after `since`, planned or real, and contrast that was given beyond the plan."""
    rows = {row.id: row for row in list_exams_of_patient(exam.patient_id) if row.id != exam.id}
    found = {row.id: to_separation_exam(row, span=span_of(row)) for row in rows.values() if span_of(row)}
    others = [one for one in found.values() if one.span[1] >= since]
    for given in list_given_agents(exam.patient_id, since=since):
        row, known = rows.get(given.exam_id), found.get(given.exam_id)
        if row is not None and (known is None or known.contrast != given.agent_class):
            others.append(replace(to_separation_exam(row), contrast=given.agent_class, span=(given.at, given.at)))
    return others


def separations_of(
    exams: Iterable[ExamFacts], grid_min: int, *, name: Callable[[ExamFacts], str] = attrgetter("accession")
) -> list[Separation]:
    """The rows of mids-1 between the exams of each patient, in slots rounded up; `name` gives the ids of the requests."""
    by_patient: dict[int, list[ExamFacts]] = defaultdict(list)
    for exam in exams:
        by_patient[exam.patient_id].append(exam)
    several = [exam for own in by_patient.values() if len(own) > 1 for exam in own]
    kidneys = list_kidney_facts(several, at=clock.now()) if several else {}
    return [row for own in by_patient.values() for row in _pair_up(own, kidneys, grid_min, name)]


def to_separation_exam(exam: ExamFacts, *, span: Span | None = None) -> SeparationExam:
    return SeparationExam(
        key=exam.accession,
        contrast=get_contrast_class(exam.contrast),
        modality=exam.modality,
        body_part=exam.body_part,
        exam_code=exam.exam_type_code,
        names=exam.exam_type_names,
        span=span,
    )


def _pair_up(
    exams: Sequence[ExamFacts], kidneys: dict[int, KidneyFacts], grid_min: int, name: Callable[[ExamFacts], str]
) -> list[Separation]:
    rows = []
    for at, a in enumerate(exams):
        rules = read_rules(separation_policy(a.site_id).payload)
        for b in exams[at + 1 :]:
            egfr = min((k.egfr for k in (kidneys[a.id], kidneys[b.id]) if k.egfr is not None), default=None)
            ab, ba = find_gaps(rules, to_separation_exam(a), to_separation_exam(b), egfr=egfr)
            if ab or ba:
                rows.append(Separation(name(a), name(b), _to_slots(ab, grid_min), _to_slots(ba, grid_min)))
    return rows


def _to_slots(hours: float, grid_min: int) -> int:
    return -int(-hours * 60 // grid_min)


def span_of(exam: ExamFacts) -> Span | None:
    """When it lies or lay; None for an exam that has no time or is called off. One that still runs ends now at the earliest."""
    length = timedelta(minutes=exam.duration_min)
    if exam.state in PLANNED:
        return (exam.slot_start, exam.slot_start + length) if exam.slot_start else None
    if exam.state not in SCANNED:
        return None
    start = exam.stamps.get("started") or exam.slot_start or exam.stamps.get("finished")
    if start is None:
        return None
    if exam.state == "in_progress":
        return start, max(start + length, clock.now())
    return start, max(start, exam.stamps.get("finished") or start + length)


def _metformin_zone(
    rules: Sequence[SeparationRule], own: SeparationExam, kidneys: KidneyFacts, now: datetime
) -> Zone | None:
    return make_medicine_zone(
        rules, own, "metformin", now=now, hours=kidneys.stop_h or 0, policy=kidneys.policy_version
    )
