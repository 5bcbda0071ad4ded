"""Reading is given out: taken by a reader, given by a colleague, or by the rules; what lies idle goes back."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.directory.public import get_user
from apps.reporting.engine.allocation import allocate, find_subspecialty
from apps.reporting.engine.states import ReportState
from apps.reporting.models import Assignment, Draft, ReaderProfile, Report
from apps.reporting.selectors.allocation import (
    find_assignments,
    list_readers,
    make_cases,
    read_rules,
    to_reader,
)
from apps.reporting.selectors.reading import is_unread, list_unread_exams
from apps.workflow.public import ExamFacts, get_exam

How, End = Assignment.How, Assignment.End


def claim_exam(exam_id: int, *, take_over: bool = False, actor: Actor) -> Assignment:
    """This reader reads it. Somebody else has it: Refused with the name, unless taken over, which they are told."""
    with transaction.atomic():
        exam = _get_unread(exam_id)
        open_row = _lock_open(exam_id)
        if open_row and open_row.reader_id == actor.id:
            return open_row
        if open_row:
            if not take_over:
                raise Refused(Reason("reporting.read_by_other", {"name": open_row.reader_name}, "warning"))
            _end(open_row, End.PASSED_ON)
            _tell(open_row.reader_id, "reporting.reading_taken", exam, actor)
        return _give(exam, actor.id, actor.name, How.CLAIMED, actor)


def claim_if_free(exam: ExamFacts, *, actor: Actor) -> None:
    """Who begins a report has the exam, unless somebody else has it."""
    if actor.kind == "person" and _lock_open(exam.id) is None:
        _give_unless_taken(exam, actor.id, actor.name, How.CLAIMED, actor)


def assign_exam(exam_id: int, *, reader_id: str, actor: Actor) -> Assignment:
    """Gives it to a colleague who may write reports at its site; raises Invalid for anybody else."""
    exam = get_exam(exam_id)
    reader = next((row for row in list_readers(sites=[exam.site_id]) if row.id == str(reader_id)), None)
    if reader is None:
        raise Invalid({"reader_id": Reason("reporting.reader_unfit", severity="error")})
    with transaction.atomic():
        exam = _get_unread(exam_id)
        open_row = _lock_open(exam_id)
        if open_row and open_row.reader_id == reader.id:
            return open_row
        if open_row:
            _end(open_row, End.PASSED_ON)
            _tell(open_row.reader_id, "reporting.reading_taken", exam, actor)
        given = _give(exam, reader.id, reader.name, How.ASSIGNED, actor)
        _tell(reader.id, "reporting.reading_given", exam, actor)
    return given


def return_exam(exam_id: int, *, actor: Actor) -> None:
    """Back to everybody; only who has it gives it back."""
    with transaction.atomic():
        open_row = _lock_open(exam_id)
        if open_row is None or open_row.reader_id != actor.id:
            raise Refused(Reason("reporting.not_yours", severity="warning"))
        _end(open_row, End.RETURNED)
        record(actor, "reading.returned", obj=f"exam:{exam_id}")


def end_assignments(exam_ids: list[int]) -> None:
    """Signed: nobody has it to read any more."""
    rows = Assignment.objects.filter(exam_id__in=exam_ids, ended_at=None)
    rows.update(ended_at=clock.now(), end=End.SIGNED)


def release_idle(now: datetime) -> int:
    """What nobody wrote on for the policy's minutes goes back to everybody; returns how many."""
    saved = Draft.objects.filter(report__links__exam_id=OuterRef("exam_id")).values("saved_at")
    rows = Assignment.objects.filter(ended_at=None, assigned_at__lt=now).annotate(saved_at=Subquery(saved))
    idle = [row for row in rows.order_by("pk") if _is_idle(row, now)]
    return sum(_release(row) for row in idle)


def allocate_unread(*, sites: set[int] | None = None, actor: Actor) -> int:
    """Gives what nobody has to readers who are there, by the rules of each site; returns how many."""
    exams = list_unread_exams(sites=sites)
    taken = find_assignments([exam.id for exam in exams])
    free = {exam.id: exam for exam in exams if exam.id not in taken}
    given = 0
    for site_id in sorted({exam.site_id for exam in free.values()}):
        readers = {row.id: row for row in list_readers() if row.is_available}
        here = [exam for exam in free.values() if exam.site_id == site_id]
        rules = read_rules(site_id)
        for choice in allocate(make_cases(here), [to_reader(row) for row in readers.values()], rules):
            reader, exam = readers[choice.reader_id], free[choice.exam_id]
            given += _give_unless_taken(
                exam, reader.id, reader.name, How.AUTOMATIC, actor, subspecialty=choice.subspecialty
            )
    return given


