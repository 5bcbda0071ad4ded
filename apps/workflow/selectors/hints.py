"""Hints for an order that is being written or vetted, from the patient's other exams and the department's policy."""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import get_site, list_exam_types
from apps.workflow.engine.appropriateness import Other, Person, Wanted, find_hints
from apps.workflow.engine.states import BEFORE_SCAN, ENDED_STATES
from apps.workflow.selectors.exams import list_exams_of_patient
from apps.workflow.selectors.facts import ExamFacts

DAYS_A_YEAR = 365.25
LOOKED_AT = 60
"""Exams of the patient, the newest first: older ones are recent for nobody."""


def find_exam_hints(exam: ExamFacts) -> tuple[Reason, ...]:
    """The exam's own order does not count as asking twice: its repeats are meant."""
    others = [
        other for other in list_exams_of_patient(exam.patient_id, limit=LOOKED_AT) if other.order_id != exam.order_id
    ]
    wanted = [Wanted(exam.exam_type_code, exam.modality, exam.body_part)]
    return _find(wanted, others, exam.reason_for_exam, exam.patient.sex, exam.patient.birth_date, exam.site_id)


def find_order_hints(
    codes: Sequence[str], *, text: str, sex: str, birth_date: date | None, patient_id: int | None
) -> tuple[Reason, ...]:
    if not codes:
        return ()
    wanted = [Wanted(t.code, t.modality, t.body_part) for t in list_exam_types() if t.code in codes]
    others = list_exams_of_patient(patient_id, limit=LOOKED_AT) if patient_id else []
    return _find(wanted, others, text, sex, birth_date, None)


def _find(
    wanted: Sequence[Wanted],
    others: Iterable[ExamFacts],
    text: str,
    sex: str,
    birth_date: date | None,
    site_id: int | None,
) -> tuple[Reason, ...]:
    policy, today = get_policy("workflow.appropriateness", site_id=site_id), clock.now().date()
    age = (today - birth_date).days / DAYS_A_YEAR if birth_date else None
    rows = [other for other in others if other.state not in ENDED_STATES]
    zones = {pk: ZoneInfo(get_site(pk).time_zone) for pk in {other.site_id for other in rows}}
    person = Person(sex, age)
    facts = {"text": text, "person": person, "today": today, "policy": policy.payload, "version": policy.label}
    return find_hints(wanted, [_to_other(other, zones[other.site_id]) for other in rows], **facts)


def _to_other(exam: ExamFacts, zone: ZoneInfo) -> Other:
    done = exam.stamps.get("finished") or exam.stamps.get("started")
    is_done = exam.state not in BEFORE_SCAN
    return Other(
        code=exam.exam_type_code,
        names=exam.exam_type_names,
        modality=exam.modality,
        body_part=exam.body_part,
        accession=exam.accession,
        received_on=exam.received_at.astimezone(zone).date(),
        done_on=(done or exam.received_at).astimezone(zone).date() if is_done else None,
    )
