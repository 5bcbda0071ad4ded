"""A released report goes into the studies of its exams as DICOM objects: structured text, and the PDF."""

from zoneinfo import ZoneInfo

from apps.common.files import open_file
from apps.common.kernel.words import render_code
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.imaging.public import EnclosedPdf, Section, TextReport, emit_object, list_studies, withdraw_objects
from apps.reporting.engine.templates import SECTIONS, WORDS
from apps.reporting.models import Release, Report, ReportVersion
from apps.reporting.selectors.releases import find_standing_release

FORMS = ("sr", "pdf")


def file_report_objects(report_id: int, number: int) -> None:
    """Twice changes nothing; of two versions the newer one stays in use. A withdrawn one is not filed."""
    release = find_standing_release(report_id)
    if release is None or release.version.number != number:
        return
    forms = get_policy("reporting.output", site_id=release.report.site_id).payload["as_dicom"]
    title = render_code("reporting.pdf_title", WORDS[release.report.lang], {})
    for study_id, accession in _list_studies(release.report).items():
        for form in forms:
            content = _make_content(form, release, title, accession)
            emit_object(
                study_id,
                content,
                source=f"report:{report_id}/{form}",
                edition=f"v{number}",
                description=f"{title} ({form.upper()})",
            )


def withdraw_report_objects(report_id: int) -> None:
    """Unless a corrected version has left meanwhile."""
    if find_standing_release(report_id) is not None:
        return
    report = Report.objects.get(pk=report_id)
    for study_id in _list_studies(report):
        withdraw_objects(study_id, [f"report:{report.id}/{form}" for form in FORMS])


def _list_studies(report: Report) -> dict[int, str]:
    """Accession number by study."""
    exams = report.links.order_by("exam_id").values_list("exam_id", "exam__accession")
    return {study.id: accession for exam_id, accession in exams for study in list_studies(exam_id)}


def _make_content(form: str, release: Release, title: str, accession: str) -> TextReport | EnclosedPdf:
    if form == "pdf":
        return EnclosedPdf(open_file(release.pdf_sha256), title)
    return _make_text(release.report, release.version, accession)


def _make_text(report: Report, version: ReportVersion, accession: str) -> TextReport:
    site = get_site(report.site_id)
    texts = [(name, getattr(version, name)) for name in SECTIONS]
    return TextReport(
        lang=report.lang,
        sections=tuple(Section(name, text) for name, text in texts if text.strip()),
        author=_to_person_name(version.author_name),
        verifier=_to_person_name(version.signer_name),
        organization=site.name.get(WORDS[report.lang], site.code),
        verified_at=f"{version.signed_at.astimezone(ZoneInfo(site.time_zone)):%Y%m%d%H%M%S}",
        accession=accession,
    )


def _to_person_name(name: str) -> str:
    """As one component: the account does not say which part is the family name."""
    return name.translate(str.maketrans("\\^=", "   "))[:64]
