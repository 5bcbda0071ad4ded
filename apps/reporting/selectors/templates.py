from dataclasses import dataclass
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import NotFound
from apps.common.kernel.words import render_code
from apps.directory.public import get_site
from apps.reporting.engine.proposing import Offer, Wish, fits, order_offers
from apps.reporting.engine.templates import SECTIONS, WORDS, Slot, render_section
from apps.reporting.models import Report, ReportTemplate
from apps.reporting.selectors.reports import list_exams_of_reports, list_priors
from apps.workflow.public import ExamFacts


@dataclass(frozen=True)
class ProposedTemplate:
    code: str
    names: dict[str, str]
    is_proposed: bool
    version: int


@dataclass(frozen=True)
class FilledTemplate:
    """A template as text for one report: sections, and the slots of each."""

    code: str
    version: int
    lang: str
    texts: dict[str, str]
    slots: dict[str, list[Slot]]


def get_template(code: str) -> ReportTemplate:
    """Raises NotFound."""
    row = ReportTemplate.objects.filter(code=code).first()
    if row is None:
        raise NotFound("reporting.template_missing", template=code)
    return row


def list_templates_for(report: Report) -> list[ProposedTemplate]:
    """The templates in use for the modality, those that fit the exam first."""
    wish = make_wish(list_exams_of_reports([report])[report.id][0])
    rows = {row.code: row for row in ReportTemplate.objects.filter(is_active=True, modality=wish.modality)}
    offers = [
        Offer(row.code, row.modality, tuple(row.body_parts), tuple(row.exam_types), row.contrast)
        for row in rows.values()
    ]
    return [
        ProposedTemplate(one.code, rows[one.code].names, fits(one, wish), rows[one.code].version)
        for one in order_offers(offers, wish)
    ]


def make_wish(exam: ExamFacts) -> Wish:
    return Wish(exam.modality, exam.body_part, exam.exam_type_code, exam.contrast not in ("", "none"))


def fill_template(report: Report, code: str, *, lang: str, sites) -> FilledTemplate:
    """The template as text for this report; what the exam tells is in it, the rest are gaps. Raises NotFound."""
    row = get_template(code)
    exam = list_exams_of_reports([report])[report.id][0]
    automatic = read_automatic(report, exam, lang=lang, sites=sites)
    filled = {
        section: render_section(row.texts[lang].get(section, ""), lang=lang, automatic=automatic)
        for section in SECTIONS
    }
    return FilledTemplate(
        code,
        row.version,
        lang,
        {section: text for section, (text, _) in filled.items()},
        {section: slots for section, (_, slots) in filled.items()},
    )


def read_automatic(report: Report, exam: ExamFacts, *, lang: str, sites) -> dict[str, str]:
    """What the exam itself tells: side, name, and the newest signed prior of the same modality and body part."""
    words = WORDS[lang]
    priors = list_priors(report, sites=sites)
    exams = list_exams_of_reports(priors)
    same = [
        (prior, exams[prior.id][0])
        for prior in priors
        if exams[prior.id]
        and (exams[prior.id][0].modality, exams[prior.id][0].body_part) == (exam.modality, exam.body_part)
    ]
    prior = render_code("reporting.template_no_prior", words)
    if same:
        before, exam_before = same[0]
        day = before.first_signed_at.astimezone(ZoneInfo(get_site(before.site_id).time_zone)).date()
        prior = f"{day.isoformat()} {exam_before.exam_type_names.get(words, '')}".strip()
    side = render_code(f"reporting.side_{exam.laterality}", words) if exam.laterality in ("L", "R", "B") else ""
    return {"side": side, "exam": exam.exam_type_names.get(words, ""), "prior": prior}
