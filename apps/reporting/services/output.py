"""A report on paper, in the language it was written in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf
from apps.directory.public import get_site
from apps.reporting.engine.states import VersionKind
from apps.reporting.engine.templates import SECTIONS, WORDS
from apps.reporting.models import Report, ReportVersion
from apps.workflow.public import ExamFacts


def render_report(report: Report, version: ReportVersion, exams: list[ExamFacts]) -> bytes:
    """The printed report, in the language it was written in."""
    lang = WORDS[report.lang]

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
    for section in SECTIONS:
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
