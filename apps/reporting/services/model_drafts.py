"""Texts that models draft: asked for or handed in, audited by rules and a different model, used by a person or not."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Permanent, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.qc.public import ask_local_model, audit_draft, make_content, mask_identifiers
from apps.reporting.engine.drafting import (
    PROMPT_VERSION,
    BadDraft,
    DraftKind,
    DraftOutcome,
    compare_with_draft,
    make_patient_messages,
    read_patient_draft,
)
from apps.reporting.models import ModelDraft, ReportVersion
from apps.reporting.selectors.reports import get_verified_version
from apps.reporting.services.drafts import lock_row
from apps.reporting.services.snapshots import make_snapshot
from apps.workflow.public import ExamFacts, get_exam, list_exams

BATCH = 10


def is_drafting_on() -> bool:
    policy = get_policy("reporting.drafting").payload
    return bool(policy["enabled"] and policy["url"] and policy["model"])


def ask_patient_draft(report_id: int, *, actor: Actor) -> ModelDraft:
    """Asks the model for the newest verified version in plain words; answered by `work_on_drafts`. Raises Refused while it is off."""
    if not is_drafting_on():
        raise Refused(Reason("reporting.drafting_off", severity="warning"))
    with transaction.atomic():
        report = lock_row(report_id)
        version = get_verified_version(report)
        waiting = ModelDraft.objects.filter(version=version, state=ModelDraft.State.WAITING).first()
        if waiting is not None:
            return waiting
        ModelDraft.objects.filter(version=version, outcome="").update(
            outcome=DraftOutcome.UNUSED, settled_at=clock.now(), settled_by_name=actor.name
        )
        draft = ModelDraft.objects.create(
            kind=DraftKind.PATIENT,
            exam_id=report.links.order_by("exam_id").values_list("exam_id", flat=True)[0],
            site_id=report.site_id,
            version=version,
            author=get_policy("reporting.drafting").payload["model"],
            prompt_version=PROMPT_VERSION,
            lang=report.lang,
            asked_at=clock.now(),
        )
        record(
            actor, "draft.asked", obj=f"report:{report_id}", patient_id=report.patient_id, detail={"draft": draft.id}
        )
    return draft


def take_report_draft(
    exam: ExamFacts, *, product: str, version: str, lang: str, findings: str, impression: str, actor: Actor
) -> ModelDraft:
    """A machine hands in a drafted report; its reader sees it with what the audit said."""
    draft = ModelDraft.objects.create(
        kind=DraftKind.REPORT,
        exam_id=exam.id,
        site_id=exam.site_id,
        author=f"{product} {version}",
        lang=lang,
        findings=findings,
        impression=impression,
        asked_at=clock.now(),
    )
    record(actor, "draft.received", obj=f"exam:{exam.id}", patient_id=exam.patient_id, detail={"model": draft.author})
    return draft


def work_on_drafts() -> int:
    """Beat: writes and audits what waits; tells how many."""
    lost = clock.now() - timedelta(seconds=get_policy("reporting.drafting").payload["give_up_s"])
    free = ModelDraft.objects.filter(Q(started_at=None) | Q(started_at__lt=lost), state=ModelDraft.State.WAITING)
    n = 0
    for draft_id in list(free.order_by("id").values_list("id", flat=True)[:BATCH]):
        if free.filter(pk=draft_id).update(started_at=clock.now()):
            _work(ModelDraft.objects.select_related("version__report").get(pk=draft_id))
            n += 1
    return n


def _work(draft: ModelDraft) -> None:
    exams = _list_exams(draft)
    patient = exams[0].patient
    secrets = [patient.name, *patient.name.split(), *(exam.accession for exam in exams)]
    try:
        if draft.kind == DraftKind.PATIENT:
            original = _find_original(draft.version)
            policy = get_policy("reporting.drafting").payload
            draft.author = policy["model"]
            asked = make_patient_messages(mask_identifiers(original, secrets), draft.lang)
            draft.impression = read_patient_draft(ask_local_model(policy, asked), original)
            texts = {"findings": original, "impression": draft.impression}
        else:
            texts = {"findings": draft.findings, "impression": draft.impression}
        audit = audit_draft(
            make_snapshot(texts, exams, lang=draft.lang),
            content=make_content(exams[0], draft.asked_at),
            secrets=secrets,
            author=draft.author,
            is_rewording=draft.kind == DraftKind.PATIENT,
            site_id=draft.site_id,
        )
        draft.state, draft.verdict, draft.audit = ModelDraft.State.READY, audit.verdict, audit.to_json()
    except Permanent as failure:
        draft.state, draft.error = ModelDraft.State.FAILED, failure.reason.code
    except BadDraft:
        draft.state, draft.error = ModelDraft.State.FAILED, "reporting.draft_bad"
    draft.ready_at = clock.now()
    draft.save(update_fields=["author", "impression", "state", "verdict", "audit", "error", "ready_at"])


def _list_exams(draft: ModelDraft) -> list[ExamFacts]:
    if draft.version is None:
        return [get_exam(draft.exam_id)]
    return list_exams(draft.version.report.links.values_list("exam_id", flat=True))


def _find_original(version: ReportVersion) -> str:
    return version.impression or version.findings


def take_draft(draft_id: int, *, actor: Actor) -> ModelDraft:
    """The reader takes a drafted report over; what is left of it is counted when the report is signed. Raises NotFound, Refused."""
    with transaction.atomic():
        draft = ModelDraft.objects.select_for_update().filter(pk=draft_id, kind=DraftKind.REPORT).first()
        if draft is None:
            raise NotFound("reporting.draft_missing", draft=draft_id)
        if draft.state != ModelDraft.State.READY or draft.outcome:
            raise Refused(Reason("reporting.draft_not_ready", {"state": draft.outcome or draft.state}, "warning"))
        if draft.taken_at is None:
            draft.taken_at = clock.now()
            draft.save(update_fields=["taken_at"])
            record(
                actor,
                "draft.taken",
                obj=f"exam:{draft.exam_id}",
                patient_id=get_exam(draft.exam_id).patient_id,
                detail={"draft": draft.id, "model": draft.author, "verdict": draft.verdict},
            )
    return draft


def settle_report_drafts(exam_ids: list[int], *, findings: str, impression: str, actor: Actor) -> None:
    """At the signature: a draft that was taken over stood unchanged or was edited, any other was not used."""
    drafts = ModelDraft.objects.select_for_update().filter(exam_id__in=exam_ids, kind=DraftKind.REPORT, outcome="")
    for draft in drafts.order_by("id"):
        text = f"{draft.findings}\n{draft.impression}"
        _settle(draft, text, f"{findings}\n{impression}" if draft.taken_at else None, actor)


def settle_patient_draft(version: ReportVersion, *, draft_id: int | None, text: str, actor: Actor) -> None:
    """A person released words for the patient: from this draft, or from none."""
    drafts = ModelDraft.objects.select_for_update().filter(version=version, outcome="", state=ModelDraft.State.READY)
    for draft in drafts.order_by("id"):
        _settle(draft, draft.impression, text if draft.id == draft_id else None, actor)


def _settle(draft: ModelDraft, drafted: str, final: str | None, actor: Actor) -> None:
    draft.outcome, draft.kept_share = (
        (DraftOutcome.UNUSED, None) if final is None else compare_with_draft(drafted, final)
    )
    draft.settled_at, draft.settled_by_name = clock.now(), actor.name
    draft.save(update_fields=["outcome", "kept_share", "settled_at", "settled_by_name"])
