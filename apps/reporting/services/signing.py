"""The signature: checks, re-authentication, version, facts for the pathway, release."""

from dataclasses import dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import check_again, find_code_need, find_proof, get_user
from apps.qc.public import Finding, ReportSnapshot, check_report, get_engine_version, is_positive, settle_alerts
from apps.reporting.engine.states import LIFECYCLE, ReportState, VersionKind
from apps.reporting.engine.templates import SECTIONS, find_gap
from apps.reporting.events import ReportHandedOver, ReportSigned
from apps.reporting.models import Draft, Report, ReportVersion
from apps.reporting.services.allocation import end_assignments
from apps.reporting.services.cosign import ask_second_signature, decide_action, settle_second_signature
from apps.reporting.services.drafts import is_locked_by_other, lock_row
from apps.reporting.services.model_drafts import settle_report_drafts
from apps.reporting.services.releasing import release_report
from apps.reporting.services.snapshots import make_snapshot
from apps.workflow.public import ExamFacts, list_exams, record_fact, request


def sign_report(
    report_id: int,
    *,
    actor: Actor,
    may_verify: bool,
    revision: int,
    password: str = "",
    code: str = "",
    code_given_at: int | None = None,
    proved_at: int | None = None,
    override_reason: str = "",
    ask_of: str = "",
    discordance: str = "",
    note: str = "",
    expected_version: int | None = None,
) -> ReportVersion:
    """Signs the draft as it stands at `revision`: verified by one who may, preliminary by anybody else.

    A preliminary one waits for `ask_of`, or for any who may verify; a second signature judges what it changed (`discordance`).
    `code_given_at`: when this session gave its last code of a second factor, in seconds of the epoch; `proved_at`: when it last proved itself at the hospital's sign-in.
    Raises Refused (no pen, wrong password or code, blocking findings without a reason, scan not finished), Conflict (text moved on).
    """
    site_id = Report.objects.filter(pk=report_id).values_list("site_id", flat=True).first()
    confirm_identity(actor, password, code, code_given_at=code_given_at, proved_at=proved_at, site_id=site_id)
    with transaction.atomic():
        report = lock_row(report_id, expected_version=expected_version)
        if is_locked_by_other(report, actor):
            raise Refused(Reason("reporting.locked", {"name": report.lock_owner_name}, severity="warning"))
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        action = decide_action(report, exams, may_verify=may_verify, actor=actor)
        may_verify = action == "sign"
        state = LIFECYCLE.next(report.state, action)
        draft = Draft.objects.select_for_update().get(report=report)
        if draft.revision != revision:
            raise Conflict(
                Reason("reporting.changed_meanwhile", {"name": draft.saved_by}, "warning"),
                current={"revision": draft.revision},
            )
        if gap := find_gap(draft.technique):  # the report checks read findings and impression only
            raise Refused(Reason("reporting.technique_gap", {"text": gap}, severity="error"))
        snapshot = make_snapshot({name: getattr(draft, name) for name in SECTIONS}, exams, lang=report.lang)
        findings = check_report(snapshot, stage="sign", site_id=report.site_id)
        _pass_gate(findings, override_reason)
        settle_alerts(report.id, findings, snapshot, reason=override_reason.strip(), actor=actor)
        version = _add_version(report, draft, may_verify, findings, override_reason, actor, snapshot)
        was_amending = report.state == ReportState.AMENDING
        report.state, report.version = state, report.version + 1
        report.lock_owner_id, report.lock_owner_name, report.locked_at = "", "", None
        if may_verify and report.first_signed_at is None:
            report.first_signed_at = version.signed_at
        report.save()
        if may_verify:
            settle_second_signature(version, exams, discordance=discordance, note=note, actor=actor)
        else:
            ask_second_signature(version, exams, ask_of=ask_of, actor=actor)
        end_assignments([exam.id for exam in exams])
        settle_report_drafts([e.id for e in exams], findings=draft.findings, impression=draft.impression, actor=actor)
        _tell_pathway(exams, may_verify, was_amending, version, actor)
        record(
            actor,
            "report.signed" if may_verify else "report.handed_over",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={
                "version": version.number,
                "kind": version.kind,
                "overridden": len([f for f in findings if f.blocking]),
            },
        )
        exam_ids = [exam.id for exam in exams]
        if not may_verify:
            publish(ReportHandedOver(report.id, version.number, exam_ids), aggregate=f"report:{report.id}")
        else:
            draft.delete()
            publish(
                ReportSigned(report.id, version.number, version.kind, exam_ids, version.author_id),
                aggregate=f"report:{report.id}",
            )
            if get_policy("reporting.signing", site_id=report.site_id).payload["release_on_sign"]:
                release_report(report.id, actor=actor)
    return version


