"""The second signature: who is asked, until when, what was changed, and what goes back to the author."""

from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.reporting.engine.second_signature import (
    SECTIONS,
    compare_versions,
    find_minutes,
    judge_signature,
    needs_two_readers,
)
from apps.reporting.engine.states import ReportState, VersionKind
from apps.reporting.models import Countersign, Report, ReportVersion
from apps.reporting.selectors.allocation import list_readers
from apps.reporting.services.drafts import lock_row
from apps.workflow.public import ExamFacts, list_exams

State, Discordance = Countersign.State, Countersign.Discordance


def decide_action(report: Report, exams: list[ExamFacts], *, may_verify: bool, actor: Actor) -> str:
    """`sign` or `sign_preliminary`; raises Refused when the exam needs a second reader and this one was the first."""
    rules = get_policy("reporting.second_signature", site_id=report.site_id).payload["double_reading"]
    facts = [
        {
            "modality": e.modality,
            "body_part": e.body_part,
            "exam_type": e.exam_type_code,
            "patient_class": e.patient_class,
        }
        for e in exams
    ]
    needs_two = report.state != ReportState.AMENDING and any(needs_two_readers(rules, one) for one in facts)
    action = judge_signature(
        may_verify=may_verify,
        signer_id=actor.id,
        first_signers=[v.signer_id for v in report.versions.all() if v.kind == VersionKind.PRELIMINARY],
        needs_two=needs_two,
    )
    if action == "refused":
        raise Refused(Reason("reporting.second_person_needed", severity="error"))
    return action


def will_verify(report: Report, exams: list[ExamFacts], *, may_verify: bool, actor: Actor) -> bool:
    """Whether this person's signature verifies the report as it stands; who was the first of two readers reads that it does not."""
    try:
        return decide_action(report, exams, may_verify=may_verify, actor=actor) == "sign"
    except Refused:
        return False


def ask_second_signature(version: ReportVersion, exams: list[ExamFacts], *, ask_of: str, actor: Actor) -> Countersign:
    """The version waits; the one who is asked by name is told. Raises Invalid for somebody who may not verify it."""
    report = version.report
    asked = None
    if ask_of:
        readers = list_readers(sites=[report.site_id])
        asked = next((r for r in readers if r.id == ask_of and r.may_verify and r.id != actor.id), None)
        if asked is None:
            raise Invalid({"ask_of": Reason("reporting.may_not_verify", severity="error")})
    minutes = get_policy("reporting.second_signature", site_id=report.site_id).payload["countersign_min"]
    Countersign.objects.filter(report=report, state=State.OPEN).update(state=State.REPLACED)
    row = Countersign.objects.create(
        report=report,
        version=version,
        site_id=report.site_id,
        author_id=version.signer_id,
        asked_of_id=asked.id if asked else "",
        asked_of_name=asked.name if asked else "",
        asked_at=version.signed_at,
        due_at=version.signed_at + timedelta(minutes=find_minutes(minutes, min(e.priority_rank for e in exams))),
    )
    if asked:
        _tell(asked.id, "reporting.countersign_asked", exams, actor)
    return row


def settle_second_signature(
    version: ReportVersion, exams: list[ExamFacts], *, discordance: str, note: str, actor: Actor
) -> None:
    """What the second signature changed is kept. Changed findings need a judgement; raises Invalid without one."""
    row = Countersign.objects.select_for_update().filter(report=version.report, state=State.OPEN).first()
    if row is None:
        return
    texts = [{name: getattr(v, name) for name in SECTIONS} for v in (row.version, version)]
    difference = compare_versions(*texts)
    if difference.sections and not discordance:
        raise Invalid({"discordance": Reason("reporting.judge_difference", severity="error")})
    row.state, row.done_at, row.done_by_name, row.done_version = State.DONE, version.signed_at, actor.name, version
    row.discordance = discordance if difference.sections else Discordance.NONE
    row.changed_share, row.note = difference.share, note.strip()
    row.save()
    if row.author_id != actor.id:
        code = "reporting.countersigned_changed" if difference.sections else "reporting.countersigned"
        _tell(row.author_id, code, exams, actor)


def return_preliminary(report_id: int, *, note: str, actor: Actor) -> Countersign:
    """Back to the author with a word; raises Refused when nothing waits."""
    if not note.strip():
        raise Invalid({"note": Reason("reporting.needed", severity="error")})
    with transaction.atomic():
        report = lock_row(report_id)
        row = Countersign.objects.select_for_update().filter(report=report, state=State.OPEN).first()
        if row is None:
            raise Refused(Reason("reporting.no_countersign", severity="warning"))
        row.state, row.note, row.done_at, row.done_by_name = State.RETURNED, note.strip(), clock.now(), actor.name
        row.save()
        record(actor, "report.returned", obj=f"report:{report.id}", patient_id=report.patient_id)
        _tell(row.author_id, "reporting.returned", list_exams(report.links.values_list("exam_id", flat=True)), actor)
    return row


def _tell(person_id: str, code: str, exams: list[ExamFacts], actor: Actor) -> None:
    reason = Reason(code, {"accession": exams[0].accession, "name": actor.name}, "info")
    notify([person_id], reason, link=f"/reading?tab=countersign&exam={exams[0].id}")
