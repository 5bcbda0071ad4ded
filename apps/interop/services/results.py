"""A report becomes one ORU^R01 an exam and partner: when it is handed over, released, corrected, and when it is taken back."""

from functools import partial

from django.conf import settings

from apps.common.kernel.words import render_code
from apps.interop.engine.results import CORRECTED, FINAL, PRELIMINARY, WITHDRAWN, ResultFacts, write_result
from apps.interop.services.queueing import put_in_line
from apps.reporting.public import get_report
from apps.workflow.public import list_exams

SECTIONS = ("technique", "findings", "impression")
STATUS = {"preliminary": PRELIMINARY, "final": FINAL, "addendum": CORRECTED, "amendment": CORRECTED}


def write_results(report_id: int, version_number: int, exam_ids: list[int], *, is_withdrawn: bool = False) -> int:
    """How many messages were put in line; the same version again puts none."""
    report = get_report(report_id)
    version = next(v for v in report.versions.all() if v.number == version_number)
    lang = "en" if report.lang == "en" else "zh-Hans"
    status = WITHDRAWN if is_withdrawn else STATUS[version.kind]
    facts = ResultFacts(
        status=status,
        reported_at=version.signed_at,
        author=version.signer_name,
        sections=[(render_code(f"interop.section_{s}", lang), getattr(version, s)) for s in SECTIONS],
        conclusion_title=render_code("interop.section_conclusion", lang),
        conclusion=version.is_positive,
        pdf_url="" if status in (PRELIMINARY, WITHDRAWN) else _address(version.release.pk),
    )
    cause = f"report:{report_id}:{version_number}{':withdrawn' if is_withdrawn else ''}"
    write = partial(_write, facts)
    return sum(
        put_in_line("results", exam, kind="ORU^R01", cause=cause, lang=lang, write=write)
        for exam in list_exams(exam_ids)
    )


def _address(release_id: int) -> str:
    """Where a partner opens the PDF with its FHIR token: what `DiagnosticReport.presentedForm` names too."""
    return f"{settings.RADFLOW_ADDRESS}/fhir/Binary/{release_id}"


def _write(facts: ResultFacts, envelope, subject) -> str:
    return write_result(envelope, subject, facts)
