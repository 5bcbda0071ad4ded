"""ORU^R01: a released report as text, one OBX a section, with the link to its PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from apps.interop.engine.segments import escape, write_header, write_time


@dataclass(frozen=True)
class ResultFacts:
    control_id: str
    at: datetime
    to_app: str
    to_facility: str
    issuer: str
    mrn: str
    name: str
    birth_date: str  # YYYYMMDD or ""
    sex: str
    patient_class: str
    placer_number: str
    accession: str
    exam_code: str
    exam_name: str
    started_at: datetime | None
    reported_at: datetime
    status: str  # F final, C corrected
    author: str
    sections: Sequence[tuple[str, str]]  # title, text
    pdf_url: str
    charset: str = "UNICODE UTF-8"


def write_result(facts: ResultFacts) -> str:
    """The message with CR between segments (HL7 v2.5.1, chapter 7)."""
    name = escape(facts.name)
    ideographic = any("\u3400" <= c <= "\u9fff" for c in facts.name)
    universal = f"{escape(facts.exam_code)}^{escape(facts.exam_name)}^99RADFLOW"
    lines = [
        write_header(
            kind="ORU^R01",
            structure="ORU_R01",
            control_id=facts.control_id,
            at=facts.at,
            to_app=facts.to_app,
            to_facility=facts.to_facility,
            charset=facts.charset,
        ),
        f"PID|1||{escape(facts.mrn)}^^^{escape(facts.issuer)}^MR||{name}^^^^^^L{'^I' if ideographic else ''}||{facts.birth_date}|{facts.sex}",
        f"PV1|1|{facts.patient_class}",
        f"ORC|RE|{escape(facts.placer_number)}|{escape(facts.accession)}||CM",
        f"OBR|1|{escape(facts.placer_number)}|{escape(facts.accession)}|{universal}|||{write_time(facts.started_at) if facts.started_at else ''}|||||||||||||||{write_time(facts.reported_at)}||RAD|{facts.status}|||||||^{escape(facts.author)}",
    ]
    n = 0
    for title, text in facts.sections:
        if text.strip():
            n += 1
            lines.append(f"OBX|{n}|TX|^{escape(title)}^99RADFLOW|{n}|{escape(text.strip())}||||||{facts.status}")
    lines.append(f"OBX|{n + 1}|RP|^PDF^99RADFLOW|{n + 1}|{escape(facts.pdf_url)}^RADFLOW^AP^PDF||||||{facts.status}")
    return "\r".join(lines) + "\r"
