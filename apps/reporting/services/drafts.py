"""Writing: start, lock, autosave. Nothing typed is lost and nothing is overwritten unseen."""

from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.reporting.engine.differences import compare_texts
from apps.reporting.engine.states import LIFECYCLE, ReportState, VersionKind
from apps.reporting.engine.templates import SECTIONS
from apps.reporting.models import Draft, Report, ReportExam
from apps.reporting.services.allocation import claim_if_free
from apps.workflow.public import ExamFacts, list_exams, record_fact

READABLE = ("acquired", "reported", "delivered", "discontinued")


def start_report(exam_ids: list[int], *, lang: str = "zh", actor: Actor) -> Report:
    """The report of these exams, made when there is none; raises Refused before there is anything to read."""
    exams = list_exams(exam_ids)
    if not exams or len(exams) != len(set(exam_ids)):
        raise NotFound("workflow.exam_missing", exam=sorted(set(exam_ids) - {exam.id for exam in exams}))
    if len({exam.patient_id for exam in exams}) > 1:
        raise Invalid({"exam_ids": Reason("reporting.several_patients", severity="error")})
    for exam in exams:
        _check_readable(exam)
    with transaction.atomic():
        ids = ReportExam.objects.filter(exam_id__in=exam_ids).values("report_id")
        known = list(Report.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
        if len(known) > 1:
            raise Refused(Reason("reporting.several_reports", {"reports": [row.id for row in known]}, severity="error"))
        report = known[0] if known else _create(exams, lang, actor)
        for exam in exams:
            link, made = ReportExam.objects.get_or_create(exam_id=exam.id, defaults={"report": report})
            if made:
                record_fact(exam.id, "report_started", at=clock.now(), source="person", actor=actor)
                claim_if_free(exam, actor=actor)
            elif link.report_id != report.id:  # somebody else began at the same moment
                raise Conflict(current={"report_id": link.report_id})
    return report


def _check_readable(exam: ExamFacts) -> None:
    early = exam.state == "in_progress" and exam.is_emergency and exam.facets.get("images", "none") != "none"
    if exam.state not in READABLE and not early:
        raise Refused(Reason("reporting.nothing_to_read", {"state": exam.state, "accession": exam.accession}, "error"))


def _create(exams: list[ExamFacts], lang: str, actor: Actor) -> Report:
    first, now = exams[0], clock.now()
    report = Report.objects.create(
        patient_id=first.patient_id,
        site_id=first.site_id,
        modality=first.modality,
        lang=lang,
        author_id=actor.id,
        author_name=actor.name,
        started_at=now,
        lock_owner_id=actor.id,
        lock_owner_name=actor.name,
        locked_at=clock.real_now(),
    )
    Draft.objects.create(report=report, saved_at=now, saved_by=actor.name)
    record(actor, "report.started", obj=f"report:{report.id}", patient_id=first.patient_id)
    return report


def lock_row(report_id: int, *, expected_version: int | None = None) -> Report:
    """The report under a database lock; raises NotFound, or Conflict when the caller's version is stale."""
    report = Report.objects.select_for_update(of=("self",)).filter(pk=report_id).first()
    if report is None:
        raise NotFound("reporting.report_missing", report=report_id)
    if expected_version is not None and expected_version != report.version:
        raise Conflict(current={"version": report.version, "state": report.state})
    return report


def is_locked_by_other(report: Report, actor: Actor) -> bool:
    """A lock counts while its owner shows life within the policy's minutes."""
    if not report.lock_owner_id or report.lock_owner_id == actor.id or report.locked_at is None:
        return False
    idle = get_policy("reporting.signing", site_id=report.site_id).payload["lock_idle_min"]
    return clock.real_now() - report.locked_at < timedelta(minutes=idle)


def open_for_writing(report_id: int, *, take_over: bool = False, actor: Actor) -> Report:
    """The pen. Somebody else holds it: Refused with the name, unless taken over, which they are told."""
    with transaction.atomic():
        report = lock_row(report_id)
        if report.state == ReportState.FINAL:
            raise Refused(
                Reason("reporting.report_state", {"state": report.state, "action": "write"}, severity="error")
            )
        if is_locked_by_other(report, actor):
            if not take_over:
                raise Refused(Reason("reporting.locked", {"name": report.lock_owner_name}, severity="warning"))
            record(
                actor,
                "report.taken_over",
                obj=f"report:{report.id}",
                patient_id=report.patient_id,
                detail={"from": report.lock_owner_name},
            )
            notify(
                [report.lock_owner_id],
                Reason("reporting.taken_over", {"name": actor.name, "report": report.id}, "warning"),
                link=f"/reading?exam={report.links.values_list('exam_id', flat=True).first()}",
                severity="warning",
            )
        _give_pen(report, actor)
    return report


def _give_pen(report: Report, actor: Actor) -> None:
    report.lock_owner_id, report.lock_owner_name, report.locked_at = actor.id, actor.name, clock.real_now()
    report.save(update_fields=["lock_owner_id", "lock_owner_name", "locked_at"])


def lay_down_pen(report_id: int, *, actor: Actor) -> None:
    """Gives the lock back; somebody else's is left alone."""
    with transaction.atomic():
        report = lock_row(report_id)
        if report.lock_owner_id == actor.id:
            report.lock_owner_id, report.lock_owner_name, report.locked_at = "", "", None
            report.save(update_fields=["lock_owner_id", "lock_owner_name", "locked_at"])


def save_draft(
    report_id: int, *, texts: dict[str, str], client: str, sequence: int, revision: int, actor: Actor
) -> Draft:
    """Autosave. `sequence` counts one client's saves, so that a late or repeated one is harmless.

    Raises Conflict with the standing text and a line diff when another hand saved meanwhile or holds the pen.
    """
    with transaction.atomic():
        report = lock_row(report_id)
        draft = Draft.objects.select_for_update().filter(report=report).first()
        if draft is None or report.state == ReportState.FINAL:
            raise Refused(
                Reason("reporting.report_state", {"state": report.state, "action": "write"}, severity="error")
            )
        if is_locked_by_other(report, actor):
            raise _make_conflict("reporting.locked", report, draft, texts)
        if client == draft.client and sequence <= draft.sequence:
            return draft
        if client != draft.client and revision != draft.revision:
            raise _make_conflict("reporting.changed_meanwhile", report, draft, texts)
        for name in SECTIONS:
            setattr(draft, name, texts.get(name, getattr(draft, name)))
        draft.client, draft.sequence, draft.revision = client, sequence, draft.revision + 1
        draft.saved_at, draft.saved_by = clock.now(), actor.name
        draft.save()
        _give_pen(report, actor)
    return draft


def _make_conflict(code: str, report: Report, draft: Draft, texts: dict[str, str]) -> Conflict:
    current = {
        **{name: getattr(draft, name) for name in SECTIONS},
        "revision": draft.revision,
        "saved_by": draft.saved_by,
        "saved_at": draft.saved_at.isoformat(),
        "lock_owner_name": report.lock_owner_name,
        "diff": {name: compare_texts(texts.get(name, ""), getattr(draft, name)) for name in SECTIONS},
    }
    name = report.lock_owner_name if code == "reporting.locked" else draft.saved_by
    return Conflict(Reason(code, {"name": name}, severity="warning"), current=current)


def begin_amendment(
    report_id: int, *, kind: str, reason: str, expected_version: int | None = None, actor: Actor
) -> Report:
    """Opens a signed report again, as an addendum or an amendment; what was signed stays as it is."""
    if kind not in (VersionKind.ADDENDUM, VersionKind.AMENDMENT):
        raise Invalid({"kind": Reason("reporting.kind_unknown", {"kind": kind}, severity="error")})
    if not reason.strip():
        raise Invalid({"reason": Reason("reporting.reason_needed", severity="error")})
    with transaction.atomic():
        report = lock_row(report_id, expected_version=expected_version)
        report.state = LIFECYCLE.next(report.state, "amend")
        report.version += 1
        report.save()
        last = report.versions.last()
        Draft.objects.update_or_create(
            report=report,
            defaults={
                **{name: getattr(last, name) for name in SECTIONS},
                "kind": kind,
                "reason": reason.strip(),
                "saved_at": clock.now(),
                "saved_by": actor.name,
                "client": "",
                "sequence": 0,
            },
        )
        _give_pen(report, actor)
        for link in report.links.all():
            record_fact(link.exam_id, "report_started", at=clock.now(), source="person", actor=actor)
        record(
            actor,
            f"report.{kind}_begun",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"reason": reason},
        )
    return report


def discard_amendment(report_id: int, *, actor: Actor) -> Report:
    """Drops an amendment that was begun; the signed version stands."""
    with transaction.atomic():
        report = lock_row(report_id)
        if is_locked_by_other(report, actor):
            raise Refused(Reason("reporting.locked", {"name": report.lock_owner_name}, severity="warning"))
        report.state = LIFECYCLE.next(report.state, "discard")
        report.version += 1
        report.lock_owner_id, report.lock_owner_name, report.locked_at = "", "", None
        report.save()
        report.draft.delete()
        record(actor, "report.amendment_discarded", obj=f"report:{report.id}", patient_id=report.patient_id)
    return report
