"""Release: the verified version leaves the department as a PDF, and is open to the one who asked for it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.files import store_file
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf
from apps.directory.public import get_site
from apps.reporting.engine.states import ReportState, VersionKind
from apps.reporting.events import ReportReleased
from apps.reporting.models import Addressee, Release, Report, ReportVersion
from apps.reporting.services.drafts import lock_row
from apps.workflow.public import ExamFacts, list_exams, record_fact

LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def release_report(report_id: int, *, actor: Actor) -> Release:
    """Releases the version that stands, once; raises Refused while nothing is verified."""
    with transaction.atomic():
        report = lock_row(report_id)
        version = report.versions.exclude(kind=VersionKind.PRELIMINARY).last()
        if version is None or report.state not in (ReportState.FINAL, ReportState.AMENDING):
            raise Refused(Reason("reporting.nothing_verified", severity="error"))
        known = Release.objects.filter(version=version).first()
        if known:
            return known
        exams = list_exams(report.links.values_list("exam_id", flat=True))
        stored = store_file(
            render_report(report, version, exams), media_type="application/pdf", name=f"{exams[0].accession}.pdf"
        )
        release = Release.objects.create(
            report=report,
            version=version,
            pdf_sha256=stored.sha256,
            released_at=clock.now(),
            released_by=actor.name,
        )
        address_release(release, exams)
        exam_ids = [exam.id for exam in exams]
        for exam_id in exam_ids:
            record_fact(exam_id, "report_delivered", at=release.released_at, source="system", actor=actor)
        record(
            actor,
            "report.released",
            obj=f"report:{report.id}",
            patient_id=report.patient_id,
            detail={"version": version.number, "sha256": stored.sha256},
        )
        publish(ReportReleased(report.id, version.number, exam_ids, stored.sha256), aggregate=f"report:{report.id}")
    return release


def address_release(release: Release, exams: list[ExamFacts]) -> None:
    """It takes the place of the report's earlier releases in the lists of those who asked."""
    Addressee.objects.filter(release__report_id=release.report_id).delete()
    referrers = {exam.referrer_id for exam in exams if exam.referrer_id}
    Addressee.objects.bulk_create(
        Addressee(release=release, referrer_id=referrer, released_at=release.released_at) for referrer in referrers
    )


def render_report(report: Report, version: ReportVersion, exams: list[ExamFacts]) -> bytes:
    """The printed report, in the language it was written in."""
    lang = LANGUAGES[report.lang]

    def word(code: str, **params) -> str:
        return render_code(f"reporting.{code}", lang, params)

    site = get_site(report.site_id)
    zone = ZoneInfo(site.time_zone)
    patient = exams[0].patient
    rows = [
        (word("pdf_patient"), f"{patient.name}  {word(f'sex_{patient.sex}')}  {patient.birth_date or ''}".rstrip()),
        (word("pdf_mrn"), patient.mrn),
        (word("pdf_exam"), "; ".join(exam.exam_type_names.get(lang, exam.exam_type_code) for exam in exams)),
        (word("pdf_accession"), ", ".join(exam.accession for exam in exams)),
        (word("pdf_referrer"), exams[0].referrer_name),
        (word("pdf_reason"), exams[0].reason_for_exam),
    ]
    blocks = [Block("rows", rows=[row for row in rows if row[1]]), Block("rule")]
    if version.number > 1 and version.kind != VersionKind.FINAL:
        blocks.append(Block("text", word(f"pdf_{version.kind}", number=version.number, reason=version.reason)))
    for section in ("technique", "findings", "impression"):
        text = getattr(version, section)
        if text.strip():
            blocks += [Block("heading", word(f"pdf_{section}")), Block("text", text)]
    names = {version.author_name: None, version.signer_name: None}
    signed = [
        (word("pdf_author"), version.author_name),
        (word("pdf_signer"), version.signer_name),
        (word("pdf_signed_at"), _local(version.signed_at, zone)),
    ]
    blocks += [Block("rule"), Block("rows", rows=signed if len(names) > 1 else signed[1:])]
    title = f"{site.name.get(lang, site.code)}  {word('pdf_title')}"
    footer = f"{exams[0].accession}  v{version.number}  {_local(version.signed_at, zone)}"
    return render_pdf(title, blocks, lang=lang, footer=footer)


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
