"""A signed text as a page: what was read, who signed or refused, who was there, and the strokes of the pen."""

from zoneinfo import ZoneInfo

from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf
from apps.directory.public import get_site
from apps.safety.models import Signature
from apps.workflow.public import ExamFacts


def print_signature(row: Signature, exam: ExamFacts) -> bytes:
    """In the language in which it was read."""

    def say(code: str, **params: str) -> str:
        return render_code(f"safety.{code}", row.language, params)

    zone = ZoneInfo(get_site(exam.site_id).time_zone)
    patient, at = exam.patient, row.at.astimezone(zone)
    rows = [
        (say("paper_patient"), f"{patient.name} · {patient.mrn} · {patient.birth_date or '-'}"),
        (say("paper_exam"), f"{exam.exam_type_names.get(row.language, exam.exam_type_code)} · {exam.accession}"),
        (say("paper_decision"), say("paper_refused" if row.is_refused else "paper_agreed")),
        (say("paper_signed_by"), f"{row.signed_by} ({say(f'relation_{row.relation}')})"),
        (say("paper_witness"), row.witnessed_by),
        (say("paper_at"), f"{at:%Y-%m-%d %H:%M}"),
    ]
    if row.note:
        rows.append((say("paper_note"), row.note))
    if row.withdrawn_at:
        gone = f"{row.withdrawn_at.astimezone(zone):%Y-%m-%d %H:%M} {row.withdrawn_by}: {row.withdrawn_why}"
        rows.append((say("paper_withdrawn"), gone))
    pen = Block("strokes", strokes=row.strokes) if row.strokes else Block("text", say("paper_on_paper"))
    blocks = [Block("text", row.text), Block("rule"), Block("rows", rows=rows), Block("heading", say("paper_pen")), pen]
    return render_pdf(row.title, blocks, lang=row.language, footer=row.document)
