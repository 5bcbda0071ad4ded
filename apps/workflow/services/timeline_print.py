from datetime import datetime
from zoneinfo import ZoneInfo

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf
from apps.directory.public import get_site
from apps.workflow.engine.intervals import list_intervals
from apps.workflow.selectors.exams import get_exam
from apps.workflow.selectors.timeline import list_timeline


def print_timeline(exam_id: int, *, lang: str, actor: Actor) -> bytes:
    """The timeline of an exam as a PDF, times in the site's zone with whose clock said so."""
    exam = get_exam(exam_id)
    zone = ZoneInfo(get_site(exam.site_id).time_zone)

    def say(code: str, **params) -> str:
        return render_code(f"workflow.{code}", lang, params)

    def show(at: datetime | None) -> str:
        return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if at else ""

    head = [
        (
            say("print.patient"),
            f"{exam.patient.name}  {say(f'sex.{exam.patient.sex}')}  {exam.patient.birth_date or ''}  {exam.patient.mrn}",
        ),
        (say("print.exam"), f"{exam.exam_type_names.get(lang) or exam.exam_type_code} {exam.laterality}".strip()),
        (say("print.accession"), f"{exam.accession} ({exam.issuer})"),
        (say("print.state"), say(f"state.{exam.state}")),
        (say("print.referrer"), exam.referrer_name),
        (say("print.reason"), exam.reason_for_exam),
    ]
    rows = [(show(e.at), _line(e, say)) for e in list_timeline(exam_id, lang)]
    spans = [
        (say(f"interval.{code}"), say("print.minutes", minutes=minutes))
        for code, minutes in list_intervals(exam.stamps)
    ]
    blocks = [Block("rows", rows=head), Block("rule"), Block("rows", rows=rows)]
    if spans:
        blocks += [Block("heading", say("print.intervals")), Block("rows", rows=spans)]
    record(actor, "timeline.printed", obj=f"exam:{exam.id}", patient_id=exam.patient_id)
    return render_pdf(say("timeline"), blocks, lang=lang, footer=f"{exam.accession}  {show(clock.now())}")


def _line(entry, say) -> str:
    parts = [entry.text]
    if entry.from_state != entry.to_state:
        parts.append(f"{say(f'state.{entry.from_state}')} → {say(f'state.{entry.to_state}')}")
    source = say(f"source.{entry.source}")
    parts.append(f"{entry.actor_name} ({source})" if entry.actor_name else source)
    if entry.is_undone:
        parts.append(say("print.undone"))
    if entry.note:
        parts.append(entry.note)
    return " · ".join(p for p in parts if p)