def tend_reading(now: datetime) -> None:
    """Beat: idle ones go back, then free ones are given out where the policy says so."""
    release_idle(now)
    if get_policy("reporting.allocation").payload["automatic"]:
        allocate_unread(actor=Actor.system("reading"))


def save_reader(
    user_id: str,
    *,
    subspecialties: list[str] | None = None,
    max_open: int | None = None,
    is_available: bool,
    actor: Actor,
) -> ReaderProfile:
    """What somebody reads, how much at once, and whether they are there; what is not named stays."""
    known = {row["code"] for row in read_rules().subspecialties}
    if unknown := sorted(set(subspecialties or ()) - known):
        raise Invalid({"subspecialties": Reason("reporting.subspecialty_unknown", {"code": unknown[0]}, "error")})
    user = get_user(user_id)
    facts = {"subspecialties": subspecialties, "max_open": max_open, "is_available": is_available}
    facts = {name: value for name, value in facts.items() if value is not None}
    with transaction.atomic():
        profile, _ = ReaderProfile.objects.update_or_create(user=user, defaults=facts)
        record(actor, "reading.reader_saved", obj=f"user:{user.id}", detail=facts)
    return profile


def _get_unread(exam_id: int) -> ExamFacts:
    """Raises Refused when there is nothing to read, or its report was handed over; a report that is begun is locked against its signature."""
    exam = get_exam(exam_id)
    report = Report.objects.select_for_update(of=["self"]).filter(links__exam_id=exam_id).first()
    if not is_unread(exam) or (report and report.state != ReportState.DRAFT):
        raise Refused(Reason("reporting.nothing_to_read", {"accession": exam.accession, "state": exam.state}, "error"))
    return exam


def _lock_open(exam_id: int) -> Assignment | None:
    return Assignment.objects.select_for_update().filter(exam_id=exam_id, ended_at=None).first()


def _give(
    exam: ExamFacts, reader_id: str, name: str, how: Assignment.How, actor: Actor, *, subspecialty: str | None = None
) -> Assignment:
    """Raises Conflict when somebody else was given it at the same moment."""
    if subspecialty is None:
        rows = read_rules(exam.site_id).subspecialties
        subspecialty = find_subspecialty(rows, modality=exam.modality, body_part=exam.body_part)
    try:
        with transaction.atomic():
            given = Assignment.objects.create(
                exam_id=exam.id,
                site_id=exam.site_id,
                modality=exam.modality,
                reader_id=reader_id,
                reader_name=name,
                how=how,
                subspecialty=subspecialty,
                assigned_at=clock.now(),
                assigned_by_name=actor.name,
            )
    except IntegrityError:
        raise Conflict(Reason("reporting.read_by_other", {"name": ""}, "warning")) from None
    record(
        actor, "reading.given", obj=f"exam:{exam.id}", patient_id=exam.patient_id, detail={"to": name, "how": str(how)}
    )
    return given


def _give_unless_taken(
    exam: ExamFacts, reader_id: str, name: str, how: Assignment.How, actor: Actor, *, subspecialty: str | None = None
) -> bool:
    try:
        _give(exam, reader_id, name, how, actor, subspecialty=subspecialty)
    except Conflict:
        return False
    return True


def _end(row: Assignment, end: Assignment.End) -> None:
    row.ended_at, row.end = clock.now(), end
    row.save(update_fields=["ended_at", "end"])


def _is_idle(row: Assignment, now: datetime) -> bool:
    limit = get_policy("reporting.allocation", site_id=row.site_id).payload["idle_min"][row.how]
    return max(row.assigned_at, row.saved_at or row.assigned_at) + timedelta(minutes=limit) <= now


def _release(row: Assignment) -> bool:
    with transaction.atomic():
        open_row = _lock_open(row.exam_id)
        if open_row is None or open_row.pk != row.pk:
            return False
        _end(open_row, End.IDLE)
        record(Actor.system("reading"), "reading.idle", obj=f"exam:{row.exam_id}", detail={"of": row.reader_name})
    return True


def _tell(reader_id: str, code: str, exam: ExamFacts, actor: Actor) -> None:
    reason = Reason(code, {"accession": exam.accession, "name": actor.name}, "info")
    notify([reader_id], reason, link=f"/reading?exam={exam.id}")