@dataclass(frozen=True)
class ProofNeeds:
    """What a signature needs: `proof` "password", "provider" (sign in there once more) or ""; `code` "ask", "set_up" a second factor first, or ""."""

    proof: str = ""
    code: str = ""


def confirm_identity(
    actor: Actor, password: str, code: str, *, code_given_at: int | None, proved_at: int | None, site_id: int | None
) -> None:
    """The password once more, or a fresh proof at the hospital's sign-in, and a fresh code, for people, while policies ask for them.

    A machine proves itself by its token each time.
    """
    needs = find_proof_needs(actor, code_given_at=code_given_at, proved_at=proved_at, site_id=site_id)
    if needs.code == "set_up":
        raise Refused("reporting.second_factor_needed")
    if needs.proof == "provider":
        raise Refused("directory.provider_proof_needed")
    faults = {}
    if needs.proof and not password:
        faults["password"] = Reason("reporting.password_needed", severity="error")
    if needs.code and not code.strip():
        faults["code"] = Reason("reporting.code_needed", severity="error")
    if faults:
        raise Invalid(faults)
    given = code if code.strip() and actor.kind == "person" else None  # one that nobody asked for is checked as well
    if needs.proof or given is not None:
        check_again(actor.id, password=password if needs.proof else None, code=given, source="signature")


def find_proof_needs(
    actor: Actor, *, code_given_at: int | None, proved_at: int | None, site_id: int | None
) -> ProofNeeds:
    if actor.kind != "person":
        return ProofNeeds()
    is_asked = get_policy("reporting.signing", site_id=site_id).payload["password_again"]
    return ProofNeeds(
        proof=find_proof(get_user(actor.id), proved_at=proved_at) if is_asked else "",
        code=find_code_need(actor.id, site_id=site_id, given_at=code_given_at),
    )


def _pass_gate(findings: list[Finding], override_reason: str) -> None:
    blocking = [finding for finding in findings if finding.blocking]
    if blocking and not override_reason.strip():
        raise Refused(
            Reason("reporting.blocked_by_findings", {"n": len(blocking)}, severity="block"),
            others=[finding.reason for finding in blocking],
        )


def _add_version(
    report: Report,
    draft: Draft,
    may_verify: bool,
    findings: list[Finding],
    override_reason: str,
    actor: Actor,
    snapshot: ReportSnapshot,
) -> ReportVersion:
    last = report.versions.last()
    blocked = any(finding.blocking for finding in findings)
    return ReportVersion.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        kind=draft.kind if may_verify else VersionKind.PRELIMINARY,
        reason=draft.reason,
        technique=draft.technique,
        findings=draft.findings,
        impression=draft.impression,
        author_id=report.author_id if report.state != ReportState.AMENDING else actor.id,
        author_name=report.author_name if report.state != ReportState.AMENDING else actor.name,
        signer_id=actor.id,
        signer_name=actor.name,
        signed_at=clock.now(),
        checks=[finding.to_json() for finding in findings],
        engine_version=get_engine_version(),
        is_positive=is_positive(snapshot),
        override_reason=override_reason.strip() if blocked else "",
    )


def _tell_pathway(
    exams: list[ExamFacts], may_verify: bool, was_amending: bool, version: ReportVersion, actor: Actor
) -> None:
    """A first verification is a wish that a rule may refuse (the scan still runs); everything else is a fact."""
    for exam in exams:
        if not may_verify:
            record_fact(exam.id, "report_preliminary", at=version.signed_at, source="person", actor=actor)
        elif (
            was_amending
            or "sign" not in exam.allowed_actions
            and exam.state in ("reported", "delivered", "discontinued")
        ):
            record_fact(exam.id, "report_signed", at=version.signed_at, source="person", actor=actor)
        else:
            request(exam.id, "sign", actor=actor, at=version.signed_at)
